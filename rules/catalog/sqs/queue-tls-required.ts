import type { Resource } from '../../core/resource';
import { type Context, defineRule } from '../../core/rule';
import { unresolved, type Value } from '../../core/value';
import { all, compliant, indeterminate, violation } from '../../core/verdict';
import { deniesPlainText } from '../shared/tls-only';

/** An ARN that is written out may be that of the queue where the last part is its name; one that is there has its own. */
function namesOf(queue: Resource, context: Context): readonly Value[] {
  const known = queue.aliases.filter((alias) => alias.startsWith('arn:'));
  if (known.length > 0) return known;
  const name = context.read(queue, 'QueueName');
  const made = (attribute: string): Value =>
    unresolved([{ target: queue.address, attribute }], 'which is known once deployed');
  const written = unresolved(
    ['arn:aws:sqs:', { expression: 'region and account' }, `:${String(name)}`],
    'which is known once deployed',
  );
  return [made('Arn'), ...(typeof name === 'string' ? [written] : [])];
}

export const sqsQueueTlsRequired = defineRule({
  id: 'sqs-queue-tls-required',
  title: 'The policy of every queue denies requests without TLS',
  severity: 'medium',
  stage: 'trial',
  rationale: 'Over HTTP, messages and signed requests can be read and changed on the way.',
  remediation: 'Set enforceSSL of the Queue to true',
  controls: {},
  appliesTo: ['AWS::SQS::Queue'],
  reads: ['AWS::SQS::QueuePolicy', 'AWS::SQS::QueueInlinePolicy'],
  evaluate: (resource, context) => {
    const policies = [
      context.related('AWS::SQS::QueuePolicy', 'Queues[]', resource),
      context.related('AWS::SQS::QueueInlinePolicy', 'Queue', resource),
    ];
    const judged = policies.flatMap(({ found }) =>
      found.map((policy) =>
        deniesPlainText(policy, 'PolicyDocument', context, 'sqs:*', [namesOf(resource, context)]),
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
