import type { Image, Layer } from './image-archive';
import type { Entry } from './tar';

/** One thing that is shown: its title, and what is wrong with it, if anything. */
export type Check = Readonly<{ title: string; fault: string | undefined }>;

const secretFile =
  /(^|\/)(\.env(\..*)?|\.npmrc|\.netrc|\.git-credentials|id_(rsa|dsa|ecdsa|ed25519)|[^/]+\.(pem|key|p12|pfx)|\.(aws|ssh|git|docker)(\/.*)?)$/i;
// An AWS access key id, a private key, a GitHub, GitLab, npm or Slack token.
const secretValue =
  /\b(AKIA|ASIA)[0-9A-Z]{16}\b|-----BEGIN [A-Z ]*PRIVATE KEY-----|\bgh[pousr]_\w{36}|\bglpat-[\w-]{20}|\bnpm_\w{36}|\bxox[bp]-\d/;
const history = /(^|\/)\.(\w+_history|history|lesshst|viminfo)$/;
const cache =
  /(^|\/)(\.npm|_cacache|\.cache|\.yarn)(\/|$)|^var\/(cache\/apt\/|lib\/apt\/lists\/)|^tmp\/.|^root\/./;

const none = (title: string, found: readonly string[]): Check => ({
  title,
  fault: found.length === 0 ? undefined : `${found.slice(0, 5).join(', ')}${found.length > 5 ? ', ...' : ''}`,
});

/** What nobody should find in the layers we add to the base. */
export const ownFaults = (entries: readonly Entry[]): readonly Check[] => {
  const where = (wrong: (entry: Entry) => boolean): readonly string[] =>
    entries.filter(wrong).map(({ path }) => `/${path}`);
  return [
    none(
      'our layers hold no key, no token and no file made for them',
      where(
        ({ path, file, content }) =>
          secretFile.test(path) || (file && secretValue.test(content.toString('latin1'))),
      ),
    ),
    none(
      'our layers hold no node_modules',
      where(({ path }) => /(^|\/)node_modules(\/|$)/.test(path)),
    ),
    none(
      'our layers hold no package cache and no leftovers in /tmp or /root',
      where(({ path }) => cache.test(path)),
    ),
    none(
      'our layers set no user or group on execution',
      where(({ file, mode }) => file && (mode & 0o6000) !== 0),
    ),
    none(
      'the service may not rewrite its own files',
      where(({ path, uid, mode }) => path.startsWith('app/') && (uid !== 0 || (mode & 0o022) !== 0)),
    ),
  ];
};

/** What nobody should find anywhere in the image. */
export const imageFaults = (image: Image, planted: string): readonly Check[] => [
  none(
    'the secrets planted in the build context and the environment are nowhere in the image',
    [
      ...image.layers.map(({ tar }, index) => (tar.includes(planted) ? `layer ${index}` : '')),
      image.configText.includes(planted) ? 'the configuration' : '',
    ].filter((place) => place !== ''),
  ),
  none(
    'there is no shell history in the image',
    image.layers.flatMap(({ entries }) =>
      entries.filter(({ path }) => history.test(path)).map(({ path }) => `/${path}`),
    ),
  ),
];

/** Whether the layers we add stay small: they are what every deployment has to fetch. */
export const sizeCheck = (layers: readonly Layer[], limitMb: number): Check => {
  const mb = layers.reduce((sum, { tar }) => sum + tar.length, 0) / 1e6;
  return {
    title: `our layers have at most ${limitMb} MB: ${mb.toFixed(2)} MB`,
    fault: mb <= limitMb ? undefined : 'too large',
  };
};

/** Whether the image says how it is run, exactly as the Dockerfile meant it. */
export const settingsChecks = (
  { settings }: Image,
  labels: Readonly<Record<string, string>>,
): readonly Check[] => {
  const is = (title: string, value: unknown, expected: unknown): Check => {
    const [got, wanted] = [JSON.stringify(value), JSON.stringify(expected)];
    return {
      title: `${title} is ${wanted}`,
      fault: got === wanted ? undefined : `it is ${got ?? 'missing'}`,
    };
  };
  return [
    is('CMD', settings.Cmd, ['node', '/app/service.js']),
    is('ENTRYPOINT', settings.Entrypoint ?? [], []),
    is('HEALTHCHECK', settings.Healthcheck?.Test, ['CMD', 'node', '/app/healthcheck.js']),
    is('USER', settings.User, '1000:1000'),
    is('WORKDIR', settings.WorkingDir, '/app'),
    is('STOPSIGNAL', settings.StopSignal, 'SIGTERM'),
    is('EXPOSE', Object.keys(settings.ExposedPorts ?? {}), ['3000/tcp']),
    is(
      'NODE_ENV',
      settings.Env?.filter((line) => line.startsWith('NODE_ENV=')),
      ['NODE_ENV=production'],
    ),
    ...Object.entries(labels).map(([name, value]) => is(`label ${name}`, settings.Labels?.[name], value)),
  ];
};
