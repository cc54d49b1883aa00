import type { Origin } from '../core/resource';
import { ACCOUNT, type Context, defineRule, type Rule } from '../core/rule';
import type { Truth } from '../core/value';
import { compliant, indeterminate, type Verdicts, violation } from '../core/verdict';
import { buildNetwork, NETWORK_TYPES } from './build/network';
import type { Fact, Network, Node } from './network';
import { showPath } from './path';
import type { Ports } from './profile';
import { type Answer, isForEverything, type Party, protocolsIn, type Question } from './question';
import { breakers, reach } from './reach';

/** Nodes by what they are, or by what they are called: the path of the construct, the logical id, the id of AWS. */
export interface Nodes {
  readonly kinds?: readonly Node['kind'][];
  readonly named?: readonly string[];
  /** Those of the kinds given do not count. */
  readonly but?: readonly Node['kind'][];
}

/** On what a connection is allowed: a protocol by its number, and its ports. */
export interface Allowed {
  readonly protocol: number;
  readonly ports: readonly Ports[];
}

/** What somebody claims about who reaches whom. It holds where there is no path even if every unknown allows. */
export interface Claim {
  /** The rule is called `claim-<name>`. */
  readonly name: string;
  readonly title: string;
  readonly severity: Rule['severity'];
  readonly rationale: string;
  readonly remediation: string;
  readonly controls?: Rule['controls'];
  /** `outside` is the internet, peers out of sight, other accounts, and whatever is not modelled. */
  readonly from: 'internet' | 'outside' | Nodes;
  readonly to: 'internet' | Nodes;
  /** The only ways that there are to be: without them nothing may get there. */
  readonly onlyThrough?: 'encrypted listeners' | Nodes;
  /** The only protocols and ports that there are to be. */
  readonly onlyOn?: readonly Allowed[];
  /** The ports that are claimed about; all where absent. Protocols without ports count as well. */
  readonly ports?: Ports;
  /** Whether every workload that is reached may open connections of its own, as after a break-in. */
  readonly evenThroughCompromise?: boolean;
}

/** The claim as a rule over the account as a whole. */
export function claimRule(claim: Claim): Rule {
  const { name, title, severity, rationale, remediation, controls = {} } = claim;
  return defineRule({
    id: `claim-${name}`,
    title,
    severity,
    stage: 'enforced',
    rationale,
    remediation,
    controls,
    appliesTo: [ACCOUNT],
    reads: NETWORK_TYPES,
    evaluate: (_account, context) => judgeClaim(claim, context),
  });
}

function judgeClaim(claim: Claim, context: Context): Verdicts {
  const network = buildNetwork(context);
  const { from, to, onlyThrough } = claim;
  const selected = { from: partyOf(network, from), to: to === 'internet' ? to : targetsOf(network, to) };
  for (const [what, party] of Object.entries(selected)) {
    const asked = claim[what as 'from' | 'to'];
    const unmet =
      typeof asked === 'string' ? undefined : asked.named?.find((name) => !isThere(network, name));
    if (party.length > 0 && unmet === undefined) continue;
    return indeterminate(
      '',
      `${JSON.stringify(unmet ?? asked)} is in none of the templates, so that there is nothing to claim of it`,
    );
  }
  const without = onlyThrough && waysOf(network, onlyThrough);
  const base: Question = {
    from: selected.from,
    to: selected.to,
    ...(claim.ports ? { ports: claim.ports } : {}),
    ...(without ? { without: new Set(without) } : {}),
    ...(claim.evenThroughCompromise ? { evenThroughCompromise: true } : {}),
  };
  const { verdicts, fact } = judgeQuestions(network, questionsOf(network, claim, base));
  return at(fact, verdicts);
}

interface Judged {
  readonly verdicts: Verdicts;
  /** What somebody would look at first. */
  readonly fact?: Fact | undefined;
}

/** No answer to any of the questions may be anything but no. */
export function judgeQuestions(network: Network, questions: readonly Question[]): Judged {
  const answers = questions.map((question) => ({ question, answer: reach(network, question) }));
  const is = (wanted: Truth): { readonly question: Question; readonly answer: Answer } | undefined =>
    answers.find(({ answer }) => answer.reaches === wanted);
  const broken = is(true);
  if (broken?.answer.path) {
    const { question, answer } = broken;
    const cuts = answer.path ? breakers(network, question, answer.path) : [];
    const facts = cuts.length > 0 ? cuts : answer.path ? factsOf(answer.path) : [];
    const mend = cuts.length > 0 ? `; any one of these gone would cut it: ${cuts.map(told).join('; ')}` : '';
    const message = `${answer.path ? showPath(answer.path) : ''}${mend}`;
    return { fact: telling(facts), verdicts: violation('', message) };
  }
  const doubtful = is('unknown');
  if (doubtful?.answer.path) {
    const { path, doubts } = doubtful.answer;
    const message = `${showPath(path)}, if so it is: ${doubts.join('; ')}`;
    return { fact: telling(factsOf(path)), verdicts: indeterminate('', message) };
  }
  if (network.unseen.length === 0) return { verdicts: compliant() };
  const message = `nothing in sight reaches it, and not every ${network.unseen.join(', ')} is in sight`;
  return { verdicts: indeterminate('', message) };
}

function told({ says }: Fact): string {
  return says;
}

function factsOf(path: NonNullable<Answer['path']>): readonly Fact[] {
  return path.hops.flatMap(({ passage }) =>
    passage.steps.flatMap(({ kind, fact }) => (kind === 'acl' && isForEverything(fact) ? [] : [fact])),
  );
}

/** The last rule of a security group that lets it in, or else whatever does. */
function telling(facts: readonly Fact[]): Fact | undefined {
  const isOf = (way: string): ((fact: Fact) => boolean) => {
    return ({ key }) => key.includes(`#SecurityGroup${way}`);
  };
  return facts.findLast(isOf('Ingress')) ?? facts.findLast(isOf('Egress')) ?? facts.at(-1);
}

function at(fact: Fact | undefined, [first]: Verdicts): Verdicts {
  if (!fact || first.status === 'compliant' || fact.origin.file === '') return [first];
  const origin: Origin = fact.origin;
  return [{ ...first, origin }];
}

/** One for each protocol where only some ports are allowed, and one for all of them elsewhere. */
function questionsOf(network: Network, { onlyOn }: Claim, base: Question): readonly Question[] {
  if (!onlyOn) return [{ ...base, protocol: 'any' }];
  return protocolsIn(network).flatMap((protocol) => {
    const allowed = onlyOn.filter((one) => one.protocol === protocol).flatMap(({ ports }) => ports);
    return gaps(allowed).map((ports): Question => ({ ...base, protocol, ports }));
  });
}

function gaps(allowed: readonly Ports[]): readonly Ports[] {
  const found: Ports[] = [];
  let next = 0;
  for (const [first, last] of [...allowed].sort((a, b) => a[0] - b[0])) {
    if (first > next) found.push([next, first - 1]);
    next = Math.max(next, last + 1);
  }
  return next <= 65535 ? [...found, [next, 65535]] : found;
}

function partyOf(network: Network, from: Claim['from']): Party {
  return typeof from === 'string' ? from : chosen(network, from);
}

function chosen({ nodes }: Network, { kinds, named, but = [] }: Nodes): readonly string[] {
  return [...nodes.values()]
    .filter(({ kind }) => (kinds === undefined || kinds.includes(kind)) && !but.includes(kind))
    .filter(({ id, name }) => named === undefined || named.includes(name) || named.includes(id))
    .map(({ id }) => id);
}

function isThere({ nodes }: Network, given: string): boolean {
  return [...nodes.values()].some(({ id, name }) => id === given || name === given);
}

/**
 * A gateway endpoint is a way to a service of AWS, and nothing in the network that anybody could reach; no more is an API
 * that brings nobody in, unless it is asked for.
 */
function targetsOf(network: Network, to: Nodes): readonly string[] {
  const isAsked = to.kinds !== undefined || to.named !== undefined;
  return chosen(network, to).filter((id) => {
    const kind = network.nodes.get(id)?.kind;
    if (kind === 'gateway-endpoint') return false;
    return kind !== 'api' || isAsked || network.relays.some(({ at }) => at === id);
  });
}

function waysOf(network: Network, through: NonNullable<Claim['onlyThrough']>): readonly string[] {
  return through === 'encrypted listeners'
    ? network.relays
        .filter(({ encrypted, at }) => encrypted && network.nodes.get(at)?.kind === 'load-balancer')
        .map((relay) => relay.through)
    : chosen(network, through);
}
