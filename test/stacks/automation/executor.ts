import { ApplicationAutoScalingClient } from '@aws-sdk/client-application-auto-scaling';
import { EC2Client } from '@aws-sdk/client-ec2';
import { ECSClient } from '@aws-sdk/client-ecs';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SNSClient } from '@aws-sdk/client-sns';
import { SSMClient } from '@aws-sdk/client-ssm';
import { ACCOUNT, REGION } from './account';
import { converted, select } from './json-path';
import { APIS, type Document, type Input, type Step } from './runbook-schema';

const CLIENTS = {
  'application-autoscaling': ApplicationAutoScalingClient,
  ec2: EC2Client,
  ecs: ECSClient,
  lambda: LambdaClient,
  sns: SNSClient,
  ssm: SSMClient,
} as const;

/** How much time goes by between two looks of a step that waits; Systems Manager does not say how much. */
const LOOK_SECONDS = 10;

export interface Setting {
  readonly url: string;
  /** What the approvers say; where nobody is to be asked, asking is a fault. */
  readonly approve?: () => 'Approved' | 'Rejected';
  /** Is called before each step, and may break the execution off by throwing. */
  readonly before?: (step: string) => void;
  /** How a text that a function answers stands in `Payload`: its JSON, or itself. AWS documents both. */
  readonly payload?: 'json' | 'text';
  /** Whether a step fails whose function failed; AWS documents the output FunctionError only. */
  readonly functionErrorFails?: boolean;
}

export interface Execution {
  readonly status: 'Success' | 'Failed';
  /** The steps that ran, in their order, a failed one with what it failed of. */
  readonly steps: readonly { readonly name: string; readonly said: string }[];
  readonly outputs: Readonly<Record<string, unknown>>;
}

class Broken extends Error {}

/**
 * Runs a runbook as Systems Manager documents it, against whatever answers at an address.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-actions.html#automation-common
 */
export async function execute(
  document: Document,
  given: Readonly<Record<string, string>>,
  setting: Setting,
): Promise<Execution> {
  const values = new Map<string, unknown>(Object.entries(parametersOf(document, given)));
  values.set('global:ACCOUNT_ID', ACCOUNT);
  values.set('automation:EXECUTION_ID', '4105a4fc-f944-11e6-9d32-0a1b2c3d4e5f');
  const said: { name: string; said: string }[] = [];
  let status: Execution['status'] = 'Success';
  let at: number | undefined = 0;
  while (at !== undefined) {
    const step: Step | undefined = document.mainSteps[at];
    if (!step) break;
    const { outcome, failure } = await attempt(step, values, setting);
    said.push({ name: step.name, said: failure ?? outcome.said });
    // A failed step ends in "Failed" even where another follows, unless it is said not to be critical.
    if (failure !== undefined && (step.isCritical ?? true)) status = 'Failed';
    const next: string | undefined =
      failure === undefined ? (outcome.jump ?? step.nextStep) : afterFailure(step);
    if (outcome.jump === undefined && (step.isEnd || next === 'Abort')) at = undefined;
    else at = next === undefined ? at + 1 : placeOf(document, next);
  }
  const outputs = document.outputs.flatMap((name) => (values.has(name) ? [[name, values.get(name)]] : []));
  return { status, steps: said, outputs: Object.fromEntries(outputs) };
}

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-actions.html#failProp */
const afterFailure = ({ onFailure = 'Abort' }: Step): string | undefined =>
  onFailure === 'Continue' ? undefined : onFailure.replace(/^step:/, '');

function placeOf({ mainSteps }: Document, name: string): number {
  const place = mainSteps.findIndex((step) => step.name === name);
  if (place === -1) throw new Error(`there is no step ${name}`);
  return place;
}

function parametersOf({ parameters }: Document, given: Readonly<Record<string, string>>) {
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(parameters, name));
  if (unknown.length > 0) throw new Error(`InvalidAutomationExecutionParametersException: ${unknown}`);
  return Object.fromEntries(
    Object.entries(parameters).map(([name, { default: usual, allowedValues, allowedPattern = '' }]) => {
      const value = given[name] ?? usual;
      const isAllowed =
        value !== undefined &&
        (allowedValues?.includes(value) ?? true) &&
        new RegExp(allowedPattern).test(value);
      if (!isAllowed) throw new Error(`InvalidAutomationExecutionParametersException: ${name} is ${value}`);
      return [name, value];
    }),
  );
}

interface Outcome {
  readonly said: string;
  readonly jump?: string;
}

async function attempt(
  step: Step,
  values: Map<string, unknown>,
  setting: Setting,
): Promise<{ readonly outcome: Outcome; readonly failure?: string }> {
  setting.before?.(step.name);
  for (let left = step.maxAttempts ?? 1; ; ) {
    try {
      return { outcome: await act(step, values, setting) };
    } catch (thrown) {
      if (thrown instanceof Broken) throw thrown;
      left -= 1;
      const failure = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
      if (left <= 0) return { outcome: { said: failure }, failure };
    }
  }
}

async function act(step: Step, values: Map<string, unknown>, setting: Setting): Promise<Outcome> {
  const inputs = resolved(step.inputs, values) as Readonly<Record<string, Input>>;
  switch (step.action) {
    case 'aws:branch':
      return branch(step, inputs);
    case 'aws:approve':
      return approve(values, step.name, setting);
    case 'aws:invokeLambdaFunction':
      return invoke(step, inputs, values, setting);
    case 'aws:executeAwsApi': {
      const answer = await call(inputs, setting);
      const outputs = (step.outputs ?? []).map(
        ({ Name, Selector, Type = 'String' }) => [Name, converted(select(answer, Selector), Type)] as const,
      );
      for (const [name, value] of outputs) values.set(`${step.name}.${name}`, value);
      const { Service, Api, ...rest } = inputs;
      return { said: `${Service}:${Api} ${JSON.stringify(rest)}` };
    }
    case 'aws:waitForAwsResourceProperty':
      return waitFor(step, inputs, setting);
    default:
      throw new Error(`${step.action} is none of the actions that we use`);
  }
}

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-branch.html */
function branch(step: Step, { Choices, Default }: Readonly<Record<string, Input>>): Outcome {
  const holds = (choice: Readonly<Record<string, unknown>>): boolean => {
    if (Array.isArray(choice['Or'])) return choice['Or'].some(holds);
    const value = choice['Variable'];
    if ('StringEquals' in choice) return value === choice['StringEquals'];
    return typeof value === 'string' && value.startsWith(String(choice['StartsWith']));
  };
  const taken =
    (Choices as readonly Record<string, string>[]).find(holds)?.['NextStep'] ?? (Default as string);
  if (taken !== undefined) return { said: `-> ${taken}`, jump: taken };
  if (!step.isEnd) return { said: '-> the next step' };
  return { said: '-> the end' };
}

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-approve.html */
function approve(values: Map<string, unknown>, name: string, setting: Setting): Outcome {
  if (!setting.approve) throw new Broken('nobody was to be asked');
  const status = setting.approve();
  values.set(`${name}.ApprovalStatus`, status);
  if (status === 'Rejected') throw new Error('the approval was rejected');
  return { said: status };
}

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-lamb.html */
async function invoke(
  step: Step,
  { FunctionName, InputPayload }: Readonly<Record<string, Input>>,
  values: Map<string, unknown>,
  { payload = 'text', functionErrorFails = false, ...setting }: Setting,
): Promise<Outcome> {
  const answer = await call(
    {
      Service: 'lambda',
      Api: 'Invoke',
      FunctionName: String(FunctionName),
      Payload: JSON.stringify(InputPayload),
    },
    setting,
  );
  const json = Buffer.from(select(answer, '$.Payload') as Uint8Array).toString('utf8');
  const { FunctionError } = answer as { FunctionError?: string };
  if (FunctionError !== undefined && functionErrorFails) throw new Error(json);
  const parsed = JSON.parse(json);
  const text = payload === 'text' && typeof parsed === 'string' ? parsed : json;
  values.set(`${step.name}.Payload`, text);
  return { said: text };
}

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-waitForAwsResourceProperty.html */
async function waitFor(
  { timeoutSeconds = 3600 }: Step,
  { PropertySelector, DesiredValues, ...inputs }: Readonly<Record<string, Input>>,
  setting: Setting,
): Promise<Outcome> {
  const seen: string[] = [];
  for (let gone = 0; gone <= timeoutSeconds; gone += LOOK_SECONDS) {
    const value = String(select(await call(inputs, setting), PropertySelector as string));
    if (seen.at(-1) !== value) seen.push(value);
    if ((DesiredValues as readonly string[]).includes(value))
      return { said: `${PropertySelector}: ${seen.join(', ')}` };
  }
  throw new Error(`timed out, ${PropertySelector} is ${seen.at(-1)}`);
}

async function call(
  { Service, Api, ...input }: Readonly<Record<string, Input>>,
  { url }: Setting,
): Promise<unknown> {
  const name = Service as keyof typeof CLIENTS;
  const credentials = { accessKeyId: 'RUNBOOK', secretAccessKey: 'none' };
  const client: {
    readonly send: (command: unknown) => Promise<unknown>;
    readonly destroy: () => void;
  } = new (CLIENTS[name] as typeof ECSClient)({
    endpoint: url,
    region: REGION,
    credentials,
    maxAttempts: 1,
  }) as never;
  const Command = Reflect.get(APIS[name], `${Api}Command`);
  try {
    return await client.send(new Command(input));
  } finally {
    client.destroy();
  }
}

/**
 * Puts values in the place of `{{ name }}`: alone it keeps its type, within a text it is text.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-variables.html
 */
function resolved(input: unknown, values: ReadonlyMap<string, unknown>): unknown {
  if (Array.isArray(input)) return input.map((one) => resolved(one, values));
  if (typeof input === 'object' && input !== null)
    return Object.fromEntries(Object.entries(input).map(([name, one]) => [name, resolved(one, values)]));
  if (typeof input !== 'string') return input;
  const known = (name: string): unknown => {
    if (!values.has(name)) throw new Error(`{{ ${name} }} has no value here`);
    return values.get(name);
  };
  const [, alone] = /^\{\{\s*([\w.:]+)\s*\}\}$/.exec(input) ?? [];
  if (alone !== undefined) return known(alone);
  return input.replace(/\{\{\s*([\w.:]+)\s*\}\}/g, (_, name: string) => String(known(name)));
}

/** Breaks an execution off, as a fault of the service would. */
export function breakOff(why: string): never {
  throw new Broken(why);
}

/** An execution as one reads it, a line for a step. */
export function transcript({ status, steps }: Execution): string {
  return [`Status: ${status}`, ...steps.map(({ name, said }) => `  ${name.padEnd(9)} ${said}`)].join('\n');
}
