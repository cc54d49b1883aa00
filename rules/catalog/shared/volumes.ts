import { is } from '../../core/expectation';
import { each, type Predicate, property } from '../../core/property';
import { show } from '../../core/value';
import { compliant, indeterminate } from '../../core/verdict';

/**
 * Judges whether the volume at a path is encrypted (`''` for a resource that is one). Without a word of it, a new volume
 * is encrypted only where the account says so, and one made from a snapshot as the snapshot is:
 * https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html
 */
export function encryptedVolume(path: string): Predicate {
  const encrypted = property(within(path, 'Encrypted'), is(true), { absent: false });
  const sources = path === '' ? ['SnapshotId', 'SourceVolumeId'] : ['SnapshotId'];
  return (resource, context) => {
    const given = context.read(resource, within(path, 'Encrypted'));
    const [source] = sources.flatMap((name) => context.read(resource, within(path, name)) ?? []);
    if (given !== undefined || source === undefined) return encrypted(resource, context);
    const at = within(path, 'Encrypted');
    return indeterminate(
      at,
      `${at} is absent, and the volume is encrypted only if ${show(source)} is; expected true`,
    );
  };
}

function within(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

/** Judges every EBS volume of a list of block devices; other devices hold no volume. */
export function encryptedVolumes(list: string): Predicate {
  return each(list, (device) => {
    const encrypted = encryptedVolume(`${device}.Ebs`);
    return (resource, context) =>
      context.read(resource, `${device}.Ebs`) === undefined ? compliant() : encrypted(resource, context);
  });
}
