import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CATALOG } from '../../../rules/catalog';
import { writeClaims } from '../../../rules/enforcers/claims-file';
import { claimsOf } from '../../../stacks/claims';
import { guardrails } from './workplace';

describe('list', () => {
  test('tells every rule with severity, stage, title and controls', async () => {
    const { stdout, code } = await guardrails(['list']);
    expect(code).toBe(0);
    for (const { id, title } of CATALOG)
      expect(stdout).toMatch(new RegExp(`(enforced|trial   )  ${id}\n +${title[0]}`));
    expect(stdout).toMatch(/elbv2-listener-tls-required\n.*\n +aws-fsbp ELB\.1/);
    expect(stdout).toContain(`${CATALOG.length} rules in pack baseline: `);
  });

  test('speaks JSON, in the order of the ids', async () => {
    const { stdout } = await guardrails(['list', '--format', 'json', '--pack', 'baseline']);
    const { pack, rules } = JSON.parse(stdout);
    const ids = rules.map(({ id }: { id: string }) => id);
    expect(pack).toBe('baseline');
    expect(ids).toEqual(CATALOG.map(({ id }) => id).sort());
    expect(rules[ids.indexOf('elbv2-listener-tls-required')]).toEqual({
      id: 'elbv2-listener-tls-required',
      severity: 'critical',
      stage: 'enforced',
      title: expect.stringContaining('TLS 1.2'),
      appliesTo: expect.arrayContaining(['AWS::ElasticLoadBalancingV2::Listener']),
      exceptable: true,
      controls: expect.objectContaining({ 'aws-fsbp': expect.arrayContaining(['ELB.1']) }),
    });
  });
});

describe('explain', () => {
  test('tells why, what to do, what is judged and read, which controls with their titles, how to except', async () => {
    const { stdout, code } = await guardrails(['explain', 'elbv2-listener-tls-required']);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^elbv2-listener-tls-required {2}critical, enforced\nLoad balancer listeners accept/,
    );
    expect(stdout).toMatch(/\n\nWhy\n {2}What crosses the internet in the clear/);
    expect(stdout).toMatch(/\n\nWhat to do\n {2}Set protocol to HTTPS/);
    expect(stdout).toMatch(/\n\nJudges\n {2}AWS::ElasticLoadBalancingV2::Listener\n/);
    expect(stdout).toMatch(/\n\nReads besides\n(.*\n)* {2}AWS::ElasticLoadBalancingV2::LoadBalancer\n/);
    expect(stdout).toContain('  nist-800-53-r5 SC-8: Transmission Confidentiality and Integrity\n');
    expect(stdout).toContain('guardrails except elbv2-listener-tls-required <construct path>');
  });

  test('tells of what the app claims that was synthesized here', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'guardrails-explain-'));
    try {
      writeClaims(join(folder, 'cdk.out'), claimsOf({ network: 'own', natGateways: 0 }));
      const { stdout, code } = await guardrails(['explain', 'claim-tasks-internet-never'], '', folder);
      expect(stdout).toMatch(/^claim-tasks-internet-never {2}high, enforced\nNo task reaches the internet\n/);
      expect(stdout).toMatch(/\n\nJudges\n {2}AWS::::Account\n/);
      expect(code).toBe(0);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test.each([
    ['a claim that nobody makes', ['claim-lunch-at-noon'], 'once it was synthesized into cdk.out'],
    ['a misspelt rule', ['elbv2-listener-tls-requird'], 'did you mean elbv2-listener-tls-required?'],
    ['a rule that is near to none', ['lunch'], 'guardrails list shows those that there are'],
    ['none', [], 'explain takes one rule'],
    ['two', ['a', 'b'], 'explain takes one rule'],
  ])('of %s: exit code 2 and one line', async (_name, ids, message) => {
    const { code, stdout, stderr } = await guardrails(['explain', ...ids]);
    expect(stderr).toContain(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });
});

describe('coverage', () => {
  test('counts every control of the standard once, and tells why some are not decided', async () => {
    const { stdout, code } = await guardrails(['coverage', '--format', 'json']);
    expect(code).toBe(0);
    const { rules, services } = JSON.parse(stdout);
    expect(rules).toBe(CATALOG.length);
    const all = services.flatMap(
      ({
        decided,
        undecidable,
        missing,
      }: {
        decided: string[];
        undecidable: { id: string }[];
        missing: string[];
      }) => [...decided, ...undecidable.map(({ id }) => id), ...missing],
    );
    expect(new Set(all).size).toBe(all.length);
    const reasons = services.flatMap(
      ({ undecidable }: { undecidable: { undecidable: string }[] }) => undecidable,
    );
    expect(reasons.filter((one: { undecidable?: string }) => !one.undecidable)).toEqual([]);
  });

  test('ends with the totals', async () => {
    const { stdout } = await guardrails(['coverage']);
    expect(stdout.trimEnd()).toMatch(
      /\d+ rules; controls of aws-fsbp: \d+ decided, \d+ undecidable, \d+ missing$/,
    );
    expect(stdout).toContain('undecidable  EC2.7: a setting of the account');
  });
});
