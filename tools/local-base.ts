import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from './container-engine';
import type { BasePlan } from './container-test/base-plan';
import {
  certificatesFile,
  configArguments,
  debootstrapArguments,
  mirrorOf,
  nodePackage,
  osRelease,
  planKey,
} from './container-test/base-plan';
import { openStore } from './container-test/buildah-host';
import { output } from './container-test/host';

// Makes a stand-in for the Dockerfile's base image where no registry of images can be reached: a minimal Debian of
// this machine's release and mirror, Node 24 and npm. For tests only; prints the path of a docker-archive.
// It needs Debian, root, buildah and debootstrap, as .ci/run installs them.

const version = 1;
const validDays = 7;

const npmSays = (key: string): string | undefined => {
  const said = output('npm', ['config', 'get', key], { cwd: root });
  return said === '' || said === 'null' || said === 'undefined' ? undefined : said;
};

const planned = (): BasePlan => {
  const release = readFileSync('/etc/os-release', 'utf8');
  const suite = osRelease(release, 'VERSION_CODENAME');
  if (osRelease(release, 'ID') !== 'debian' || !suite) throw new Error('this is not a Debian machine');
  if (process.getuid?.() !== 0) throw new Error('only root can make a Debian from its packages');
  const format = '$(REPO_URI) $(RELEASE) $(COMPONENT) $(ORIGIN)';
  const targets = output('apt-get', ['indextargets', '--format', format, 'Created-By: Packages']);
  const trusted = process.env['NODE_EXTRA_CA_CERTS'] || npmSays('cafile');
  return Object.freeze({
    mirror: mirrorOf(targets, suite),
    suite,
    nodePackage: nodePackage(process.arch),
    npmRegistry: npmSays('registry') ?? '',
    certificates: trusted && existsSync(trusted) ? readFileSync(trusted, 'utf8') : undefined,
  });
};

const write = (file: string, text: string): void => {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
};

const addNode = (plan: BasePlan, folder: string, system: string): string => {
  const packed = output('npm', ['pack', '--silent', plan.nodePackage, '--pack-destination', folder], {
    cwd: folder,
  });
  output('tar', ['-xzf', path.join(folder, packed), '-C', folder]);
  const node = path.join(system, 'usr/local/bin/node');
  copyFileSync(path.join(folder, 'package/bin/node'), node);
  chmodSync(node, 0o755);
  const npm = path.join(output('npm', ['root', '--global']), 'npm');
  cpSync(npm, path.join(system, 'usr/local/lib/node_modules/npm'), { recursive: true });
  for (const name of ['npm', 'npx']) {
    const link = `#!/bin/sh\nexec node /usr/local/lib/node_modules/npm/bin/${name}-cli.js "$@"\n`;
    write(path.join(system, 'usr/local/bin', name), link);
    chmodSync(path.join(system, 'usr/local/bin', name), 0o755);
  }
  return output(node, ['--version']).replace(/^v/, '');
};

const addSettings = (plan: BasePlan, system: string): void => {
  if (plan.npmRegistry) write(path.join(system, 'usr/local/etc/npmrc'), `registry=${plan.npmRegistry}\n`);
  if (plan.certificates !== undefined) write(path.join(system, certificatesFile), plan.certificates);
  // As in Docker's image: a script in front, which our Dockerfile has to remove.
  const entrypoint = path.join(system, 'usr/local/bin/docker-entrypoint.sh');
  write(entrypoint, '#!/bin/sh\nexec "$@"\n');
  chmodSync(entrypoint, 0o755);
  output('chroot', [system, 'useradd', '--uid', '1000', '--user-group', '--create-home', 'node']);
  for (const name of ['var/cache/apt', 'var/lib/apt/lists', 'dev']) {
    rmSync(path.join(system, name), { recursive: true, force: true });
    mkdirSync(path.join(system, name));
  }
};

const make = (plan: BasePlan, archive: string): void => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'quest-base-'));
  const store = openStore('buildah', folder);
  try {
    const system = path.join(folder, 'system');
    output('debootstrap', debootstrapArguments(plan, system));
    const nodeVersion = addNode(plan, folder, system);
    addSettings(plan, system);
    const buildah = (...args: readonly string[]): string => output('buildah', [...store.options, ...args]);
    const container = buildah('from', 'scratch');
    buildah('add', '--quiet', container, system, '/');
    buildah('config', ...configArguments(plan, nodeVersion), container);
    const image = buildah('commit', '--quiet', '--rm', '--format', 'docker', container);
    mkdirSync(path.dirname(archive), { recursive: true });
    const next = `${archive}.${process.pid}.tmp`;
    buildah('push', '--quiet', image, `docker-archive:${next}:localhost/quest-base:24`);
    renameSync(next, archive);
  } finally {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

const fresh = (archive: string): boolean =>
  existsSync(archive) && Date.now() - statSync(archive).mtimeMs < validDays * 24 * 3_600_000;

try {
  const plan = planned();
  const cache = path.join(root, '.cache/container-base');
  const archive = path.join(cache, `${planKey(plan, version)}.tar`);
  if (!fresh(archive)) {
    rmSync(cache, { recursive: true, force: true });
    make(plan, archive);
  }
  console.log(archive);
} catch (error) {
  console.error(`local-base: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 2;
}
