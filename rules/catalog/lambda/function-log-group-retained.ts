import { nameOf, type Resource } from '../../core/resource';
import { type Context, defineRule, type Neighbours } from '../../core/rule';
import { isUnresolved, type Part, same, show, type Truth, unresolved, type Value } from '../../core/value';
import { all, compliant, indeterminate, type Verdicts, violation } from '../../core/verdict';

const FUNCTION = 'AWS::Lambda::Function';
const LOG_GROUP = 'AWS::Logs::LogGroup';
const GROUP = 'LoggingConfig.LogGroup';
const PREFIX = '/aws/lambda/';

/** The name that Lambda gives the group itself: https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html */
function implicitName(name: Value | undefined): Value | undefined {
  if (typeof name === 'string') return PREFIX + name;
  if (!isUnresolved(name)) return undefined;
  const [first, ...rest] = name.parts;
  const parts: readonly Part[] =
    typeof first === 'string' ? [PREFIX + first, ...rest] : [PREFIX, ...name.parts];
  return unresolved(parts, name.why);
}

/** Whether a group has the name that Lambda gives it, which is made up with that of a function without one. */
function isImplicit(group: Resource, resource: Resource, context: Context): Truth {
  const name = context.read(group, 'LogGroupName');
  if (name === undefined) return false;
  const made = unresolved([{ target: resource.address, attribute: 'Ref' }], 'which is known once deployed');
  if (same(name, implicitName(made) ?? null) === true) return true;
  const [prefix, part, ...rest] = isUnresolved(name) ? name.parts : [];
  if (prefix === PREFIX && part !== undefined && rest.length === 0) {
    const { found } = context.referenced(FUNCTION, unresolved([part], ''));
    if (found.length > 0) return found.includes(resource);
  }
  const given = implicitName(context.read(resource, 'FunctionName'));
  if (given === undefined) return isUnresolved(name) ? same(name, `${PREFIX}${resource.origin.id}`) : false;
  return same(name, given);
}

function implicitGroups(resource: Resource, context: Context): Neighbours {
  const reference = unresolved(
    [{ target: resource.address, attribute: 'Ref' }],
    'which is known once deployed',
  );
  const named = context.having(LOG_GROUP, 'LogGroupName', implicitName(reference) ?? null);
  if (named.found.length > 0) return { found: named.found, complete: true };
  const { found, complete } = context.every(LOG_GROUP);
  const answers = found.map((group) => ({ group, is: isImplicit(group, resource, context) }));
  return {
    found: answers.filter(({ is }) => is === true).map(({ group }) => group),
    complete: complete && !answers.some(({ is }) => is === 'unknown'),
  };
}

function withRetention(group: Resource, context: Context): Verdicts {
  const days = context.read(group, 'RetentionInDays');
  if (isUnresolved(days)) return indeterminate(GROUP, `${nameOf(group)} keeps logs for ${show(days)} days`);
  return days === undefined
    ? violation(GROUP, `${nameOf(group)} keeps logs for ever, expected a retention`)
    : compliant();
}

function retained(resource: Resource, context: Context): Verdicts {
  const group = context.read(resource, GROUP);
  const { found, complete } =
    group === undefined ? implicitGroups(resource, context) : context.referenced(LOG_GROUP, group);
  if (found.length > 0) {
    return all(found.map((one) => withRetention(one, context)));
  }
  if (group !== undefined || !complete) {
    return indeterminate(GROUP, `${GROUP} is ${show(group)}, and the log group is not in sight`);
  }
  return violation(GROUP, `${GROUP} is absent, and no log group of the function's name has a retention`);
}

export const functionLogGroupRetained = defineRule({
  id: 'lambda-function-log-group-retained',
  title: 'Lambda functions log to a log group that is declared, with a retention',
  severity: 'low',
  stage: 'trial',
  rationale:
    'The group that Lambda makes by itself keeps everything for ever, unencrypted by a key of yours, and stays when the function goes.',
  remediation: 'Set logGroup of the function to a LogGroup with retention',
  controls: {},
  appliesTo: [FUNCTION],
  reads: [FUNCTION, LOG_GROUP],
  evaluate: retained,
});
