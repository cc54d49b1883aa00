import { ResourceType } from '@aws-sdk/client-config-service';
import { defineRule } from '../../../../rules/core/rule';
import { compliant } from '../../../../rules/core/verdict';
import { DESCRIBED } from '../../../../rules/enforcers/config-rule/described';
import { configRulesOf } from '../../../../rules/enforcers/config-rule/plan';
import { describedFor } from '../../../../rules/enforcers/config-rule/reader';
import { loadPack, type Pack, type RuleParameters } from '../../../../rules/packs/packs';
import { claimRule } from '../../../../rules/reachability/claim';
import { claimsOf } from '../../../../stacks/claims';

const options = { prefix: 'quest-prod-', describe: DESCRIBED };
const baseline = loadPack('baseline');

/** The one rule of the baseline, set so. */
function alone(id: string, parameters: RuleParameters = {}): Pack {
  const rules = loadPack('baseline', parameters).rules.filter((rule) => rule.id === id);
  expect(rules).toHaveLength(1);
  return { name: 'alone', rules };
}

/** A rule of one's own, of so many types and with such a parameter. */
function own({ types = ['AWS::S3::Bucket'], words = ['a'], id = 'own-rule-kept' }): Pack {
  const rule = defineRule({
    id,
    title: 'Something is so',
    severity: 'low',
    stage: 'trial',
    rationale: 'It would not be so.',
    remediation: 'Make it so',
    controls: {},
    appliesTo: types,
    reads: [],
    parameters: { words: { type: 'strings', default: [], description: 'Words.' } },
    evaluate: () => compliant(),
  });
  return { name: 'own', rules: [rule.configured({ words })] };
}

test('a pack of one rule is one rule of AWS Config, with exactly what it judges and reads', () => {
  expect(configRulesOf(alone('elbv2-load-balancer-deletion-protected'), options)).toEqual({
    planned: [
      {
        name: 'quest-prod-elbv2-load-balancer-deletion-protected',
        rule: 'elbv2-load-balancer-deletion-protected',
        description: expect.stringMatching(/ \(medium; Quest Guardrails\)$/),
        inputParameters: { rule: 'elbv2-load-balancer-deletion-protected' },
        judges: ['AWS::ElasticLoadBalancingV2::LoadBalancer'],
        reads: [],
        change: ['AWS::ElasticLoadBalancingV2::LoadBalancer'],
        periodic: false,
        frequency: 'TwentyFour_Hours',
        describes: [],
        actions: [],
      },
    ],
    left: [],
  });
});

test('what stands within the items of others is watched there', () => {
  const [rule] = configRulesOf(alone('ecs-service-private-subnets-required'), options).planned;
  expect(rule?.judges).toEqual(['AWS::ECS::Service', 'AWS::ECS::TaskSet']);
  // Routes and associations of subnets stand in the items of route tables, attachments in those of gateways.
  expect(rule?.change).toEqual([
    'AWS::EC2::InternetGateway',
    'AWS::EC2::RouteTable',
    'AWS::EC2::Subnet',
    'AWS::EC2::VPC',
    'AWS::ECS::Service',
    'AWS::ECS::TaskSet',
  ]);
});

test('what AWS Config does not record is described by schedule, and left out where nobody can', () => {
  const retained = alone('logs-log-group-retention-sufficient');
  const describing = configRulesOf(retained, options);
  expect(describing.left).toEqual([]);
  expect(describing.planned).toMatchObject([
    {
      change: [],
      periodic: true,
      describes: ['AWS::Logs::LogGroup'],
      actions: DESCRIBED['AWS::Logs::LogGroup'],
    },
  ]);
  expect(configRulesOf(retained, { ...options, describe: {} })).toEqual({
    planned: [],
    left: [
      {
        rule: 'logs-log-group-retention-sufficient',
        why: 'AWS::Logs::LogGroup: AWS Config does not record it; AWS::Logs::LogGroup would have to be described',
      },
    ],
  });
});

test('what AWS Config tells nothing of is left out, and the reason said', () => {
  expect(configRulesOf(alone('acm-certificate-export-disabled'), options)).toEqual({
    planned: [],
    left: [
      {
        rule: 'acm-certificate-export-disabled',
        why: 'AWS::CertificateManager::Certificate CertificateExport: AWS Config does not tell',
      },
    ],
  });
});

test('every rule is either watched or left out, and each trigger is a type that AWS Config records', () => {
  const { planned, left } = configRulesOf(baseline, options);
  expect([...planned, ...left].map(({ rule }) => rule).sort()).toEqual(
    baseline.rules.map(({ id }) => id).sort(),
  );
  expect(left.filter(({ why }) => why === '')).toEqual([]);
  const recorded = new Set<string>(Object.values(ResourceType));
  expect(
    planned.flatMap(({ judges, reads }) => [...judges, ...reads].filter((type) => !recorded.has(type))),
  ).toEqual([]);
  // Nothing that neither a change nor a description could tell of.
  expect(planned.filter(({ change, describes }) => change.length + describes.length === 0)).toEqual([]);
});

test('the function describes for each rule what its role is given the actions for', () => {
  const claims = claimsOf({ network: 'own', natGateways: 0 }).map(claimRule);
  const { planned } = configRulesOf({ name: 'all', rules: [...baseline.rules, ...claims] }, options);
  for (const { rule, describes } of planned)
    expect([rule, describedFor({ id: rule })]).toEqual([rule, describes]);
  expect(planned.filter(({ describes }) => describes.length > 0).length).toBeGreaterThan(25);
});

test('a claim is watched as that of the catalogue is, but more often, as it is about the account', () => {
  const [claim] = claimsOf({ network: 'own', natGateways: 0 }).map(claimRule);
  const { planned } = configRulesOf({ name: 'claims', rules: claim ? [claim] : [] }, options);
  const catalogue = configRulesOf(alone('claim-workload-load-balancer-only'), options).planned[0];
  expect(planned).toEqual([
    {
      name: 'quest-prod-claim-internet-tasks-https-only',
      rule: 'claim-internet-tasks-https-only',
      description:
        'The internet reaches the tasks only through an HTTPS listener (critical; Quest Guardrails)',
      inputParameters: { rule: 'claim-internet-tasks-https-only' },
      judges: [],
      reads: expect.arrayContaining(['AWS::EC2::SecurityGroup', 'AWS::EC2::Instance']),
      change: [],
      periodic: true,
      frequency: 'Three_Hours',
      describes: catalogue?.describes,
      actions: catalogue?.actions,
    },
  ]);
  expect(catalogue?.frequency).toBe('TwentyFour_Hours');
});

test('only what differs from the defaults is told, as text that the function reads again', () => {
  const told = (parameters: RuleParameters) =>
    configRulesOf(alone('logs-log-group-retention-sufficient', parameters), options).planned[0]
      ?.inputParameters;
  expect(told({})).toEqual({ rule: 'logs-log-group-retention-sufficient' });
  expect(told({ 'logs-log-group-retention-sufficient': { days: 365 } })).toEqual({
    rule: 'logs-log-group-retention-sufficient',
  });
  expect(told({ 'logs-log-group-retention-sufficient': { days: 90 } })).toEqual({
    rule: 'logs-log-group-retention-sufficient',
    days: '90',
  });
  expect(configRulesOf(own({ words: ['a', 'b'] }), options).planned[0]?.inputParameters).toEqual({
    rule: 'own-rule-kept',
    words: 'a,b',
  });
});

const fits = (pack: Pack) => configRulesOf(pack, options).planned.length;
const types = (count: number) => Array.from({ length: count }, (_, at) => `AWS::Own::Type${at}`);

test.each([
  // {"rule":"own-rule-kept","words":""} has 35 characters.
  [
    'InputParameters',
    own({ words: ['x'.repeat(989)] }),
    own({ words: ['x'.repeat(990)] }),
    '1025 characters',
  ],
  ['scope', own({ types: types(100) }), own({ types: types(101) }), '101 types'],
  [
    'name',
    own({ id: `own-rule-${'x'.repeat(108)}` }),
    own({ id: `own-rule-${'x'.repeat(109)}` }),
    '129 characters',
  ],
])('the limit of AWS Config on the %s is kept to the character', (what, most, more, got) => {
  expect(fits(most)).toBe(1);
  expect(() => fits(more)).toThrow(
    expect.objectContaining({ code: 'CONFIG_RULE_IMPOSSIBLE', message: expect.stringContaining(got) }),
  );
  expect(() => fits(more)).toThrow(`the ${what} of quest-prod-own-rule-`);
});

test('a value that the function would read as another one is refused', () => {
  expect(() => fits(own({ words: ['a,b'] }))).toThrow(
    expect.objectContaining({ code: 'CONFIG_RULE_IMPOSSIBLE', message: expect.stringContaining('["a,b"]') }),
  );
});

test('an account has no more than a thousand rules', () => {
  const pack = (count: number): Pack => ({
    name: 'many',
    rules: Array.from({ length: count }, (_, at) => own({ id: `own-rule-kept-${at}` })).flatMap(
      ({ rules }) => rules,
    ),
  });
  expect(fits(pack(1000))).toBe(1000);
  expect(() => fits(pack(1001))).toThrow('1001 rules');
});
