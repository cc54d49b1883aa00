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
  const at = (name: string): string => (path === '' ? name : `${path}.${name}`);
  const encrypted = property(at('Encrypted'), is(true), { absent: false });
  return (resource, context) => {
    const given = context.read(resource, at('Encrypted'));
    const source = ['SnapshotId', 'SourceVolumeId'].find(
      (name) => context.read(resource, at(name)) !== undefined,
    );
    if (given !== undefined || source === undefined) return encrypted(resource, context);
    const from = show(context.read(resource, at(source)));
    return indeterminate(
      at('Encrypted'),
      `${at('Encrypted')} is absent, and the volume is encrypted only if ${from} is; expected true`,
    );
  };
}

/** Judges every EBS volume of a list of block devices; other devices hold no volume. */
export function encryptedVolumes(list: string): Predicate {
  return each(list, (device) => {
    const encrypted = encryptedVolume(`${device}.Ebs`);
    return (resource, context) =>
      context.read(resource, `${device}.Ebs`) === undefined ? compliant() : encrypted(resource, context);
  });
}
