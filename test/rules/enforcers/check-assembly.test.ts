import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXCEPTION, type Workplace, workplace } from './workplace';

let here: Workplace;
beforeEach(() => {
  here = workplace();
});
afterEach(() => here.leave());

describe('guardrails check cdk.out sees what synth was made not to see', () => {
  test('the enforce line deleted', async () => {
    expect((await here.synth('without enforce')).code).toBe(0);
    const { code, output } = await here.check();
    expect(output).toContain('guardrails-synthesis-guarded');
    expect(output).toContain('nothing validated this assembly');
    expect(code).toBe(1);
  });

  test('another plugin in its place', async () => {
    expect((await here.synth('with another plugin only')).code).toBe(0);
    const { code, output } = await here.check();
    expect(output).toContain('holds no report of Guardrails');
    expect(code).toBe(1);
  });

  test('--ignore-errors', async () => {
    expect((await here.synth('violating', '--ignore-errors')).code).toBe(0);
    const { code, output } = await here.check();
    expect(output).toContain(EXCEPTION.rule);
    expect(output).toContain('guardrails-synthesis-passed');
    expect(code).toBe(1);
  });

  test("--ignore-errors over cdk-nag's findings", async () => {
    here.except(EXCEPTION);
    expect((await here.synth('cdk-nag finding', '--ignore-errors')).code).toBe(0);
    const { code, output } = await here.check();
    expect(output).toContain('AwsSolutions refused the synthesis');
    expect(code).toBe(1);
  });

  test('a template changed after the synthesis', async () => {
    expect((await here.synth('compliant')).code).toBe(0);
    const template = join(here.folder, 'out/Demo.template.json');
    writeFileSync(template, readFileSync(template, 'utf8').replace('192.0.2.0/24', '192.0.3.0/24'));
    const { code, output } = await here.check();
    expect(output).toContain('is about other templates or assets');
    expect(code).toBe(1);
  });

  test('another template put in its place in the asset manifest', async () => {
    expect((await here.synth('compliant')).code).toBe(0);
    const manifest = join(here.folder, 'out/Demo.assets.json');
    const text = readFileSync(manifest, 'utf8');
    writeFileSync(join(here.folder, 'out/evil.json'), '{"Resources":{}}');
    writeFileSync(manifest, text.replace('"path": "Demo.template.json"', '"path": "evil.json"'));
    const { code, output } = await here.check();
    expect(output).toContain('evil.json, not');
    expect(code).toBe(2);
  });

  test('an acknowledgement in the code', async () => {
    await here.synth('acknowledged in the code', '--ignore-errors');
    const { code, output } = await here.check();
    expect(output).toContain('guardrails-acknowledgement-from-file');
    expect(code).toBe(1);
  });
});
