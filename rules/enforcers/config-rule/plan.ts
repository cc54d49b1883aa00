import { GuardrailsError } from '../../core/errors';
import { ACCOUNT, type Rule } from '../../core/rule';
import type { Pack } from '../../packs/packs';
import { POINTS } from '../../packs/points';
import { pointsOf } from '../../packs/points-of';
import { carriers, carriersOf } from './carriers';

/** What a rule of AWS Config is to be made of, without any AWS SDK and without CDK. */
export interface PlannedRule {
  /** What it is called in AWS Config. */
  readonly name: string;
  readonly rule: string;
  readonly description: string;
  /** `rule`, and the parameters that are not set to their defaults; all of them text. */
  readonly inputParameters: Readonly<Record<string, string>>;
  /** The recorded types that it judges, and those that it reads besides. */
  readonly judges: readonly string[];
  readonly reads: readonly string[];
  /** The recorded types whose changes trigger it; none where only describing decides. */
  readonly change: readonly string[];
  /** Whether it needs the daily sweep to decide anything, and not only as a backstop. */
  readonly periodic: boolean;
  /** How often it looks at all there is: https://docs.aws.amazon.com/config/latest/APIReference/API_SourceDetail.html */
  readonly frequency: 'Three_Hours' | 'TwentyFour_Hours';
  /** The types that AWS Config does not record and the function describes. */
  readonly describes: readonly string[];
  /** The actions that describing them takes. */
  readonly actions: readonly string[];
}

/** A rule that becomes none of AWS Config, and why: what cannot be decided is not shown as watched. */
export interface LeftOut {
  readonly rule: string;
  readonly why: string;
}

export interface Plan {
  readonly planned: readonly PlannedRule[];
  readonly left: readonly LeftOut[];
}

interface PlanOptions {
  /** What begins every name: `quest-prod-`. */
  readonly prefix: string;
  /** The types that the function can describe, and the actions that each takes. */
  readonly describe: Readonly<Record<string, readonly string[]>>;
}

/** The limits of a rule: https://docs.aws.amazon.com/config/latest/APIReference/API_ConfigRule.html and API_Scope.html */
const MOST = { name: 128, description: 256, parameters: 1024, types: 100 } as const;

/** How many rules a Region of an account has: https://docs.aws.amazon.com/config/latest/developerguide/configlimits.html */
const MOST_RULES = 1000;

const NOT_RECORDED = ': AWS Config does not record it';

/** The types of which AWS Config has no items, as the comparison of the points found them. */
const UNRECORDED: ReadonlySet<string> = new Set(
  Object.values(POINTS)
    .flatMap(({ item }) => item.unseen ?? [])
    .filter((unseen) => unseen.endsWith(NOT_RECORDED))
    .map((unseen) => unseen.slice(0, -NOT_RECORDED.length)),
);

/**
 * The rules of AWS Config that a pack becomes. A rule that items decide is triggered by the changes of what it judges
 * and reads; one that only describing decides runs by schedule: daily, or every three hours where it is about the account
 * as a whole, of which no other rule tells sooner. A rule of one's own, which was never compared, is taken as one that
 * items decide.
 *
 * @throws GuardrailsError `CONFIG_RULE_IMPOSSIBLE` where AWS Config would refuse what a rule needs
 */
export function configRulesOf({ rules }: Pack, { prefix, describe }: PlanOptions): Plan {
  const planned: PlannedRule[] = [];
  const left: LeftOut[] = [];
  for (const rule of rules) {
    const { item, periodic } = pointsOf(rule.id) ?? { item: { decides: 'all' as const } };
    const judges = recordedOf(rule.appliesTo);
    const reads = recordedOf(rule.reads).filter((type) => !judges.includes(type));
    // What is told within the item of another type needs no describing.
    const wanted = (periodic?.describes ?? []).filter((type) => carriersOf(type).includes(type));
    const undescribed = wanted.filter((type) => !Object.hasOwn(describe, type));
    const isMore = periodic !== undefined && periodic.decides !== 'none' && undescribed.length === 0;
    if (item.decides === 'none' && !isMore) {
      left.push({ rule: rule.id, why: whyNot(item, undescribed) });
      continue;
    }
    const describes = isMore ? wanted : [];
    const change = item.decides === 'none' && describes.length > 0 ? [] : [...judges, ...reads].sort();
    planned.push(
      checked({
        name: `${prefix}${rule.id}`,
        rule: rule.id,
        description: `${rule.title} (${rule.severity}; Quest Guardrails)`,
        inputParameters: { rule: rule.id, ...told(rule) },
        judges,
        reads,
        change,
        periodic: change.length === 0 || describes.length > 0,
        frequency:
          change.length === 0 && rule.appliesTo.includes(ACCOUNT) ? 'Three_Hours' : 'TwentyFour_Hours',
        describes,
        actions: [...new Set(describes.flatMap((type) => describe[type] ?? []))].sort(),
      }),
    );
  }
  if (planned.length > MOST_RULES) {
    throw impossible('the pack', `${planned.length} rules`, `${MOST_RULES} in an account and Region`);
  }
  return { planned, left };
}

/** What stands for an account as a whole is no recorded type. */
function recordedOf(types: readonly string[]): readonly string[] {
  return carriers(types).filter((type) => !UNRECORDED.has(type) && type !== ACCOUNT);
}

function whyNot(
  { doubts = [], unseen = [] }: { readonly doubts?: readonly string[]; readonly unseen?: readonly string[] },
  undescribed: readonly string[],
): string {
  return [
    ...unseen,
    ...doubts.map((path) => `${path}: AWS Config does not tell`),
    ...undescribed.map((type) => `${type} would have to be described`),
  ].join('; ');
}

/** The values that are not the defaults, as the function reads them again. */
function told(rule: Rule): Readonly<Record<string, string>> {
  const given = Object.fromEntries(
    Object.entries(rule.values)
      .filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(rule.parameters[name]?.default))
      .map(([name, value]) => [name, typeof value === 'object' ? value.join(',') : String(value)]),
  );
  const heard = rule.configured(given).values;
  const lost = Object.keys(rule.values).find(
    (name) => JSON.stringify(heard[name]) !== JSON.stringify(rule.values[name]),
  );
  if (lost === undefined) return given;
  throw impossible(
    `parameter ${lost} of rule ${rule.id}`,
    JSON.stringify(rule.values[lost]),
    'text; write its elements without commas',
  );
}

function checked(rule: PlannedRule): PlannedRule {
  const { name, description, inputParameters, change } = rule;
  const sizes = [
    ['name', name.length, MOST.name, 'characters'],
    ['description', description.length, MOST.description, 'characters'],
    ['InputParameters', JSON.stringify(inputParameters).length, MOST.parameters, 'characters'],
    ['scope', change.length, MOST.types, 'types'],
  ] as const;
  for (const [what, size, most, unit] of sizes) {
    if (size > most) throw impossible(`the ${what} of ${name}`, `${size} ${unit}`, `${most}`);
  }
  return rule;
}

function impossible(what: string, got: string, accepted: string): GuardrailsError {
  return new GuardrailsError(
    'CONFIG_RULE_IMPOSSIBLE',
    `${what} is ${got}; AWS Config takes at most ${accepted}. Take a smaller pack, or a shorter value`,
  );
}
