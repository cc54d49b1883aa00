import { GuardrailsError, messageOf } from '../../core/errors';
import type { TemplateDocument } from '../../sources/template';
import { grantedHere } from '../config-rule/granted';
import { type Said, saidBy } from './annotation';
import { type Answer, answerOf, failure, passed } from './answer';
import { parseRequest, type Request, tokenOf } from './event';
import { excused } from './excused';
import { type Budget, judge, judgeTemplate } from './judgement';
import { asDeployed, hasDefaults } from './parameters';
import { fetchPayload } from './payload';
import { isLone, rulesOf } from './rules';
import { lineOf } from './telemetry';

/** CloudFormation waits 30 seconds; what is left is for the answer to get there. */
const MOST_MILLISECONDS = 25_000;

/** A template of 1 MB takes far less. */
const MOST_FETCHING = 8_000;

interface Judged {
  readonly answer: Answer;
  readonly said: readonly Said[];
  readonly resources: number;
}

/**
 * The function of the Lambda hook. It answers whatever happens: what it cannot judge is `InternalFailure`, and the
 * failure mode of the hook decides what becomes of the operation. `GUARDRAILS_PACK` names the rules,
 * `GUARDRAILS_LEFT_OUT` the stacks that are never judged, so that nobody is locked out of mending the guardrails.
 */
export async function handler(event: unknown): Promise<Answer> {
  const start = performance.now();
  const budget: Budget = { now: () => performance.now(), until: start + MOST_MILLISECONDS };
  let request: Request | undefined;
  let judged: Judged;
  try {
    request = parseRequest(event);
    judged = await judgeRequest(request, budget);
  } catch (thrown) {
    judged = nothing(failure(messageOf(thrown), request?.target ?? 'CLOUD_CONTROL'));
  }
  const milliseconds = Math.round(performance.now() - start);
  console.log(lineOf({ request, ...judged, milliseconds }, Date.now()));
  const token = request?.token ?? tokenOf(event);
  return { ...judged.answer, ...(token === undefined ? {} : { clientRequestToken: token }) };
}

async function judgeRequest(request: Request, budget: Budget): Promise<Judged> {
  const { operation, stack, target, name } = request;
  if (operation === 'DELETE') return nothing(passed('Quest Guardrails judges nothing that is deleted'));
  const leftOut = (process.env['GUARDRAILS_LEFT_OUT'] ?? '').split(',');
  if (stack !== undefined && leftOut.includes(stack))
    return nothing(passed(`Quest Guardrails leaves the stack ${stack} out, so that it can always be mended`));
  const granted = grantedHere();
  const rules = await rulesOf(process.env['GUARDRAILS_PACK'] ?? 'baseline', granted);
  const isTemplate = target === 'STACK' || target === 'CHANGE_SET';
  const usable = isTemplate ? rules : rules.filter(isLone);
  const judged = isTemplate
    ? judgeTemplate(...(await templateOf(request, budget)), usable, budget)
    : judge(resourceOf(request), usable, budget, { implied: false });
  const { findings, faults, rules: applying, resources } = judged;
  const today = new Date().toISOString().slice(0, 10);
  const said = saidBy(applying, excused(findings, stack, granted, today), faults);
  const subject = isTemplate ? `stack ${stack ?? ''}`.trim() : `${name} ${request.logicalId}`;
  return { answer: answerOf(said, faults, subject, target), said, resources };
}

/** The template as far as it is known what is deployed, and as it is written where that says more. */
async function templateOf(
  request: Request,
  { now, until }: Budget,
): Promise<[TemplateDocument, TemplateDocument | undefined]> {
  const milliseconds = Math.round(Math.max(1, Math.min(MOST_FETCHING, until - now())));
  const { template: text, changes } = await fetchPayload(request.payload, milliseconds);
  const { parseTemplate } = await import('../../sources/parse.js');
  const { value: template, lines } = parseTemplate(text, 'the template');
  const document = { ...documentOf(request), lines };
  const deployed = asDeployed(template, changes);
  const written = hasDefaults(template) ? { ...document, template } : undefined;
  return [{ ...document, ...deployed }, written];
}

/** What a resource comes to is told with all functions and parameters resolved. */
function resourceOf(request: Request): TemplateDocument {
  const { logicalId, model, name } = request;
  const Properties = propertiesOf(model);
  return { ...documentOf(request), template: { Resources: { [logicalId]: { Type: name, Properties } } } };
}

function propertiesOf(model: unknown): unknown {
  const isModel = typeof model === 'object' && model !== null && 'resourceProperties' in model;
  const properties = isModel ? model.resourceProperties : undefined;
  if (typeof properties === 'object' && properties !== null && !Array.isArray(properties)) return properties;
  throw new GuardrailsError(
    'HOOK_EVENT_MALFORMED',
    'the request has no requestData.targetModel.resourceProperties; accepted is an object of properties',
  );
}

function documentOf({ stack, account, region }: Request): TemplateDocument {
  return {
    id: stack ?? 'resource',
    stack: stack ?? 'resource',
    file: 'the template',
    template: {},
    account,
    region,
    parameters: {},
    paths: new Map(),
    lines: new Map(),
  };
}

function nothing(answer: Answer): Judged {
  return { answer, said: [], resources: 0 };
}
