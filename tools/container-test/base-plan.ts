import { createHash } from 'node:crypto';

/** What the stand-in base depends on; when one of these changes, it is made anew. */
export type BasePlan = Readonly<{
  mirror: string;
  suite: string;
  nodePackage: string;
  npmRegistry: string;
  /** The certificates npm is told to trust on this machine, where it is. */
  certificates: string | undefined;
}>;

const architectures: Readonly<Record<string, string>> = { x64: 'x64', arm64: 'arm64' };

/** The npm package that carries the newest Node 24 for an architecture as Node names it. */
export const nodePackage = (architecture: string): string => {
  const known = architectures[architecture];
  if (!known) throw new Error(`there is no Node 24 for ${architecture} among the npm packages we know`);
  return `node-linux-${known}@24`;
};

/**
 * The mirror this machine itself installs a Debian release from.
 *
 * Takes lines `<address> <suite> <component> <origin>`, as `apt-get indextargets` prints them for packages. Mirrors
 * of others (Docker's, NodeSource's) have another origin; updates and security another suite.
 */
export const mirrorOf = (targets: string, suite: string): string => {
  const mirrors = targets.split('\n').flatMap((line) => {
    const [address, release, component, origin] = line.trim().split(/\s+/);
    return address && release === suite && component === 'main' && origin === 'Debian' ? [address] : [];
  });
  const [mirror] = mirrors;
  if (!mirror) throw new Error(`apt has no source of Debian's for ${suite}; see: apt-get indextargets`);
  return mirror;
};

/** The value of a key in the text of /etc/os-release. */
export const osRelease = (text: string, key: string): string | undefined =>
  new RegExp(`^${key}="?([^"\\n]*)"?$`, 'm').exec(text)?.[1];

/** The arguments that put a minimal Debian into `folder`. */
export const debootstrapArguments = ({ suite, mirror }: BasePlan, folder: string): readonly string[] => [
  '--variant=minbase',
  `--keyring=/usr/share/keyrings/debian-archive-keyring.gpg`,
  suite,
  folder,
  mirror,
];

/** Names a plan: the same for the same plan, another for any other. `version` is that of the way it is carried out. */
export const planKey = (plan: BasePlan, version: number): string =>
  createHash('sha256')
    .update(JSON.stringify([version, plan]))
    .digest('hex')
    .slice(0, 16);

/** What `buildah config` is told, so that the base looks like Docker's node:24 where it matters to us. */
export const configArguments = ({ certificates }: BasePlan, nodeVersion: string): readonly string[] => [
  ...['--env', 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'],
  ...['--env', `NODE_VERSION=${nodeVersion}`],
  // Where TLS is intercepted, npm in the build stage has to trust what this machine's npm trusts.
  ...(certificates === undefined ? [] : ['--env', `NODE_EXTRA_CA_CERTS=${certificatesFile}`]),
  ...['--cmd', '["node"]', '--entrypoint', '["docker-entrypoint.sh"]'],
];

/** Where the base keeps the certificates. */
export const certificatesFile = '/etc/ssl/certs/ca-certificates.crt';
