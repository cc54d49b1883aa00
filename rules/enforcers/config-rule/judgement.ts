import { GuardrailsError } from '../../core/errors';
import type { Finding } from '../../core/evaluate';
import type { ConfigurationItem } from '../../sources/configuration-item';
import type { Account } from './account';
import { carriers } from './carriers';
import { type Judged, notApplicable, verdictOn } from './evaluation';
import type { Invocation, Trigger } from './event';
import { asksForTags, excuseOf, inForce } from './excused';
import { judge, keyOf, type Reader, readable, readerOf } from './scene';

/** https://docs.aws.amazon.com/config/latest/APIReference/API_ConfigurationItem.html */
const GONE: readonly string[] = ['ResourceDeleted', 'ResourceDeletedNotRecorded', 'ResourceNotRecorded'];

export interface Setting {
  readonly strict: boolean;
  /** The day, in UTC. */
  readonly today: string;
}

export interface Judgement {
  readonly evaluations: readonly Judged[];
  readonly at: Date;
  /** What could not be judged, through a fault of ours or of what was recorded. */
  readonly faults: readonly Error[];
}

/** The verdicts that AWS Config is to be told after an event. */
export function judgeInvocation(call: Invocation, account: Account, setting: Setting): Promise<Judgement> {
  const { trigger } = call;
  return trigger.kind === 'sweep'
    ? sweep(call, trigger.at, account, setting)
    : change(call, trigger, account, setting);
}

async function change(
  { rule, leftScope, name }: Invocation,
  { item: raw, oversized }: Extract<Trigger, { kind: 'change' }>,
  account: Account,
  setting: Setting,
): Promise<Judgement> {
  const summary = one(raw);
  const { resourceType: type, resourceId: id, captureTime } = summary;
  if (captureTime === undefined) {
    throw new GuardrailsError(
      'EVENT_MALFORMED',
      `the item of ${type} ${id} has no configurationItemCaptureTime`,
    );
  }
  const at = new Date(captureTime);
  const isGone = leftScope || GONE.includes(summary.status);
  const item = oversized && !isGone ? one(await account.itemAt(type, id, at)) : summary;
  const key = keyOf(type, id);
  const read = readerOf(account);
  const judging = { ...setting, gone: isGone ? key : undefined };
  const isJudged = carriers(rule.appliesTo).includes(type);
  const own = await about({ rule }, isJudged && !isGone ? [item] : [], [], judging, account, read);
  const evaluations = isJudged
    ? [
        own.evaluations[0] ??
          notApplicable(rule, type, id, isGone ? 'no longer in scope' : 'nothing to judge'),
      ]
    : [];
  if (!carriers(rule.reads).includes(type)) return { ...own, evaluations, at };

  // Whoever read the item before may have another verdict now; a verdict that stays needs no evaluation, which is paid.
  const held = new Map((await account.held(name)).map((one) => [keyOf(one.type, one.id), one]));
  const others = await everything({ rule }, judging, account, read);
  const changed = others.evaluations.filter((one) => {
    const before = held.get(keyOf(one.type, one.id));
    if (keyOf(one.type, one.id) === key) return false;
    return one.compliance === 'NOT_APPLICABLE'
      ? before !== undefined
      : before?.compliance !== one.compliance || before.annotation !== one.annotation;
  });
  return { evaluations: [...evaluations, ...changed], at, faults: [...own.faults, ...others.faults] };
}

async function sweep(
  { rule, name }: Invocation,
  at: Date,
  account: Account,
  setting: Setting,
): Promise<Judgement> {
  // First what is held: what comes into being later is not taken for vanished.
  const held = await account.held(name);
  const judging = { ...setting, gone: undefined };
  const all = await everything({ rule }, judging, account, readerOf(account));
  const judged = new Set(all.evaluations.map(({ type, id }) => keyOf(type, id)));
  // While items cannot be read, nobody knows whose they are.
  const vanished = all.broken ? [] : held.filter(({ type, id }) => !judged.has(keyOf(type, id)));
  const retired = vanished.map(({ type, id }) => notApplicable(rule, type, id, 'no longer recorded'));
  return { evaluations: [...all.evaluations, ...retired], at, faults: all.faults };
}

type Judging = Setting & { readonly gone: string | undefined };

/** The verdicts on every recorded resource that the rule applies to. */
async function everything(
  { rule }: Pick<Invocation, 'rule'>,
  judging: Judging,
  account: Account,
  read: Reader,
): Promise<Omit<Judgement, 'at'> & { readonly broken: boolean }> {
  const types = carriers(rule.appliesTo);
  const found = [];
  for (const type of types) found.push({ type, ...(await read(type)) });
  const items = found
    .flatMap((one) => one.items)
    .filter((one) => keyOf(one.resourceType, one.resourceId) !== judging.gone);
  const closed = found.filter((one) => one.closed).map(({ type }) => type);
  const broken = found.flatMap((one) => one.broken);
  const { evaluations, faults } = await about({ rule }, items, closed, judging, account, read);
  return { evaluations, faults: [...broken, ...faults], broken: broken.length > 0 };
}

/** The verdicts on the given items in which there is something that the rule judges. */
async function about(
  { rule }: Pick<Invocation, 'rule'>,
  items: readonly ConfigurationItem[],
  closed: readonly string[],
  judging: Judging,
  account: Account,
  read: Reader,
): Promise<Omit<Judgement, 'at'>> {
  if (items.length === 0) return { evaluations: [], faults: [] };
  const scene = await judge(rule, items, { ...judging, closed }, read);
  const findings = new Map<string, Finding[]>();
  for (const one of scene.findings) {
    const key = keyOf(one.origin.type, one.origin.id);
    findings.set(key, [...(findings.get(key) ?? []), one]);
  }
  const faulty = new Set(scene.faults.map(({ origin }) => keyOf(origin.type, origin.id)));
  const exceptions = inForce(rule.id, judging.today);
  const evaluations: Judged[] = [];
  for (const item of items) {
    const key = keyOf(item.resourceType, item.resourceId);
    if (!scene.judged.has(key) || faulty.has(key)) continue;
    const own: readonly Finding[] = findings.get(key) ?? [];
    const isNamed = asksForTags() && own.length > 0 && exceptions.length > 0;
    const named = isNamed ? await withTags(item, account) : item;
    const excuse = (finding: Finding) => excuseOf(finding, named, exceptions);
    evaluations.push(verdictOn(rule, item, own, excuse, judging.strict));
  }
  return { evaluations, faults: [...scene.broken, ...scene.faults.map(({ error }) => error)] };
}

/** BatchGetResourceConfig answers without tags, which tell what CloudFormation calls it. */
async function withTags(item: ConfigurationItem, account: Account): Promise<ConfigurationItem> {
  const { tags, captureTime, resourceType, resourceId } = item;
  if (tags !== undefined || captureTime === undefined) return item;
  return one(await account.itemAt(resourceType, resourceId, new Date(captureTime)));
}

function one(raw: unknown): ConfigurationItem {
  const { items, broken } = readable([raw]);
  if (items[0]) return items[0];
  throw broken[0] ?? new GuardrailsError('EVENT_MALFORMED', 'the event has no item');
}
