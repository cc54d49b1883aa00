import { is } from '../../core/expectation';
import { isPublic, noPublicAccess } from '../../core/policy-public';
import { type Predicate, property, when } from '../../core/property';
import { defineRule } from '../../core/rule';
import { isProperties, show } from '../../core/value';
import { compliant, indeterminate, violation } from '../../core/verdict';
import { isFixed } from '../shared/request-source';

const EVENT_BUS = 'AWS::Events::EventBus';
const EVENT_BUS_POLICY = 'AWS::Events::EventBusPolicy';

const EXPECTED = 'expected named principals, or an organization';

/** One statement, whole: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-eventbuspolicy.html */
const statement: Predicate = (resource, context) => {
  const value = context.read(resource, 'Statement');
  if (value === undefined) return compliant();
  if (!isProperties(value)) return indeterminate('Statement', `Statement is ${show(value)}, ${EXPECTED}`);
  const open = isPublic({ path: 'Statement', value });
  if (open === false) return compliant();
  return (open === true ? violation : indeterminate)('Statement', `Statement allows everybody, ${EXPECTED}`);
};

/** The short form, in which `*` is every account, unless it is of the organization of the condition. */
const principal: Predicate = when(
  property('Principal', is('*'), { absent: 'nobody' }),
  property('Condition.Value', { expected: 'an organization', test: isFixed }),
);

const busPolicy: Predicate = (resource, context) =>
  context.read(resource, 'Statement') === undefined
    ? principal(resource, context)
    : statement(resource, context);

export const eventBusPublicAccessDenied = defineRule({
  id: 'events-event-bus-public-access-denied',
  title: 'Policies of event buses let nobody in whom they do not name',
  severity: 'high',
  stage: 'enforced',
  rationale:
    'Whoever may put events on a bus makes its rules run: a forged event starts what was meant for a real one.',
  remediation:
    'Name the accounts or services in addToResourcePolicy, or add a condition on aws:PrincipalOrgID to "*"',
  controls: {},
  appliesTo: [EVENT_BUS, EVENT_BUS_POLICY],
  reads: [],
  evaluate: (resource, context) =>
    (resource.type === EVENT_BUS ? noPublicAccess('Policy') : busPolicy)(resource, context),
});
