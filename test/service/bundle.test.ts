import { join } from 'node:path';
import { buildSync } from 'esbuild';

const { metafile } = buildSync({
  absWorkingDir: join(__dirname, '..', '..'),
  entryPoints: ['service/main.ts', 'service/healthcheck.ts'],
  bundle: true,
  platform: 'node',
  target: 'node24',
  outdir: 'dist',
  write: false,
  metafile: true,
});
const inputs = Object.entries(metafile.inputs);

test('the service imports nothing of ours outside its folder', () => {
  const foreign = inputs.map(([path]) => path).filter((path) => !/^(?:service|node_modules)\//.test(path));
  expect(inputs.length).toBeGreaterThan(30);
  expect(foreign).toEqual([]);
});

test('the service can start no other process', () => {
  const imports = inputs
    .filter(([path]) => path.startsWith('service/'))
    .flatMap(([, input]) => input.imports.map((imported) => imported.path));
  expect(imports).toContain('node:http');
  expect(imports.filter((path) => /child_process|cluster|worker_threads/.test(path))).toEqual([]);
});
