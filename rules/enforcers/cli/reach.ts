import { GuardrailsError } from '../../core/errors';
import type { Network, Node } from '../../reachability/network';
import { blocks, showFact, showFlow, showNode, showPath } from '../../reachability/path';
import type { Answer, Question } from '../../reachability/question';
import { breakers, reach } from '../../reachability/reach';
import { type Command, choice, oneOf, parsed, usage } from './command';
import { temporaryFolder } from './estate-files';
import { deliver } from './output';
import { parameterGiven } from './parameter';
import { networkAt } from './seen';

const FORMATS = ['text', 'json'] as const;
const PROTOCOLS = { tcp: 6, udp: 17, any: 'any' } as const;

export const reachCommand: Command = {
  summary: 'who reaches whom in the network, on which path, and what would cut it',
  help: `Usage: guardrails reach <path>... --from <who> --to <who> [options]

Answers from templates, cloud assemblies or snapshots of AWS Config whether one thing can open a connection to another:
by routes, gateways, network ACLs, security groups, load balancers and whatever else lies between. What is not known
allows everything and nothing; where that makes a difference, the answer names what decides. See docs/reachability.md.

  <path>                     a template, a directory that cdk synth made, a snapshot of AWS Config, or - for standard input
  --from, --to <who>         internet, or the logical id, construct path or id of an instance, a service, a function, a
                             load balancer or another thing with interfaces; --from may be outside: the internet, peers
                             that are not in sight, and other accounts
  --port <number>            the port of the target (any)
  --protocol <name>          ${Object.keys(PROTOCOLS).join(', ')} (tcp)
  --even-through-compromise  whatever is reached may open connections of its own, as after a break-in
  --format <format>          ${FORMATS.join(', ')} (text)
  --parameter <K=V>          a value for a parameter of the templates; may be given several times

Examples:
  guardrails reach cdk.out --from internet --to Service/Service/Service
  guardrails reach template.yaml --from internet --to Bastion --port 22

Exit code: 0 answered, 2 could not.
`,
  run(argv) {
    const { values, positionals: paths } = parsed('reach', argv, {
      from: { type: 'string' },
      to: { type: 'string' },
      port: { type: 'string' },
      protocol: { type: 'string', default: 'tcp' },
      'even-through-compromise': { type: 'boolean', default: false },
      format: { type: 'string', default: 'text' },
      parameter: { type: 'string', multiple: true, default: [] },
    });
    const { from, to, port } = values;
    if (paths.length === 0) throw usage('reach needs a template or a cdk.out directory', 'reach');
    if (from === undefined || to === undefined) throw usage('reach needs --from and --to', 'reach');
    if (to === 'internet' && (from === 'internet' || from === 'outside')) {
      throw usage(`reach --from ${from} needs a --to that is in the network`, 'reach');
    }
    const format = oneOf('format', FORMATS, values.format);
    const protocol = PROTOCOLS[oneOf('protocol', ['tcp', 'udp', 'any'], values.protocol)];
    const ports = port === undefined ? undefined : portOf(port);
    const parameters = Object.fromEntries(values.parameter.map((one) => parameterGiven(one, 'reach')));
    const network = networkAt(paths, parameters, temporaryFolder());
    const question: Question = {
      from: from === 'internet' || from === 'outside' ? from : [nodeOf(network, from).id],
      to: to === 'internet' ? to : [nodeOf(network, to).id],
      protocol,
      ...(ports ? { ports } : {}),
      ...(values['even-through-compromise'] ? { evenThroughCompromise: true } : {}),
    };
    const answer = reach(network, question);
    deliver(
      format === 'text' ? told(network, question, answer, from, to) : asJson(network, question, answer),
      undefined,
    );
    return 0;
  },
};

function portOf(given: string): readonly [number, number] {
  const port = /^\d{1,5}$/.test(given) ? Number(given) : -1;
  if (port < 0 || port > 65535) {
    throw usage(`--port takes a number up to 65535, not ${JSON.stringify(given)}`, 'reach');
  }
  return [port, port];
}

/** A thing by its id, its construct path or the end of either. */
function nodeOf({ nodes }: Network, given: string): Node {
  const all = [...nodes.values()];
  const exact = all.filter(({ id, name }) => [id, name, name.replace(/\/Resource$/, '')].includes(given));
  const found = exact.length > 0 ? exact : all.filter(({ id }) => id.endsWith(`/${given}`));
  const [one, ...more] = found;
  if (one && more.length === 0) return one;
  if (one) {
    throw new GuardrailsError(
      'NODE_AMBIGUOUS',
      `${given} is ${found.map(({ id }) => id).join(' and ')}; name one of them`,
    );
  }
  const names = all.map(({ name }) => name);
  const known = names.length === 0 ? '; there is nothing with an interface in sight' : choice(given, names);
  throw new GuardrailsError('NODE_UNKNOWN', `there is no ${JSON.stringify(given)} in the network${known}`);
}

const VERDICTS = { true: 'reaches', false: 'does not reach', unknown: 'may reach' } as const;

function told(network: Network, question: Question, answer: Answer, from: string, to: string): string {
  const { reaches, path, doubts } = answer;
  const { protocol = 6, ports } = question;
  const flow = protocol === 'any' ? 'any protocol' : showFlow(protocol, [ports ?? [0, 65535]]);
  const last = path?.hops.at(-1);
  const on = last ? showFlow(last.protocol, last.ports) : flow;
  const lines = [`${from} ${VERDICTS[`${reaches}`]} ${to} on ${on}`];
  if (path)
    lines.push(
      '',
      ...showPath(path)
        .split(' -> ')
        .map((step, index) => `${index === 0 ? '  ' : '  -> '}${step}`),
    );
  if (doubts.length > 0)
    lines.push('', 'What decides, and is not known:', ...doubts.map((doubt) => `  - ${doubt}`));
  if (reaches === true && path) {
    const cuts = breakers(network, question, path);
    lines.push(
      '',
      cuts.length > 0
        ? 'Any one of these gone would cut it:'
        : 'No single change would cut it: there are other paths.',
      ...cuts.map((cut) => `  - ${showFact(cut)}`),
    );
  }
  if (reaches === false)
    lines.push('', 'What is in the way:', ...blocks(network, question).map((line) => `  - ${line}`));
  return `${lines.join('\n')}\n`;
}

function asJson(network: Network, question: Question, { reaches, path, doubts }: Answer): string {
  const hops = path?.hops.map(({ from, to, subnet, protocol, ports, passage }) => ({
    from: from.kind === 'internet' ? 'internet' : from.kind === 'peer' ? from.peering.id : from.node.id,
    to: to ? showNode(to) : 'internet',
    subnet,
    protocol,
    ports,
    by: passage.steps.map(({ kind, fact }) => ({
      kind,
      says: fact.says,
      path: fact.path,
      origin: fact.origin,
    })),
  }));
  const cuts = reaches === true && path ? breakers(network, question, path).map(({ says }) => says) : [];
  const inTheWay = reaches === false ? blocks(network, question) : [];
  return `${JSON.stringify({ reaches, path: hops ?? null, cuts, blocks: inTheWay, doubts }, null, 2)}\n`;
}
