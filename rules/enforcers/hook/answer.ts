import type { Fault } from '../../core/evaluate';
import { type Annotation, annotationsOf, type Said } from './annotation';
import { cut } from './cut';
import type { Target } from './event';

/** https://docs.aws.amazon.com/cloudformation-cli/latest/hooks-userguide/lambda-hooks-create-lambda-function.html */
export interface Answer {
  readonly hookStatus: 'SUCCESS' | 'FAILED';
  readonly errorCode?: 'NonCompliant' | 'InternalFailure';
  readonly message: string;
  readonly annotations?: readonly Annotation[];
  /** The token of the request, where it has one. */
  readonly clientRequestToken?: string;
}

/** Longer messages are cut off where they are shown. */
const LONGEST: Readonly<Record<Target, number>> = {
  STACK: 4096,
  CHANGE_SET: 4096,
  RESOURCE: 4096,
  CLOUD_CONTROL: 1024,
};

/** How many violated rules the message names; the annotations name all of them. */
const SHOWN = 20;

/** What CloudFormation is told of a template or a resource that was judged. */
export function answerOf(
  said: readonly Said[],
  faults: readonly Fault[],
  subject: string,
  target: Target,
): Answer {
  const annotations = annotationsOf(said);
  const violated = said.filter(({ standing }) => standing === 'violated');
  const [fault] = faults;
  if (violated.length > 0) {
    const message = cut(refusal(violated, subject), LONGEST[target]);
    return { hookStatus: 'FAILED', errorCode: 'NonCompliant', message, annotations };
  }
  if (fault) return { ...failure(`${fault.error.message} on ${fault.origin.id}`, target), annotations };
  return { ...passed(cut(summary(said, subject), LONGEST[target])), annotations };
}

/** What may go on. */
export function passed(message: string): Answer {
  return { hookStatus: 'SUCCESS', message };
}

/** What nobody knows whether it may go on; the failure mode of the hook decides. */
export function failure(message: string, target: Target): Answer {
  const told = `Quest Guardrails could not judge this: ${message}. docs/deploy-gate.md tells how to go on without`;
  return { hookStatus: 'FAILED', errorCode: 'InternalFailure', message: cut(told, LONGEST[target]) };
}

function refusal(violated: readonly Said[], subject: string): string {
  const count = `${violated.length} ${violated.length === 1 ? 'rule is' : 'rules are'} violated`;
  const shown = violated.slice(0, SHOWN).map(({ rule, lines }) => {
    const more = lines.length > 1 ? ` (and ${lines.length - 1} more)` : '';
    return `[${rule.severity}] ${rule.id}: ${lines[0]}${more}. ${rule.remediation}.`;
  });
  const left = violated.length > SHOWN ? [`and ${violated.length - SHOWN} more`] : [];
  return [`Quest Guardrails: ${count} in ${subject}.`, ...shown, ...left].join('\n');
}

function summary(said: readonly Said[], subject: string): string {
  if (said.length === 0) return `Quest Guardrails: no rule is about anything in ${subject}`;
  const count = (name: Said['standing']): number => said.filter(({ standing }) => standing === name).length;
  const others = (['on trial', 'not judged', 'excepted'] as const).flatMap((name) =>
    count(name) > 0 ? [`${count(name)} ${name}`] : [],
  );
  const rest = others.length > 0 ? `, ${others.join(', ')}` : '';
  return `Quest Guardrails: ${count('kept')} of ${said.length} rules are kept in ${subject}${rest}`;
}
