import { ResourceType } from '@aws-sdk/client-config-service';
import { evaluate, type Finding } from '../../../../rules/core/evaluate';
import type { Granted } from '../../../../rules/enforcers/config-rule/granted';
import { configRulesOf, type PlannedRule } from '../../../../rules/enforcers/config-rule/plan';
import { loadPack } from '../../../../rules/packs/packs';
import { parseConfigurationItem } from '../../../../rules/sources/configuration-item';
import { worldOfItems } from '../../../../rules/sources/configuration-world';
import type { FakeConfig } from '../fake/config';
import { UNDESCRIBED_TYPES } from './undescribed';

export const ACCOUNT_ID = '123456789012';

export const NOTHING_GRANTED: Granted = {
  file: { file: 'none', longest: 90, settings: [], exceptions: [], malformed: [] },
  paths: {},
};

const { planned } = configRulesOf(loadPack('baseline'), { prefix: 'quest-test-', describe: {} });

/** The rules of AWS Config that items decide, as the stack would make them. */
export const PLANNED: readonly PlannedRule[] = planned;

export function plannedRule(rule: string): PlannedRule {
  const found = PLANNED.find((one) => one.rule === rule);
  if (found) return found;
  throw new Error(`${rule} is no rule of AWS Config`);
}

/** An event as AWS Config sends it to the function of a custom rule. */
export function eventOf(account: FakeConfig, rule: PlannedRule, invoking: object, more: object = {}) {
  return {
    version: '1.0',
    invokingEvent: JSON.stringify(invoking),
    ruleParameters: JSON.stringify(rule.inputParameters),
    resultToken: account.token(rule.name),
    eventLeftScope: false,
    executionRoleArn: `arn:aws:iam::${ACCOUNT_ID}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`,
    configRuleArn: `arn:aws:config:eu-west-1:${ACCOUNT_ID}:config-rule/config-rule-${rule.rule.slice(0, 6)}`,
    configRuleName: rule.name,
    configRuleId: `config-rule-${rule.rule.slice(0, 6)}`,
    accountId: ACCOUNT_ID,
    evaluationMode: 'DETECTIVE',
    ...more,
  };
}

export const scheduled = (at: Date): object => ({
  awsAccountId: ACCOUNT_ID,
  notificationCreationTime: at.toISOString(),
  messageType: 'ScheduledNotification',
  recordVersion: '1.0',
});

type Compliance = 'COMPLIANT' | 'NON_COMPLIANT' | 'NOT_APPLICABLE';

/** What `guardrails check` finds of the same items, as AWS Config would have to show it, by `type id`. */
export function offline(
  account: FakeConfig,
  rules: readonly PlannedRule[],
  strict = false,
): ReadonlyMap<string, ReadonlyMap<string, Compliance>> {
  const items = account.current.map((one) => parseConfigurationItem({ ...one }, { file: 'snapshot.json' }));
  const world = worldOfItems(items, { closed: [...Object.values(ResourceType), ...UNDESCRIBED_TYPES] });
  const chosen = loadPack('baseline').rules.filter(({ id }) => rules.some((one) => one.rule === id));
  const { findings, faults } = evaluate(world, chosen, { strict: false });
  if (faults[0]) throw faults[0].error;
  const found = new Map(
    chosen.map(({ id, appliesTo }) => {
      const about = world.resources.filter(({ type }) => appliesTo.includes(type));
      const fine = about.map(({ origin }) => [`${origin.type} ${origin.id}`, 'COMPLIANT'] as const);
      return [id, new Map<string, Compliance>(fine)];
    }),
  );
  for (const one of findings) {
    const verdicts = found.get(one.rule.id);
    const key = `${one.origin.type} ${one.origin.id}`;
    verdicts?.set(key, worse(verdicts.get(key) ?? 'COMPLIANT', complianceOf(one, strict)));
  }
  return found;
}

function complianceOf({ status }: Finding, strict: boolean): Compliance {
  return status === 'violation' || strict ? 'NON_COMPLIANT' : 'NOT_APPLICABLE';
}

const ORDER: readonly Compliance[] = ['COMPLIANT', 'NOT_APPLICABLE', 'NON_COMPLIANT'];

function worse(one: Compliance, other: Compliance): Compliance {
  return ORDER.indexOf(one) >= ORDER.indexOf(other) ? one : other;
}

/** What AWS Config shows otherwise than the same items are found offline; empty where all verdicts are equal. */
export function differences(
  account: FakeConfig,
  rules: readonly PlannedRule[],
  strict = false,
): { readonly compared: number; readonly different: readonly string[] } {
  const expected = offline(account, rules, strict);
  const different: string[] = [];
  let compared = 0;
  for (const { rule, name } of rules) {
    const held = account.held(name);
    const wanted = expected.get(rule) ?? new Map<string, Compliance>();
    for (const key of new Set([...wanted.keys(), ...held.keys()])) {
      compared += 1;
      // What nothing is judged of has no verdict any more.
      const there = held.get(key)?.compliance ?? 'none';
      const offlineVerdict = wanted.get(key) ?? 'NOT_APPLICABLE';
      if (there !== offlineVerdict) different.push(`${rule}: ${key} is ${there}, offline ${offlineVerdict}`);
    }
  }
  return { compared, different };
}

/** Evaluations that AWS Config took twice for one event. */
export function doubled(account: FakeConfig): readonly string[] {
  const seen = new Set<string>();
  return account.puts.flatMap(({ token, evaluations }) =>
    evaluations.flatMap(({ ComplianceResourceType, ComplianceResourceId }) => {
      const key = `${token} ${ComplianceResourceType} ${ComplianceResourceId}`;
      const isTwice = seen.has(key);
      seen.add(key);
      return isTwice ? [key] : [];
    }),
  );
}

/** Works off a list, so many at a time. */
export async function together<T>(
  all: readonly T[],
  width: number,
  work: (one: T) => Promise<unknown>,
): Promise<void> {
  const left = all.values();
  const worker = async (): Promise<void> => {
    for (const one of left) await work(one);
  };
  await Promise.all(Array.from({ length: width }, worker));
}
