import type { Claim } from '../rules/reachability/claim';
import { appPort } from './conventions';
import type { Environment } from './environments/environment';

const SC_7 = ['AC-4', 'AC-4(21)', 'SC-7', 'SC-7(3)', 'SC-7(4)', 'SC-7(5)', 'SC-7(11)', 'SC-7(21)'];

const tasks = { kinds: ['service'] } as const;
const balancers = { kinds: ['load-balancer'] } as const;

/** What the deployment claims about its network. An environment that borrows another's claims nothing of it. */
export function claimsOf(environment: Pick<Environment, 'network' | 'natGateways'>): readonly Claim[] {
  if (environment.network !== 'own') return [];
  return [
    {
      name: 'internet-tasks-https-only',
      title: 'The internet reaches the tasks only through an HTTPS listener',
      severity: 'critical',
      rationale: 'A request on any other way is neither encrypted nor seen by the web application firewall.',
      remediation: 'Take away what the path names, or serve it by the HTTPS listener of the load balancer',
      controls: { 'nist-800-53-r5': [...SC_7, 'SC-8', 'SC-8(1)'] },
      from: 'internet',
      to: tasks,
      onlyThrough: 'encrypted listeners',
    },
    {
      name: 'internet-tasks-never-directly',
      title: 'The internet reaches no task directly, by IPv4 or IPv6, on whatever protocol',
      severity: 'critical',
      rationale: 'Past the load balancer there is no TLS, no web application firewall and no access log.',
      remediation:
        'Keep tasks in isolated subnets, without public addresses, in a group that admits the load balancer only',
      controls: { 'nist-800-53-r5': SC_7 },
      from: 'internet',
      to: tasks,
      onlyThrough: balancers,
    },
    environment.natGateways === 0
      ? {
          name: 'tasks-internet-never',
          title: 'No task reaches the internet',
          severity: 'high',
          rationale: 'A task that was taken over could send out what it knows, and fetch what it wants.',
          remediation: 'Use VPC endpoints, and route nothing out of the subnets of the tasks',
          controls: { 'nist-800-53-r5': SC_7 },
          from: tasks,
          to: 'internet',
        }
      : {
          name: 'tasks-internet-https-only',
          title: 'Tasks reach the internet by HTTPS only',
          severity: 'high',
          rationale: 'Every other protocol is a way out for what a task knows that nothing here needs.',
          remediation: 'Allow the group of the tasks out on tcp 443 only',
          controls: { 'nist-800-53-r5': SC_7 },
          from: tasks,
          to: 'internet',
          onlyOn: [{ protocol: 6, ports: [[443, 443]] }],
        },
    {
      name: 'app-port-load-balancer-only',
      title: 'Nothing in the VPC but the load balancer reaches the port of the app',
      severity: 'high',
      rationale: 'The app trusts that what it is told of a request comes from the load balancer.',
      remediation: 'Admit only the group of the load balancer to the group of the tasks',
      controls: { 'nist-800-53-r5': SC_7 },
      from: { but: ['load-balancer', 'gateway-endpoint'] },
      to: tasks,
      onlyThrough: balancers,
      ports: [appPort, appPort],
    },
    {
      name: 'vpc-entry-load-balancer-only',
      title: 'The load balancer is the only entry to the VPC',
      severity: 'critical',
      rationale: 'Whatever else can be called from outside is one more thing that must never have a fault.',
      remediation: 'Take away what the path names, or put it behind the load balancer',
      controls: { 'nist-800-53-r5': SC_7 },
      from: 'outside',
      to: { but: ['load-balancer'] },
      onlyThrough: balancers,
    },
    {
      name: 'internet-tasks-https-only-after-break-in',
      title:
        'Even through whatever was broken into, the internet reaches the tasks only through an HTTPS listener',
      severity: 'high',
      rationale: 'A bastion that may reach a task is a way to it for whoever takes the bastion over.',
      remediation: 'Admit only the group of the load balancer to the group of the tasks',
      controls: { 'nist-800-53-r5': SC_7 },
      from: 'internet',
      to: tasks,
      onlyThrough: 'encrypted listeners',
      evenThroughCompromise: true,
    },
  ];
}
