import { is, noneOf, present } from '../../core/expectation';
import { both, type Predicate, property, when } from '../../core/property';
import { defineRule } from '../../core/rule';
import { compliant, indeterminate } from '../../core/verdict';

const POLICY = 'AWS::Events::EventBusPolicy';

/** A partner's bus takes the events of its source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-saas.html */
const isCustom: Predicate = both(
  property('Name', noneOf('default')),
  property('EventSourceName', is(''), { absent: '' }),
);

const attached: Predicate = (bus, context) => {
  const own = property('Policy', present)(bus, context);
  if (own[0].status === 'compliant') return own;
  const name = context.read(bus, 'Name');
  const policies = [
    context.related(POLICY, 'EventBusName', bus),
    ...(name === undefined ? [] : [context.having(POLICY, 'EventBusName', name)]),
  ];
  if (policies.some(({ found }) => found.length > 0)) return compliant();
  return policies.some(({ complete }) => complete)
    ? own
    : indeterminate('Policy', 'Policy is absent, and an EventBusPolicy may be elsewhere');
};

export const eventBusPolicyAttached = defineRule({
  id: 'events-event-bus-policy-attached',
  title: 'Custom event buses have a resource policy',
  severity: 'low',
  stage: 'enforced',
  rationale:
    'Without a policy of its own a bus leaves it to every identity policy of the account who may put events on it, and make its rules run.',
  remediation: 'Add a policy: bus.addToResourcePolicy(new PolicyStatement({ ... })) with named principals',
  controls: { 'aws-fsbp': ['EventBridge.3'] },
  appliesTo: ['AWS::Events::EventBus'],
  reads: [POLICY],
  evaluate: when(isCustom, attached),
});
