import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { rightsFaults } from '../../tools/container-test/behaviour';
import { confined } from '../../tools/container-test/buildah-host';
import { imageFaults, ownFaults, settingsChecks, sizeCheck } from '../../tools/container-test/contents';
import { plantedContext } from '../../tools/container-test/context';
import { ownLayers, readImage } from '../../tools/container-test/image-archive';
import { readTar } from '../../tools/container-test/tar';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'quest-image-test-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (name: string, text: string, mode = 0o644): void => {
  const file = path.join(folder, 'in', name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  chmodSync(file, mode);
};

const tar = (...options: readonly string[]): Buffer =>
  execFileSync('tar', ['-c', ...options, '-C', path.join(folder, 'in'), '.']);
// Only GNU's tar has these options.
const withTar = process.platform === 'linux' ? test : test.skip;
const asRoot = ['--owner=0', '--group=0', '--numeric-owner'];

const faults = (checks: readonly { title: string; fault: string | undefined }[]) =>
  checks.flatMap(({ fault }) => (fault === undefined ? [] : [fault]));

withTar.each(['pax', 'gnu', 'ustar'])('a tar archive in the format %s is read as it is', (format) => {
  const long = `${'long/'.repeat(format === 'ustar' ? 10 : 30)}${'n'.repeat(90)}.txt`;
  put(long, 'deep');
  put('app/tool', 'x'.repeat(1000), 0o4755);
  const files = readTar(tar(`--format=${format}`, ...asRoot)).filter(({ file }) => file);
  expect(
    Object.fromEntries(files.map(({ path: name, mode, content }) => [name, [mode, content.length]])),
  ).toEqual({
    [long]: [0o644, 4],
    'app/tool': [0o4755, 1000],
  });
});

withTar('a tar archive that is cut short is refused', () => {
  put('a', 'x'.repeat(2000));
  expect(() => readTar(tar().subarray(0, 1024))).toThrow('cut short');
});

withTar('a layer as ours should be has no fault', () => {
  put('app/service.js', '// AKIA is how the ids of access keys begin\n');
  put('app/NOTICES.txt', 'MIT\n');
  expect(faults(ownFaults(readTar(tar(...asRoot))))).toEqual([]);
});

withTar('whatever is planted in a layer is found, each by its own check', () => {
  put('app/.env', 'A=1');
  put('app/note.txt', ['-----BEGIN RSA', 'PRIVATE KEY-----'].join(' '));
  put('app/key.txt', `id=${'AKIA'}${'ABCDEFGHIJKLMNOP'}`);
  put('app/node_modules/left/over.js', '');
  put('root/.npm/_cacache/index', '');
  put('usr/bin/tool', '', 0o4755);
  put('app/open.js', '', 0o666);
  const found = ownFaults(readTar(tar('--sort=name', ...asRoot))).map(({ fault }) => fault);
  expect(found).toEqual([
    '/app/.env, /app/key.txt, /app/note.txt',
    '/app/node_modules, /app/node_modules/left, /app/node_modules/left/over.js',
    '/root/.npm, /root/.npm/_cacache, /root/.npm/_cacache/index',
    '/usr/bin/tool',
    '/app/open.js',
  ]);
});

const archived = (): string => {
  const settings = { Cmd: ['node'], User: 'root', Env: ['WORD=planted-1'] };
  put('root/.bash_history', 'export WORD=planted-2');
  const layer = tar(...asRoot);
  rmSync(path.join(folder, 'in'), { recursive: true });
  const id = createHash('sha256').update(layer).digest('hex');
  mkdirSync(path.join(folder, 'in'));
  writeFileSync(path.join(folder, 'in/layer.tar'), layer);
  put('config.json', JSON.stringify({ config: settings, rootfs: { diff_ids: [`sha256:${id}`] } }));
  put('manifest.json', JSON.stringify([{ Config: 'config.json', Layers: ['layer.tar'] }]));
  writeFileSync(path.join(folder, 'image.tar'), tar());
  return path.join(folder, 'image.tar');
};

withTar('an image is searched through, in its layers and its configuration', () => {
  const image = readImage(archived());
  expect(faults(imageFaults(image, 'planted-1'))).toEqual(['the configuration', '/root/.bash_history']);
  expect(faults(imageFaults(image, 'planted-2'))).toEqual(['layer 0', '/root/.bash_history']);
  expect(faults(imageFaults(image, 'planted-3'))).toEqual(['/root/.bash_history']);
  expect(faults([sizeCheck(image.layers, 0.001)])).toEqual(['too large']);
  expect(faults(settingsChecks(image, { revision: 'abc' }))).toEqual([
    'it is ["node"]',
    'it is missing',
    'it is "root"',
    'it is missing',
    'it is missing',
    'it is []',
    'it is []',
    'it is missing',
  ]);
});

withTar('our layers are those above the base, and a foreign base is refused', () => {
  const image = readImage(archived());
  const ids = image.layers.map(({ id }) => id);
  expect(ownLayers(image, ids)).toEqual([]);
  expect(() => ownLayers(image, ['sha256:other'])).toThrow('not those of its base image');
  expect(() => ownLayers(image, [])).toThrow('not those of its base image');
});

test('the secret is planted in a copy of the project, never in the project', () => {
  put('service/main.ts', '');
  put('.git/config', '');
  plantedContext(path.join(folder, 'in'), path.join(folder, 'copy'), 'planted-4');
  expect(readFileSync(path.join(folder, 'copy/service/.env'), 'utf8')).toContain('planted-4');
  expect(existsSync(path.join(folder, 'in/service/.env'))).toBe(false);
  expect(existsSync(path.join(folder, 'copy/.git'))).toBe(false);
});

const good = `Name:\tnode
Uid:\t1000\t1000\t1000\t1000
Gid:\t1000\t1000\t1000\t1000
Groups:\t
CapInh:\t0000000000000000
CapPrm:\t0000000000000000
CapEff:\t0000000000000000
CapBnd:\t0000000000000000
CapAmb:\t0000000000000000
NoNewPrivs:\t1
`;

test('the rights of a process are read from its status', () => {
  expect(rightsFaults(good)).toEqual([]);
  expect(rightsFaults(good.replace('CapBnd:\t0000000000000000', 'CapBnd:\t00000000a80425fb'))).toEqual([
    'CapBnd is 00000000a80425fb',
  ]);
  expect(rightsFaults(good.replace('Uid:\t1000\t1000', 'Uid:\t1000\t0'))).toEqual([
    'Uid is 1000\t0\t1000\t1000',
  ]);
  expect(rightsFaults(good.replace('NoNewPrivs:\t1\n', ''))).toEqual(['NoNewPrivs is missing']);
});

test('no word of a command is read by the shell', () => {
  const args = confined('/a root', ['WORD=$(id)'], ['node', '-e', '`id`']);
  const script = args.indexOf('-c') + 1;
  expect(args.filter((word) => /[$`]/.test(word))).toEqual([args[script], 'WORD=$(id)', '`id`']);
  expect(args[script]).not.toMatch(/id\b|a root/);
});
