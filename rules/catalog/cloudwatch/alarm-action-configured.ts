import { is, present } from '../../core/expectation';
import { both, type Predicate, property } from '../../core/property';
import type { Resource } from '../../core/resource';
import { type Context, defineRule } from '../../core/rule';
import { isUnresolved, type Part, same, type Truth, unresolved } from '../../core/value';
import { compliant, indeterminate, statusOf } from '../../core/verdict';

const ALARM = 'AWS::CloudWatch::Alarm';
const COMPOSITE = 'AWS::CloudWatch::CompositeAlarm';
const SERVICE = 'AWS::ECS::Service';

const hasAction: Predicate = property('AlarmActions', present);

/** Neither without actions, nor with ones that are switched off. */
const acts: Predicate = both(hasAction, property('ActionsEnabled', is(true), { absent: true }));

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Whether the rule of a composite alarm names an alarm: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html */
function namedBy(composite: Resource, alarm: Resource, context: Context): Truth {
  const rule = context.read(composite, 'AlarmRule');
  if (isUnresolved(rule) && rule.parts.every((part) => typeof part !== 'string' && 'expression' in part))
    return 'unknown';
  const parts: readonly Part[] = isUnresolved(rule) ? rule.parts : typeof rule === 'string' ? [rule] : [];
  const name = context.read(alarm, 'AlarmName');
  const word = typeof name === 'string' ? new RegExp(`["(:]\\s*${escaped(name)}\\s*[")]`) : undefined;
  const answers = parts.map((part): Truth => {
    if (typeof part === 'string')
      return word?.test(part) ?? (isUnresolved(name) && /\w/.test(part) ? 'unknown' : false);
    if ('expression' in part || part.given === true) return 'unknown';
    return context.referenced(ALARM, unresolved([part], '')).found.includes(alarm);
  });
  if (answers.includes(true)) return true;
  return answers.includes('unknown') ? 'unknown' : false;
}

/** An alarm acts through a composite one that has actions, or through the deployment of a service that it stops. */
const heard: Predicate = (alarm, context) => {
  const own = hasAction(alarm, context);
  if (own[0].status !== 'violation') return own;
  const composites = context.every(COMPOSITE);
  const acting = composites.found.map((one): Truth => {
    const status = statusOf(acts(one, context));
    const isNamed = status === 'violation' ? false : namedBy(one, alarm, context);
    return isNamed === true && status === 'indeterminate' ? 'unknown' : isNamed;
  });
  const deployments = context.related(SERVICE, 'DeploymentConfiguration.Alarms.AlarmNames[]', alarm);
  const stops = deployments.found.map((one) =>
    same(context.read(one, 'DeploymentConfiguration.Alarms.Enable') ?? false, true),
  );
  const answers = [...acting, ...stops];
  if (answers.includes(true)) return compliant();
  const isKnown = composites.complete && deployments.complete && !answers.includes('unknown');
  if (isKnown) return own;
  const others =
    composites.complete && !acting.includes('unknown')
      ? 'DeploymentConfiguration.Alarms, which would act on it, is not known of every ECS service'
      : 'a composite alarm, of which not every one is known, may act on it';
  return indeterminate('AlarmActions', `AlarmActions is absent, and ${others}`);
};

export const alarmActionConfigured = defineRule({
  id: 'cloudwatch-alarm-action-configured',
  title: 'CloudWatch alarms do something when they go off',
  severity: 'high',
  stage: 'enforced',
  rationale: 'An alarm without an action is one that somebody must happen to look at.',
  remediation:
    'Add an action: alarm.addAlarmAction(new SnsAction(topic)), or name the alarm in a CompositeAlarm that has one',
  controls: {
    'aws-fsbp': ['CloudWatch.15'],
    'nist-800-53-r5': [
      'AU-6(1)',
      'AU-6(5)',
      'CA-7',
      'IR-4(1)',
      'IR-4(5)',
      'SI-2',
      'SI-4(5)',
      'SI-4(12)',
      'SI-20',
    ],
  },
  appliesTo: [ALARM],
  reads: [ALARM, COMPOSITE, SERVICE],
  evaluate: heard,
});
