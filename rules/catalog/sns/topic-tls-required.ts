import type { Resource } from '../../core/resource';
import { type Context, defineRule } from '../../core/rule';
import { unresolved, type Value } from '../../core/value';
import { all, compliant, indeterminate, violation } from '../../core/verdict';
import { deniesPlainText } from '../shared/tls-only';

/** An ARN that is written out may be that of the topic where the last part is its name; one that is there has its own. */
function namesOf(topic: Resource, context: Context): readonly Value[] {
  const known = topic.aliases.filter((alias) => alias.startsWith('arn:'));
  if (known.length > 0) return known;
  const name = context.read(topic, 'TopicName');
  const made = (attribute: string): Value =>
    unresolved([{ target: topic.address, attribute }], 'which is known once deployed');
  const written = unresolved(
    ['arn:aws:sns:', { expression: 'region and account' }, `:${String(name)}`],
    'which is known once deployed',
  );
  return [made('Ref'), made('TopicArn'), ...(typeof name === 'string' ? [written] : [])];
}

export const snsTopicTlsRequired = defineRule({
  id: 'sns-topic-tls-required',
  title: 'The policy of every topic denies requests without TLS',
  severity: 'medium',
  stage: 'trial',
  rationale: 'Over HTTP, messages and signed requests can be read and changed on the way.',
  remediation: 'Set enforceSSL of the Topic to true',
  controls: {},
  appliesTo: ['AWS::SNS::Topic'],
  reads: ['AWS::SNS::TopicPolicy', 'AWS::SNS::TopicInlinePolicy'],
  evaluate: (resource, context) => {
    const policies = [
      context.related('AWS::SNS::TopicPolicy', 'Topics[]', resource),
      context.related('AWS::SNS::TopicInlinePolicy', 'TopicArn', resource),
    ];
    const judged = policies.flatMap(({ found }) =>
      found.map((policy) =>
        deniesPlainText(policy, 'PolicyDocument', context, 'sns:Publish', [namesOf(resource, context)]),
      ),
    );
    const none = 'it has no policy, expected one that denies requests without TLS';
    if (judged.length > 0)
      return all(
        judged.map(([first]) => (first.status === 'compliant' ? compliant() : [{ ...first, path: '' }])),
      );
    return policies.every(({ complete }) => complete)
      ? violation('', none)
      : indeterminate('', `${none}; one may be elsewhere`);
  },
});
