import { adding, changing, type Properties, put } from '../edits';
import type { Operator, TemplateResource } from '../mutant';

const GROUP = 'AWS::EC2::SecurityGroup';
const INGRESS = 'AWS::EC2::SecurityGroupIngress';
const RULE = 'ec2-security-group-ingress-restricted';

/** Every way to write that everybody may come, in one entry or in several that only do so together. */
const WORLDS: Readonly<Record<string, readonly Properties[]>> = {
  '0.0.0.0/0': [{ CidrIp: '0.0.0.0/0' }],
  '::/0': [{ CidrIpv6: '::/0' }],
  '0.0.0.0/0 with host bits': [{ CidrIp: '10.20.30.40/0' }],
  '::/0 written out': [{ CidrIpv6: '0:0:0:0:0:0:0:0/0' }],
  'two halves': [{ CidrIp: '0.0.0.0/1' }, { CidrIp: '128.0.0.0/1' }],
  'two halves of IPv6': [{ CidrIpv6: '::/1' }, { CidrIpv6: '8000::/1' }],
  'four quarters': [
    { CidrIp: '0.0.0.0/2' },
    { CidrIp: '64.0.0.0/2' },
    { CidrIp: '128.0.0.0/2' },
    { CidrIp: '192.0.0.0/2' },
  ],
  'all global IPv6': [{ CidrIpv6: '2000::/3' }],
};

const SSH = { IpProtocol: 'tcp', FromPort: 22, ToPort: 22 };

const OPENINGS: Readonly<Record<string, Properties>> = {
  SSH,
  'the port of the application': { IpProtocol: 'tcp', FromPort: 3000, ToPort: 3000 },
  'every port': { IpProtocol: 'tcp', FromPort: 0, ToPort: 65535 },
  'a range that begins at HTTPS': { IpProtocol: 'tcp', FromPort: 443, ToPort: 444 },
  'every protocol': { IpProtocol: '-1' },
  'protocol 6 by its number': { IpProtocol: '6', FromPort: 3389, ToPort: 3389 },
  'UDP on the web port': { IpProtocol: 'udp', FromPort: 443, ToPort: 443 },
};

const row = (name: string, reason: string) => ({ name, reason, family: 'network', rule: RULE }) as const;

const SCANNED = 'Whoever scans the internet finds the port within minutes.';
const OVERLOOKED = 'An ingress that is not written in the group is overlooked in a review of it.';

/** Described, so that nobody objects to an opening only because it is not. */
const DESCRIBED = { Description: 'Let in' };

function admitting(group: Properties, entries: readonly Properties[]): Properties {
  const given = group['SecurityGroupIngress'];
  const described = entries.map((one) => ({ ...DESCRIBED, ...one }));
  return { ...group, SecurityGroupIngress: [...(Array.isArray(given) ? given : []), ...described] };
}

function beside(
  groupId: unknown,
  entries: readonly Properties[],
): Readonly<Record<string, TemplateResource>> {
  return Object.fromEntries(
    entries.map((entry, index) => [
      `MutantIngress${index}`,
      { Type: INGRESS, Properties: { ...DESCRIBED, GroupId: groupId, ...entry } },
    ]),
  );
}

const inTheGroup = Object.entries(WORLDS).map(([how, sources]) =>
  changing({
    ...row(`let in everybody, as ${how}`, SCANNED),
    type: GROUP,
    to: (group) =>
      admitting(
        group,
        sources.map((source) => ({ ...SSH, ...source })),
      ),
  }),
);

const onTheirOwn = Object.entries(WORLDS).map(([how, sources]) =>
  adding({
    ...row(`let in everybody by resources of their own, as ${how}`, OVERLOOKED),
    beside: INGRESS,
    resources: ({ it }) =>
      beside(
        it.Properties?.['GroupId'],
        sources.map((source) => ({ ...SSH, ...source })),
      ),
  }),
);

const opened = Object.entries(OPENINGS).map(([how, opening]) =>
  changing({
    ...row(`open ${how} to everybody`, SCANNED),
    type: GROUP,
    to: (group) => admitting(group, [{ ...opening, CidrIp: '0.0.0.0/0' }]),
  }),
);

const replaced = ['CidrIp', 'CidrIpv6'].map((property) =>
  changing({
    ...row(
      `let everybody in where a group was named, by ${property}`,
      'Past the load balancer there is no web ACL, no TLS and no access log.',
    ),
    type: INGRESS,
    to: ({ SourceSecurityGroupId, ...rest }) =>
      // HTTPS may be open to everybody.
      SourceSecurityGroupId === undefined || rest['FromPort'] === 443
        ? undefined
        : { ...rest, [property]: property === 'CidrIp' ? '0.0.0.0/0' : '::/0' },
  }),
);

const mixed: readonly Operator[] = [
  changing({
    ...row('open the redirecting port to a range', 'A range that begins at a web port ends behind it.'),
    type: GROUP,
    to: (group) =>
      (group['SecurityGroupIngress'] ? put(group, ['SecurityGroupIngress', 0, 'ToPort'], 8443) : undefined) as
        | Properties
        | undefined,
  }),
  changing({
    ...row('take every protocol for the one served', 'Every protocol is more than the one that is served.'),
    type: GROUP,
    to: (group) =>
      (group['SecurityGroupIngress']
        ? put(group, ['SecurityGroupIngress', 0, 'IpProtocol'], '-1')
        : undefined) as Properties | undefined,
  }),
  changing({
    ...row(
      'let in everybody through a group of its own in front',
      'Half of the world here, half of it elsewhere.',
    ),
    type: GROUP,
    to: (group) =>
      admitting(group, [
        { ...SSH, CidrIp: '0.0.0.0/1' },
        { IpProtocol: 'tcp', FromPort: 0, ToPort: 1024, CidrIp: '128.0.0.0/1' },
      ]),
  }),
];

/** Who may come in, in every spelling. */
export const INGRESS_OPERATORS: readonly Operator[] = [
  ...inTheGroup,
  ...onTheirOwn,
  ...opened,
  ...replaced,
  ...mixed,
];
