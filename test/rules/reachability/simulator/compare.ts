import { reach } from '../../../../rules/reachability/reach';
import { networkIn } from '../network-of';
import { chance, pick, random } from './draft';
import { randomNetwork } from './random-network';
import { type Asked, simulator } from './simulate';
import { refOf, type Template } from './template';

export type Query = Omit<Asked, 'quantifier'>;

type Answer = boolean | 'unknown';

/** Reads a template, and answers questions about it. */
export type Model = (template: Template) => (question: Query) => Answer;

export interface Disagreement {
  readonly seed: number;
  readonly question: Query;
  readonly model: Answer;
  readonly simulated: { readonly some: boolean; readonly every: boolean };
  readonly template: Template;
}

const PORTS = [22, 79, 80, 443, 1023, 1024, 5000, 8080, 65535];

/** Who may call, and who may be called; nobody calls a function of Lambda over the network. */
const CALLERS = /::(Instance|NetworkInterface|Service|AutoScalingGroup|Function)$/;
const CALLED = /::(Instance|NetworkInterface|Service|AutoScalingGroup|LoadBalancer|VPCEndpoint)$/;

export function queriesOf(seed: number, template: Template, count: number): Query[] {
  const draft = { random: random(seed ^ 0x5bd1e995) };
  const named = (kinds: RegExp): string[] =>
    Object.entries(template.Resources).flatMap(([id, { Type, Properties }]) =>
      // A gateway endpoint is a way, and no target.
      kinds.test(Type) && Properties?.RouteTableIds === undefined ? [id] : [],
    );
  const [callers, called, balancers] = [named(CALLERS), named(CALLED), named(/::LoadBalancer$/)];
  const ruled = [80, ...portsOf(template)];
  const targets = targetsOf(template);
  return Array.from({ length: count }, () => {
    const from = pick(draft, ['internet', 'internet', ...callers]);
    const to = pick(draft, [
      ...(from === 'internet' ? [] : ['internet']),
      ...called.filter((id) => id !== from),
    ]);
    const evenThroughCompromise = chance(draft, 0.3);
    const target = chance(draft, 0.6) ? pick(draft, targets) : undefined;
    if (target !== undefined && target.to !== from) {
      return { from, ...target, protocol: pick(draft, [6, 6, 6, 17]), evenThroughCompromise };
    }
    if (balancers.includes(to)) {
      return {
        from,
        to,
        protocol: pick(draft, [6, 6, 17]),
        port: pick(draft, [80, 443, 22]),
        evenThroughCompromise,
      };
    }
    const port = pick(draft, chance(draft, 0.6) ? ruled : PORTS);
    return { from, to, protocol: pick(draft, [6, 6, 6, 6, 17, 1, 58]), port, evenThroughCompromise };
  });
}

/** What balancers call, and where. */
function targetsOf({ Resources }: Template): readonly { readonly to: string; readonly port: number }[] {
  const all = Object.entries(Resources);
  const holds = (written: string): string[] =>
    all.flatMap(([id, one]) =>
      CALLERS.test(one.Type) && JSON.stringify(one).includes(`"${written}"`) ? [id] : [],
    );
  return all.flatMap(([id, { Properties = {} }]) => [
    ...(Properties.Targets ?? []).flatMap(({ Id, Port = Properties.Port ?? 0 }) =>
      (typeof Id === 'string' ? holds(Id) : [refOf(Id)]).map((to) => ({ to, port: Port })),
    ),
    ...(Properties.LoadBalancers ?? []).map(({ ContainerPort }) => ({ to: id, port: ContainerPort })),
  ]);
}

/** The ports that rules of groups begin and end with. */
function portsOf({ Resources }: Template): number[] {
  return Object.values(Resources)
    .flatMap(({ Properties = {} }) => [Properties, ...(Properties.SecurityGroupIngress ?? [])])
    .flatMap(({ FromPort, ToPort }) => [FromPort, ToPort])
    .flatMap((port) => (port === undefined || port < 0 ? [] : [port]));
}

export const theModel: Model = ({ Resources }) => {
  const network = networkIn(Resources);
  const party = (name: string): 'internet' | readonly string[] =>
    name === 'internet' ? name : [`T/${name}`];
  return ({ from, to, protocol, port, evenThroughCompromise = false }) => {
    const ports = protocol === 6 || protocol === 17 ? { ports: [port, port] as const } : {};
    return reach(network, { from: party(from), to: party(to), protocol, ...ports, evenThroughCompromise })
      .reaches;
  };
};

/** What both say of a question; undefined where they agree. */
type Compare = (question: Query) => {
  readonly isConcrete: boolean;
  readonly said: Answer;
  readonly different: Omit<Disagreement, 'seed' | 'template'> | undefined;
};

function comparing(template: Template, model: Model): Compare {
  const [answer, { ask, isConcrete }] = [model(template), simulator(template)];
  return (question) => {
    const some = (): boolean => ask({ ...question, quantifier: 'some' });
    const every = (): boolean => ask({ ...question, quantifier: 'every' });
    const said = answer(question);
    // Where something is left open, only a part of what may be is simulated: a doubt may be right.
    const isWrong = {
      true: () => !every(),
      false: some,
      unknown: () => isConcrete && (every() || !some()),
    }[`${said}`];
    const tell = (): Omit<Disagreement, 'seed' | 'template'> => {
      return { question, model: said, simulated: { some: some(), every: every() } };
    };
    return { isConcrete, said, different: isWrong() ? tell() : undefined };
  };
}

export interface Compared {
  readonly count: number;
  readonly found: readonly Disagreement[];
  /** How often the model answered what. */
  readonly told: Readonly<Record<string, number>>;
  /** Whether the network leaves nothing open, so that it is known of every question what is right. */
  readonly isConcrete: boolean;
}

/** Asks both about a seed's network, and tells every question about which they do not agree. */
export function compareSeed(seed: number, questions: number, model = theModel): Compared {
  const template = randomNetwork(seed, seed % 3 === 0);
  const answers = queriesOf(seed, template, questions).map(comparing(template, model));
  const told: Record<string, number> = {};
  for (const { said } of answers) told[`${said}`] = (told[`${said}`] ?? 0) + 1;
  const found = answers.flatMap(({ different }) => (different ? [{ seed, ...different, template }] : []));
  return { count: questions, found, told, isConcrete: answers.every(({ isConcrete }) => isConcrete) };
}

/** Drops what can be dropped while the two still do not agree. */
export function shrunk({ seed, question, template }: Disagreement, model = theModel): Disagreement {
  const compared = (one: Template): ReturnType<Compare>['different'] =>
    comparing(one, model)(question).different;
  const smaller = (one: Template): Template | undefined =>
    Object.keys(one.Resources)
      .filter((id) => id !== question.from && id !== question.to)
      .map((id) => without(one, id))
      .find((less) => less !== undefined && compared(less) !== undefined);
  let smallest = template;
  for (let next = smaller(smallest); next !== undefined; next = smaller(next)) smallest = next;
  const different = compared(smallest);
  if (different === undefined)
    throw new Error(`The two agree again about ${JSON.stringify(question)} of seed ${seed}`);
  return { seed, ...different, template: smallest };
}

/** The template without a resource that no other one names. */
function without({ Resources }: Template, id: string): Template | undefined {
  const rest = Object.fromEntries(Object.entries(Resources).filter(([one]) => one !== id));
  return JSON.stringify(rest).includes(`"${id}"`) ? undefined : { Resources: rest };
}
