import { ACCOUNT } from '../../core/rule';
import { carriers } from './carriers';
import { type Judged, notApplicable } from './evaluation';
import { keyOf, type Recorded } from './reader';
import { type Addressee, isDescribed, tell, tellDescribed } from './teller';
import { type Judging, type Opinions, verdictsOn } from './verdicts';

/** What is told is counted as it is told, so that a call that ends in an error says what it did. */
export type Count = (told: readonly Judged[]) => void;

/**
 * Judges every resource that the rule applies to, and retires what is not there any more. A rule that reads no
 * neighbours is told of 100 resources at a time, so that what was judged is told should the time run out.
 */
export async function sweep(
  judging: Judging,
  addressee: Addressee,
  name: string,
  count: Count,
): Promise<readonly Error[]> {
  const { rule } = judging;
  // First what is held: what comes into being later is not taken for vanished.
  const held = await addressee.account.held(name);
  const judged = new Set<string>();
  const described: Judged[] = [];
  const faults: Error[] = [];
  let isBroken = false;
  let isSaid = false;
  const said = async (some: readonly Judged[]): Promise<void> => {
    if (some.length === 0) return;
    await tell(addressee, some);
    isSaid = true;
    count(some);
  };
  for await (const one of inPortions(judging)) {
    faults.push(...one.faults);
    isBroken ||= one.isBroken;
    for (const { type, id } of one.opinions) judged.add(keyOf(type, id));
    described.push(...one.opinions.filter((opinion) => isDescribed(rule, opinion)));
    await said(one.opinions.filter((opinion) => !isDescribed(rule, opinion)));
  }
  if (described.length > 0) {
    const told = await tellDescribed(addressee, described);
    isSaid = true;
    count(told);
    for (const { type, id } of told) judged.add(keyOf(type, id));
  }
  // While something cannot be judged, nobody knows whether what is held is about it.
  const vanished = isBroken ? [] : held.filter(({ type, id }) => !judged.has(keyOf(type, id)));
  const retired = vanished.map(({ type, id }) => notApplicable(rule, type, id, 'no longer recorded'));
  await said(retired.filter((one) => !isDescribed(rule, one)));
  const gone = retired.filter((one) => isDescribed(rule, one));
  if (gone.length > 0) count(await tellDescribed(addressee, gone));
  // That there is nothing to judge is told too: https://docs.aws.amazon.com/config/latest/APIReference/API_PutEvaluations.html
  if (!isSaid && gone.length === 0) await tell(addressee, []);
  return faults;
}

interface Portion extends Opinions {
  /** Whether there may be more than what was judged. */
  readonly isBroken: boolean;
}

async function* inPortions(judging: Judging): AsyncGenerator<Portion> {
  const { rule, reader } = judging;
  if (rule.reads.length > 0 || rule.appliesTo.includes(ACCOUNT)) {
    yield everything(judging);
    return;
  }
  for (const type of carriers(rule.appliesTo)) {
    const portions = (await reader.portions(type)) ?? [await reader.read(type)];
    for await (const one of portions) yield await portion(judging, one, []);
  }
}

/** The verdicts on all that the rule applies to, which AWS Config or a description tells of. */
export async function everything(judging: Judging, gone?: string): Promise<Portion> {
  const { rule, reader } = judging;
  const found = [];
  for (const type of carriers(rule.appliesTo).filter((one) => one !== ACCOUNT)) {
    found.push({ type, ...(await reader.read(type)) });
  }
  const items = found
    .flatMap((one) => one.items)
    .filter((one) => keyOf(one.resourceType, one.resourceId) !== gone);
  const closed = found.filter((one) => one.closed).map(({ type }) => type);
  return portion(judging, { items, broken: found.flatMap((one) => one.broken) }, closed, gone);
}

async function portion(
  judging: Judging,
  { items, broken }: Omit<Recorded, 'closed'>,
  closed: readonly string[],
  gone?: string,
): Promise<Portion> {
  const { opinions, faults } = await verdictsOn(judging, items, { closed, gone });
  const isBroken = broken.length + faults.length > 0;
  return { opinions, faults: [...broken, ...faults], isBroken };
}
