import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { selectEnvironment } from '../../stacks/environments/select';
import { buildApp } from '../../stacks/quest';

const root = join(__dirname, '../..');
const outdir = mkdtempSync(join(tmpdir(), 'quest-network-'));
afterAll(() => rmSync(outdir, { recursive: true, force: true }));

beforeAll(() => {
  const { context } = JSON.parse(readFileSync(join(root, 'cdk.json'), 'utf8'));
  const app = new App({ context, outdir });
  buildApp(app, selectEnvironment('example'));
  app.synth();
});

function network(...options: readonly string[]): { readonly status: number | null; readonly stdout: string } {
  const cli = join(root, 'rules/enforcers/cli/guardrails.cjs');
  return spawnSync(process.execPath, [cli, 'network', outdir, ...options], { cwd: root, encoding: 'utf8' });
}

test('docs/network.svg is how the network of the example is drawn', () => {
  const { status, stdout } = network();
  expect(status).toBe(0);
  // npm run synth && npm run --silent guardrails -- network cdk.out --output docs/network.svg
  expect(stdout).toBe(readFileSync(join(root, 'docs/network.svg'), 'utf8'));
});

test('the internet reaches the load balancer, and through it the service, and nothing else', () => {
  const { edges, vpcs } = JSON.parse(network('--format', 'json').stdout);
  expect(edges).toEqual([
    { from: 'internet', to: 'Service/FrontDoorLoadBalancer6A458C90', label: 'tcp 80, 443', surely: true },
    {
      from: 'Service/FrontDoorLoadBalancer6A458C90',
      to: 'Service/ServiceD69D759B',
      label: 'tcp 3000',
      surely: true,
    },
  ]);
  const cards: readonly { kind: string; reached: unknown }[] = vpcs.flatMap(
    ({ bands, beside }: { bands: { cards: [] }[]; beside: [] }) => [
      ...bands.flatMap((band) => band.cards),
      ...beside,
    ],
  );
  const reached = cards.filter((card) => card.reached !== false).map(({ kind }) => kind);
  expect(reached.toSorted()).toEqual(['load-balancer', 'service']);
  expect(cards).toHaveLength(7);
});
