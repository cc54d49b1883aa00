import { reach } from '../../../rules/reachability/reach';
import { networkIn } from './network-of';
import { type Query, queriesOf } from './simulator/compare';
import type { Rule } from './simulator/properties';
import { randomNetwork } from './simulator/random-network';
import type { Template } from './simulator/template';

type Resources = Template['Resources'];

const SEEDS = Array.from({ length: 150 }, (_, index) => 7_000 + index);
const QUESTIONS = 12;
const RANK = { false: 0, unknown: 1, true: 2 } as const;

/** How far each question of a seed is answered with yes, in the network and in what was made of it. */
function both(
  seed: number,
  change: (resources: Resources) => Resources,
  renamed: (name: string) => string = (name) => name,
): readonly (readonly [before: number, after: number, question: Query])[] {
  const template = randomNetwork(seed, seed % 3 === 0);
  const [before, after] = [networkIn(template.Resources), networkIn(change(template.Resources))];
  return queriesOf(seed, template, QUESTIONS).map((question) => {
    const { from, to, protocol, port, evenThroughCompromise = false } = question;
    const ask = (network: typeof before, name: (one: string) => string): number => {
      const party = (one: string): 'internet' | readonly string[] =>
        one === 'internet' ? one : [`T/${name(one)}`];
      const ports = protocol === 1 ? {} : { ports: [port, port] as const };
      const asked = { from: party(from), to: party(to), protocol, ...ports, evenThroughCompromise };
      return RANK[`${reach(network, asked).reaches}`];
    };
    return [ask(before, (one) => one), ask(after, renamed), question];
  });
}

const entries = (resources: Resources, type: RegExp): readonly (readonly [string, Resources[string]])[] =>
  Object.entries(resources).filter(([, { Type }]) => type.test(Type));

function halves(cidr: string): readonly string[] {
  const [address = '', length = '32'] = cidr.split('/');
  const bits = Number(length);
  if (bits > 31) return [cidr];
  const first = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const start = first - (first % 2 ** (32 - bits));
  return [start, start + 2 ** (31 - bits)].map(
    (one) => `${[24, 16, 8, 0].map((shift) => Math.floor(one / 2 ** shift) % 256).join('.')}/${bits + 1}`,
  );
}

function splitRules(list: readonly Rule[] | undefined): readonly Rule[] | undefined {
  return list?.flatMap((rule) =>
    typeof rule.CidrIp === 'string' ? halves(rule.CidrIp).map((CidrIp) => ({ ...rule, CidrIp })) : [rule],
  );
}

test('adding an ingress takes nothing away', () => {
  let gained = 0;
  for (const seed of SEEDS) {
    const added = both(seed, (resources) => {
      const [[id] = ['']] = entries(resources, /SecurityGroup$/);
      const Properties = {
        GroupId: { 'Fn::GetAtt': [id, 'GroupId'] },
        IpProtocol: 'tcp',
        FromPort: 0,
        ToPort: 65535,
        CidrIp: '0.0.0.0/0',
      };
      return { ...resources, Added: { Type: 'AWS::EC2::SecurityGroupIngress', Properties } };
    });
    for (const [before, after, question] of added) {
      if (after < before) throw new Error(`seed ${seed}: ${JSON.stringify(question)}`);
      gained += after > before ? 1 : 0;
    }
  }
  expect(gained).toBeGreaterThan(10);
});

test('a deny before all others adds nothing', () => {
  let lost = 0;
  for (const seed of SEEDS) {
    const denied = both(seed, (resources) => {
      const [[id] = [undefined]] = entries(resources, /NetworkAcl$/);
      if (id === undefined) return resources;
      const Properties = {
        NetworkAclId: { Ref: id },
        RuleNumber: 1,
        Protocol: -1,
        RuleAction: 'deny',
        Egress: seed % 2 === 0,
        CidrBlock: seed % 4 < 2 ? '0.0.0.0/0' : '10.0.0.0/15',
      };
      return { ...resources, Added: { Type: 'AWS::EC2::NetworkAclEntry', Properties } };
    });
    for (const [before, after, question] of denied) {
      if (after > before) throw new Error(`seed ${seed}: ${JSON.stringify(question)}`);
      lost += after < before ? 1 : 0;
    }
  }
  expect(lost).toBeGreaterThan(0);
});

const renamed = (name: string): string => `Z${[...name].reverse().join('')}`;

test.each<[string, (resources: Resources) => Resources, (name: string) => string]>([
  [
    'halves of the blocks of groups',
    (resources) =>
      Object.fromEntries(
        Object.entries(resources).flatMap(([id, one]): readonly (readonly [string, Resources[string]])[] => {
          const { Type, Properties } = one;
          if (/SecurityGroup$/.test(Type)) {
            const ingress = splitRules(Properties?.SecurityGroupIngress);
            const egress = splitRules(Properties?.SecurityGroupEgress);
            const lists = {
              ...(ingress ? { SecurityGroupIngress: ingress } : {}),
              ...(egress ? { SecurityGroupEgress: egress } : {}),
            };
            return [[id, { Type, Properties: { ...Properties, ...lists } }]];
          }
          if (!/SecurityGroup(In|E)gress$/.test(Type) || typeof Properties?.CidrIp !== 'string')
            return [[id, one]];
          return halves(Properties.CidrIp).map((CidrIp, index) => [
            `${id}${index}`,
            { Type, Properties: { ...Properties, CidrIp } },
          ]);
        }),
      ),
    (name) => name,
  ],
  [
    'other names',
    (resources) =>
      JSON.parse(
        JSON.stringify(
          Object.fromEntries(Object.entries(resources).map(([id, one]) => [renamed(id), one])),
        ).replace(
          /"(Ref":"|Fn::GetAtt":\[")(\w+)"/g,
          (_, head: string, id: string) => `"${head}${renamed(id)}"`,
        ),
      ),
    renamed,
  ],
  ['another order', (resources) => Object.fromEntries(Object.entries(resources).reverse()), (name) => name],
])('%s change nothing', (_, change, name) => {
  const seen = new Set<number>();
  for (const seed of SEEDS) {
    for (const [before, after, question] of both(seed, change, name)) {
      if (after !== before) throw new Error(`seed ${seed}: ${JSON.stringify(question)}: ${before} ${after}`);
      seen.add(before);
    }
  }
  expect(seen.size).toBeGreaterThan(1);
});
