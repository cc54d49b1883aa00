import { reach } from '../../../../rules/reachability/reach';
import { networkIn } from '../network-of';
import { pick, random } from './draft';
import { randomNetwork } from './random-network';
import { type Asked, simulator } from './simulate';
import type { Template } from './template';

export type Query = Omit<Asked, 'quantifier'>;

export interface Disagreement {
  readonly seed: number;
  readonly question: Query;
  readonly model: boolean | 'unknown';
  readonly simulated: { readonly some: boolean; readonly every: boolean };
  readonly template: Template;
}

const PORTS = [22, 79, 80, 443, 1023, 1024, 5000, 8080, 65535];

function partiesOf({ Resources }: Template): string[] {
  const types = ['AWS::EC2::Instance', 'AWS::EC2::NetworkInterface', 'AWS::ECS::Service'];
  return Object.keys(Resources).filter((id) => types.includes(Resources[id]?.Type ?? ''));
}

export function queriesOf(seed: number, template: Template, count: number): Query[] {
  const draft = { random: random(seed ^ 0x5bd1e995) };
  const parties = partiesOf(template);
  const listening = Object.keys(template.Resources).filter((id) => id === 'Lb');
  return Array.from({ length: count }, () => {
    const from = pick(draft, ['internet', 'internet', ...parties]);
    const to = pick(draft, [
      ...(from === 'internet' ? [] : ['internet']),
      ...parties.filter((id) => id !== from),
      ...listening,
    ]);
    const protocol = pick(draft, [6, 6, 6, 17, 1]);
    return {
      from,
      to,
      protocol,
      port: pick(draft, to === 'Lb' ? [80, 443, 22] : PORTS),
      evenThroughCompromise: draft.random() < 0.3,
    };
  });
}

/** Whether every address that filters see was written in the template. */
function known({ Resources }: Template): boolean {
  return !Object.values(Resources).some(({ Type }) => /ECS::Service|LoadBalancer$/.test(Type));
}

/** What the model says of one question, and the simulator of the same; undefined where they agree. */
function difference(
  template: Template,
  question: Query,
  ask = asking(template),
): Omit<Disagreement, 'seed' | 'template'> | undefined {
  const model = ask.model(question);
  const some = ask.simulated({ ...question, quantifier: 'some' });
  const every = ask.simulated({ ...question, quantifier: 'every' });
  const agree = known(template)
    ? (model === true) === every && (model !== false) === some
    : (model !== true || every) && (!some || model !== false);
  return agree ? undefined : { question, model, simulated: { some, every } };
}

function asking(template: Template): {
  model: (q: Query) => boolean | 'unknown';
  simulated: (q: Asked) => boolean;
} {
  const network = networkIn(template.Resources);
  const id = (name: string): 'internet' | string[] => (name === 'internet' ? name : [`T/${name}`]);
  return {
    model: ({ from, to, protocol, port, evenThroughCompromise = false }) =>
      reach(network, {
        from: id(from),
        to: id(to),
        protocol,
        ...(protocol === 1 ? {} : { ports: [port, port] as const }),
        evenThroughCompromise,
      }).reaches as boolean | 'unknown',
    simulated: simulator(template),
  };
}

/** Every question of a seed's network about which the two do not agree, and how many were asked. */
export function compareSeed(
  seed: number,
  questions: number,
): { count: number; found: Disagreement[]; told: Record<string, number> } {
  const template = randomNetwork(seed, seed % 3 === 0);
  const ask = asking(template);
  const found: Disagreement[] = [];
  const told: Record<string, number> = {};
  for (const question of queriesOf(seed, template, questions)) {
    const different = difference(template, question, ask);
    const said = String(different?.model ?? ask.model(question));
    told[said] = (told[said] ?? 0) + 1;
    if (different !== undefined) {
      found.push({ seed, ...different, template });
    }
  }
  return { count: questions, found, told };
}

/** Drops what can be dropped while the two still do not agree. */
export function shrunk({ seed, question, template }: Disagreement): Disagreement {
  let smallest = template;
  for (let before = Number.POSITIVE_INFINITY; before !== Object.keys(smallest.Resources).length; ) {
    before = Object.keys(smallest.Resources).length;
    for (const id of Object.keys(smallest.Resources)) {
      const { [id]: dropped, ...Resources } = smallest.Resources;
      if (
        dropped !== undefined &&
        !JSON.stringify(Resources).includes(`"${id}"`) &&
        id !== question.from &&
        id !== question.to
      ) {
        if (difference({ Resources }, question) !== undefined) {
          smallest = { Resources };
        }
      }
    }
  }
  const different = difference(smallest, question);
  if (different === undefined) {
    throw new Error(`The two agree again about ${JSON.stringify(question)} of seed ${seed}`);
  }
  return { seed, ...different, template: smallest };
}
