import { atMost, type Expectation } from '../../core/expectation';
import { property } from '../../core/property';
import { defineRule } from '../../core/rule';
import { isUnresolved } from '../../core/value';

const EXPRESSION = 'RotationRules.ScheduleExpression';

/** https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_schedule.html */
const often = (days: number): Expectation => ({
  expected: `a time that comes every ${days} days at least`,
  test: (value) => {
    if (isUnresolved(value) || typeof value !== 'string') return 'unknown';
    const [, count, unit] = /^rate\(\s*(\d+)\s+(day|hour)s?\s*\)$/.exec(value.trim()) ?? [];
    if (count !== undefined) return Number(count) / (unit === 'hour' ? 24 : 1) <= days;
    const [, month, year] = /^cron\(\s*\S+\s+\S+\s+\S+\s+(\S+)\s+\S+\s+(\S+)\s*\)$/.exec(value.trim()) ?? [];
    // A month has at most 31 days, and the same day of the week comes back within 35.
    return month === '*' && year === '*' && days >= 35 ? true : 'unknown';
  },
});

export const secretsmanagerRotationScheduleFrequent = defineRule({
  id: 'secretsmanager-rotation-schedule-frequent',
  title: 'Every secret is replaced often enough',
  severity: 'medium',
  stage: 'enforced',
  rationale: 'The longer a secret lasts, the longer a stolen one is of use.',
  remediation: 'Set automaticallyAfter of the RotationSchedule to at most 90 days',
  controls: { 'aws-fsbp': ['SecretsManager.4'], 'nist-800-53-r5': ['AC-2(1)', 'AC-3(15)'] },
  parameters: {
    days: {
      type: 'number',
      default: 90,
      minimum: 1,
      maximum: 1000,
      description: 'The most days between two rotations',
    },
  },
  appliesTo: ['AWS::SecretsManager::RotationSchedule'],
  reads: [],
  evaluate: (schedule, context, { days }) =>
    context.read(schedule, EXPRESSION) === undefined
      ? property('RotationRules.AutomaticallyAfterDays', atMost(days))(schedule, context)
      : property(EXPRESSION, often(days))(schedule, context),
});
