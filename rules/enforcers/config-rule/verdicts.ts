import type { Finding } from '../../core/evaluate';
import { ACCOUNT, type Rule } from '../../core/rule';
import type { Exception } from '../../exceptions/parse';
import type { ConfigurationItem } from '../../sources/configuration-item';
import { type Judged, verdictOn } from './evaluation';
import { type Excuses, madeAs, tagsWithin } from './excused';
import { severally } from './paging';
import { keyOf, type Reader } from './reader';
import { judge, THE_ACCOUNT, type View } from './scene';

/** A rule, what excuses from it, and what it sees. */
export interface Judging {
  readonly rule: Rule;
  readonly excuses: Excuses;
  readonly reader: Reader;
  readonly strict: boolean;
  /** The number of the account. */
  readonly account: string;
}

/** The verdict on an item, and the items of the neighbours that it depends on. */
export interface Opinion extends Judged {
  readonly neighbours: ReadonlySet<string>;
  /** When AWS Config saw the item so. */
  readonly captured: string | undefined;
}

export interface Opinions {
  readonly opinions: readonly Opinion[];
  /** What could not be judged, through a fault of ours or of what was recorded. */
  readonly faults: readonly Error[];
}

/** How many are asked for their tags at a time. */
const AT_A_TIME = 8;

/** The verdicts on the given items in which there is something that the rule judges, one for each. */
export async function verdictsOn(
  { rule, excuses, reader, strict, account }: Judging,
  given: readonly ConfigurationItem[],
  view: Omit<View, 'strict'>,
): Promise<Opinions> {
  const scene = await judge(rule, given, { ...view, strict }, reader);
  const findings = new Map<string, Finding[]>();
  for (const one of scene.findings) {
    const at = keyOf(one.origin.type, one.origin.id);
    // One about the account stands at what opened a way, such as a security group, and counts for the account.
    const isOwn = scene.judged.has(at);
    const key = isOwn ? at : THE_ACCOUNT;
    findings.set(key, [...(findings.get(key) ?? []), isOwn ? one : placed(one)]);
  }
  const items = rule.appliesTo.includes(ACCOUNT) ? [...given, accountItem(account)] : given;
  const faulty = new Set(scene.faults.map(({ origin }) => keyOf(origin.type, origin.id)));
  const own = ({ resourceType, resourceId }: ConfigurationItem): string =>
    resourceType === ACCOUNT ? THE_ACCOUNT : keyOf(resourceType, resourceId);
  const about = (item: ConfigurationItem): readonly Finding[] => findings.get(own(item)) ?? [];
  const place = (item: ConfigurationItem, { origin }: Finding): ConfigurationItem => {
    const key = keyOf(origin.type, origin.id);
    return key === own(item) ? item : (scene.itemAt(key) ?? item);
  };
  const judged = items.filter((item) => scene.judged.has(own(item)) && !faulty.has(own(item)));
  const places = new Set(judged.flatMap((item) => about(item).map((one) => place(item, one))));
  const tagged = await withTags([...places], excuses, reader);
  const opinions = judged.map((item): Opinion => {
    const excuse = (finding: Finding): Exception | undefined => {
      const at = place(item, finding);
      return excuses.of(finding, tagged.get(at) ?? at);
    };
    return {
      ...verdictOn(rule, item, about(item), excuse, strict),
      neighbours: scene.judged.get(own(item)) ?? new Set(),
      captured: item.captureTime,
    };
  });
  return { opinions, faults: [...scene.broken, ...scene.faults.map(({ error }) => error)] };
}

/** With the place in front, and without how every ARN begins: what tells of it has room for little. */
function placed(finding: Finding): Finding {
  const { origin, message } = finding;
  const text = `${origin.type} ${origin.id}: ${message}`;
  return { ...finding, message: text.replaceAll(/\barn:[\w-]*:[\w-]*:[\w-]*:\d*:/g, '') };
}

/**
 * Asks for tags only where a construct is excused from this rule, for those first whose names look like it, and no
 * more once each such construct was met: a construct is one resource.
 */
async function withTags(
  items: readonly ConfigurationItem[],
  { constructs }: Excuses,
  reader: Reader,
): Promise<ReadonlyMap<ConfigurationItem, ConfigurationItem>> {
  const tagged = new Map<ConfigurationItem, ConfigurationItem>();
  const missing = new Set(constructs);
  const take = (item: ConfigurationItem, tags: Readonly<Record<string, string>>): void => {
    tagged.set(item, { ...item, tags });
    missing.delete(madeAs(tags));
  };
  const unknown: ConfigurationItem[] = [];
  for (const item of missing.size > 0 ? items : []) {
    const tags = item.tags ?? tagsWithin(item);
    if (tags) take(item, tags);
    else unknown.push(item);
  }
  const looksLikeOne = ({ resourceId, resourceName = '', arn = '' }: ConfigurationItem): boolean =>
    [...missing].some((made) =>
      [resourceId, resourceName, arn].some((name) => name.includes(made.split('/').at(-1) ?? made)),
    );
  const likely = unknown.filter(looksLikeOne);
  const others = unknown.filter((item) => !likely.includes(item));
  await severally([...likely, ...others], AT_A_TIME, async (item) => {
    if (missing.size > 0) take(item, await reader.tagsOf(item));
  });
  return tagged;
}

/** Stands for the account as a whole, which an exception calls `account`: https://docs.aws.amazon.com/config/latest/developerguide/evaluate-config_develop-rules_lambda-functions.html */
function accountItem(account: string): ConfigurationItem {
  const common = { status: 'OK', supplementary: {}, relationships: [], file: 'AWS' };
  return { ...common, resourceType: ACCOUNT, resourceId: account, resourceName: 'account' };
}
