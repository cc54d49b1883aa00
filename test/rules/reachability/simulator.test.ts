import { compareSeed, type Model, queriesOf, shrunk, theModel } from './simulator/compare';
import { randomNetwork } from './simulator/random-network';
import { NETWORKS, QUESTIONS, told } from './simulator/seeds';

test(`what happens to packets in the first ${NETWORKS} random networks is what the model says`, () => {
  const { count, mix, concrete, disagreement } = told(0);
  expect(disagreement).toBeUndefined();
  expect(count).toBe(NETWORKS * QUESTIONS);
  // Were nearly all answers alike, or in doubt, there would be little to compare.
  expect(Math.min(...Object.values(mix))).toBeGreaterThan(0.05);
  expect(concrete).toBeGreaterThan(0.25);
});

/** The model, with a rule more in every group than there is: it lets everybody in to port 22. */
const careless: Model = ({ Resources }) =>
  theModel({
    Resources: Object.fromEntries(
      Object.entries(Resources).map(([id, one]) => {
        const { SecurityGroupIngress = [], ...more } = one.Properties ?? {};
        const rule = { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '0.0.0.0/0' };
        const Properties = { ...more, SecurityGroupIngress: [...SecurityGroupIngress, rule] };
        return [id, one.Type === 'AWS::EC2::SecurityGroup' ? { ...one, Properties } : one];
      }),
    ),
  });

test('a model that sees one rule more is found out, with the seed and what is needed to see it', () => {
  const seeds = Array.from({ length: 100 }, (_, seed) => seed);
  const first = seeds
    .flatMap((seed) => compareSeed(seed, QUESTIONS, careless).found)
    .find(({ question }) => question.evenThroughCompromise === false);
  if (first === undefined) throw new Error('Nothing was found');
  expect(first.question).toMatchObject({ protocol: 6, port: 22 });
  const small = shrunk(first, careless);
  expect(small).toMatchObject({ seed: first.seed, question: first.question, model: true });
  expect(small.simulated.every).toBe(false);
  const [less, all] = [small, first].map(({ template }) => Object.keys(template.Resources).length);
  expect(less).toBeLessThan(all ?? 0);
  // Of the same template nothing is said where the model is as it is.
  expect(compareSeed(first.seed, QUESTIONS).found).toEqual([]);
});

test.each<[string, Model]>([
  ['denies everything', () => () => false],
  ['allows everything', () => () => true],
])('a model that %s is found out at once', (_, model) => {
  const seeds = Array.from({ length: 20 }, (_, seed) => seed);
  expect(seeds.filter((seed) => compareSeed(seed, 10, model).found.length > 0).length).toBeGreaterThan(5);
});

/** The model of a template in which something is written in another way. */
const misread =
  (written: RegExp, read: string): Model =>
  (template) =>
    theModel(JSON.parse(JSON.stringify(template).replaceAll(written, read)));

test.each<[string, Model]>([
  ['rules for IPv6', misread(/"CidrIpv6":"[^"]+"/g, '"CidrIpv6":"::/0"')],
  [
    'egress-only gateways',
    misread(/"EgressOnlyInternetGatewayId":\{"Ref":"Eigw/g, '"GatewayId":{"Ref":"Igw'),
  ],
  ['internal balancers', misread(/"Scheme":"internal"/g, '"Scheme":"internet-facing"')],
  ['balancers of IPv6', misread(/"IpAddressType":"dualstack"/g, '"IpAddressType":"ipv4"')],
  ['addresses that a subnet gives', misread(/"MapPublicIpOnLaunch":true/g, '"MapPublicIpOnLaunch":false')],
  ['denials of ACLs', misread(/"deny"/g, '"allow"')],
  ['UDP', misread(/"IpProtocol":"udp"/g, '"IpProtocol":"tcp"')],
])('a model that misreads %s is found out', (_, model) => {
  let seed = 0;
  while (seed < 1_500 && compareSeed(seed, QUESTIONS, model).found.length === 0) seed++;
  expect(seed).toBeLessThan(1_500);
});

test('a seed is always the same network and the same questions', () => {
  const again = randomNetwork(7, false);
  expect(again).toEqual(randomNetwork(7, false));
  expect(queriesOf(7, again, 5)).toEqual(queriesOf(7, again, 5));
  expect(again).not.toEqual(randomNetwork(8, false));
});

test.each([
  [1_045_992, 'whoever was taken over asks in IPv6 by an address that nobody on the internet has'],
  [1_066_278, 'nobody has an address that a gateway endpoint takes away'],
])('seed %i, which told the two apart once: %s', (seed) => {
  expect(compareSeed(seed, 10).found).toEqual([]);
});
