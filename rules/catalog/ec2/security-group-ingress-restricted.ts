import { type AddressRange, countAddresses, parseCidr } from '../../core/cidr';
import { whyUnknown } from '../../core/property';
import { defineRule } from '../../core/rule';
import { isList, show, type Truth } from '../../core/value';
import { all, compliant, indeterminate, type Verdicts, violation } from '../../core/verdict';
import { type IngressEntry, ingressEntry, PREFIX_LIST } from '../../reachability/ingress';

const INGRESS = 'SecurityGroupIngress';

/** What the internet may reach, over TCP: 80, to be redirected, and 443. */
const WEB_PORTS: readonly number[] = [80, 443];

/** Addresses that nobody on the internet has: RFC 1918, RFC 6598, RFC 4193, loopback and link-local. */
const PRIVATE = [
  ...['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16'],
  ...['fc00::/7', 'fe80::/10', '::1/128'],
].flatMap((cidr) => parseCidr(cidr) ?? []);

/** More public addresses than a /8 holds are the internet, however they are cut into blocks. */
const MOST = { 4: 1n << 24n, 6: 1n << 120n } as const;

function admitsOtherPorts({ protocol, ports }: IngressEntry): Truth {
  if (protocol === undefined) return 'unknown';
  if (protocol !== 'tcp') return true;
  if (ports === undefined) return 'unknown';
  return ports[0] !== ports[1] || !WEB_PORTS.includes(ports[0]);
}

function isInternet(ranges: readonly AddressRange[]): boolean {
  return ([4, 6] as const).some((family) => {
    const own = (range: AddressRange): boolean => range.family === family;
    return countAddresses(ranges.filter(own), PRIVATE.filter(own)) > MOST[family];
  });
}

/**
 * The entries that admit the internet together with this one: those that share one port with it. Where the most
 * sources meet, one of the ranges begins, or a web port has just ended.
 */
function accomplices(
  entry: IngressEntry,
  entries: readonly IngressEntry[],
): readonly IngressEntry[] | undefined {
  const [first, last] = entry.ports ?? [0, -1];
  const rivals = entries.filter(({ protocol }) => protocol === entry.protocol || protocol === 'all');
  const starts = [
    first,
    ...rivals.flatMap(({ ports }) => ports?.[0] ?? []),
    ...WEB_PORTS.map((port) => port + 1),
  ];
  const meetings = starts
    .filter(
      (port) => port >= first && port <= last && !(entry.protocol === 'tcp' && WEB_PORTS.includes(port)),
    )
    .map((port) => rivals.filter(({ ports }) => ports !== undefined && ports[0] <= port && port <= ports[1]));
  return meetings.find((together) => isInternet(together.flatMap(({ sources }) => sources ?? [])));
}

function judge(entry: IngressEntry, entries: readonly IngressEntry[]): Verdicts {
  const { path, sources, says } = entry;
  const otherPorts = admitsOtherPorts(entry);
  if (otherPorts === false || sources?.length === 0) return compliant();
  const expected = `expected the internet to reach only tcp ${WEB_PORTS.join(' and ')}`;
  if (sources === undefined)
    return indeterminate(path, `${says}; the source may be the internet, ${expected}`);
  if (otherPorts === 'unknown')
    return isInternet(sources) ? indeterminate(path, `${says}, ${expected}`) : compliant();
  const together = isInternet(sources) ? [entry] : accomplices(entry, entries);
  if (!together) return compliant();
  const others = together.filter((other) => other !== entry).map((other) => other.path);
  return violation(
    path,
    `${says}${others.length > 0 ? `, together with ${others.join(', ')} the internet` : ''}, ${expected}`,
  );
}

export const securityGroupIngressRestricted = defineRule({
  id: 'ec2-security-group-ingress-restricted',
  title: 'Security groups open nothing but the web ports to the internet',
  severity: 'critical',
  stage: 'enforced',
  rationale:
    'A port that the whole internet can reach is found by scanners within minutes, and tried with every known password and exploit from then on.',
  remediation:
    'Restrict the ingress to its real sources: connections.allowFrom(otherGroup, port) or Peer.ipv4(officeRange); only TCP 80 and 443 of a load balancer belong to everybody',
  controls: {
    'aws-fsbp': ['EC2.18', 'EC2.19'],
    'nist-800-53-r5': ['AC-4', 'AC-4(21)', 'SC-7', 'SC-7(4)', 'SC-7(5)', 'SC-7(11)', 'SC-7(16)', 'SC-7(21)'],
  },
  appliesTo: ['AWS::EC2::SecurityGroup'],
  reads: [PREFIX_LIST],
  evaluate: (group, context) => {
    const ingress = context.read(group, INGRESS) ?? [];
    if (!isList(ingress))
      return indeterminate(INGRESS, `${INGRESS} is ${show(ingress)}, ${whyUnknown(ingress)}`);
    const entries = ingress.map((_, index) => ingressEntry(group, `${INGRESS}[${index}]`, context));
    return all([compliant(), ...entries.map((entry) => judge(entry, entries))]);
  },
});
