import { whyUnknown } from '../../core/property';
import { defineRule } from '../../core/rule';
import { isList, show, type Truth } from '../../core/value';
import { all, compliant, indeterminate, type Verdicts, violation } from '../../core/verdict';
import { type IngressEntry, ingressEntry, SOURCE_TYPES } from '../../reachability/ingress';
import { isInternet } from '../../reachability/internet';
import { type Meeting, meetings } from '../../reachability/meetings';

const INGRESS = 'SecurityGroupIngress';

/** What the internet may reach, over TCP: 80, to be redirected, and 443. */
const WEB_PORTS: readonly number[] = [80, 443];

const EXPECTED = `expected the internet to reach only tcp ${WEB_PORTS.join(' and ')}`;

function admitsOtherPorts({ protocol, ports }: IngressEntry): Truth {
  if (protocol === undefined) return 'unknown';
  if (protocol !== 'tcp') return true;
  if (ports === undefined) return 'unknown';
  return ports[0] !== ports[1] || !WEB_PORTS.includes(ports[0]);
}

function judge(entry: IngressEntry, meeting: Meeting | undefined): Verdicts {
  const { path, sources, says } = entry;
  const otherPorts = admitsOtherPorts(entry);
  if (otherPorts === false || sources?.length === 0) return compliant();
  if (sources === undefined) {
    return indeterminate(path, `${says}; the source may be the internet, ${EXPECTED}`);
  }
  if (isInternet(sources)) {
    return (otherPorts === true ? violation : indeterminate)(path, `${says}, ${EXPECTED}`);
  }
  if (!meeting) return compliant();
  const others = meeting.entries.filter((other) => other !== entry).map((other) => other.path);
  const named = others.length > 3 ? [...others.slice(0, 3), `${others.length - 3} more`] : others;
  return meeting.surely
    ? violation(path, `${says}, together with ${named.join(', ')} the internet, ${EXPECTED}`)
    : indeterminate(path, `${says}, together with ${named.join(', ')} perhaps the internet, ${EXPECTED}`);
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
    'aws-fsbp': ['EC2.13', 'EC2.14', 'EC2.18', 'EC2.19', 'EC2.53', 'EC2.54'],
    'cis-aws-3.0': ['5.2', '5.3'],
    'nist-800-53-r5': [
      ...['AC-4', 'AC-4(21)', 'CA-9(1)', 'CM-2', 'CM-2(2)', 'CM-7', 'SC-7', 'SC-7(4)', 'SC-7(5)', 'SC-7(11)'],
      ...['SC-7(16)', 'SC-7(21)'],
    ],
  },
  appliesTo: ['AWS::EC2::SecurityGroup'],
  reads: SOURCE_TYPES,
  evaluate: (group, context) => {
    const ingress = context.read(group, INGRESS) ?? [];
    if (!isList(ingress))
      return indeterminate(INGRESS, `${INGRESS} is ${show(ingress)}, ${whyUnknown(ingress)}`);
    const entries = ingress.map((_, index) => ingressEntry(group, `${INGRESS}[${index}]`, context));
    const closed = entries.filter((entry) => admitsOtherPorts(entry) !== false);
    const together = meetings(closed, { protocol: 'tcp', ports: WEB_PORTS });
    return all([compliant(), ...entries.map((entry) => judge(entry, together.get(entry)))]);
  },
});
