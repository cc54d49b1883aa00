import { bundled, lockedSbom, narrowed, sbomCheck } from '../../tools/container-test/sbom';

const entry = (path: string, text: string) => ({
  path,
  file: true,
  mode: 0o644,
  uid: 0,
  content: Buffer.from(text),
});
const rule = `\n\n${'-'.repeat(80)}\n\n`;

const image = (code: string, notices: readonly string[]) => [
  entry('app/service.js', code),
  entry('app/healthcheck.js', ''),
  entry('app/NOTICES.txt', notices.map((head) => `${head}\n\nthe licence`).join(rule)),
];

const component = (name: string, version: string) => ({
  name,
  version,
  'bom-ref': `${name}@${version}`,
  properties: [],
});
const sbom = {
  components: [
    component('express', '5.3.0'),
    component('@pinojs/redact', '0.4.0'),
    component('yaml', '2.9.1'),
  ],
  dependencies: [
    { ref: 'root@1', dependsOn: ['express@5.3.0', 'yaml@2.9.1'] },
    { ref: 'express@5.3.0', dependsOn: ['@pinojs/redact@0.4.0', 'yaml@2.9.1'] },
    { ref: 'yaml@2.9.1', dependsOn: [] },
  ],
};

const code = `
// node_modules/express/index.js
var a;
  // ../x/node_modules/@pinojs/redact/index.js
`;
const notices = ['express 5.3.0 (MIT)', '@pinojs/redact 0.4.0 (MIT)'];

test('the bill names what is bundled, and nothing else', () => {
  const { fault, sbom: bill } = sbomCheck(image(code, notices), sbom);
  expect(fault).toBeUndefined();
  expect(bill.components.map(({ name }) => name)).toEqual(['express', '@pinojs/redact']);
  expect(bill.dependencies).toEqual([{ ref: 'express@5.3.0', dependsOn: ['@pinojs/redact@0.4.0'] }]);
});

test('a package of another version than the locked one is a fault', () => {
  expect(narrowed(sbom, ['express@5.3.1'])).toMatchObject({ missing: ['express@5.3.1'] });
});

test('the two lists in the image have to agree', () => {
  expect(bundled(image(code, ['express 5.3.0 (MIT)'])).faults).toEqual([
    '@pinojs/redact is not in NOTICES.txt',
  ]);
  expect(bundled(image(code, [...notices, 'left-pad 1.0.0 (MIT)'])).faults).toEqual([
    'left-pad is in no bundle',
  ]);
  expect(bundled(image('minified', [])).faults).toEqual(['no module path was found in the bundles']);
});

test("the lockfile's bill holds what the service needs, without calling it a matter of development", () => {
  const { components } = lockedSbom();
  expect(components.map(({ name }) => name)).toEqual(expect.arrayContaining(['express', 'zod', 'debug']));
  expect(JSON.stringify(components)).not.toContain('cdx:npm:package:development');
});
