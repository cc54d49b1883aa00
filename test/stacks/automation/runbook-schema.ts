import * as autoscaling from '@aws-sdk/client-application-auto-scaling';
import * as ec2 from '@aws-sdk/client-ec2';
import * as ecs from '@aws-sdk/client-ecs';
import * as lambda from '@aws-sdk/client-lambda';
import * as sns from '@aws-sdk/client-sns';
import * as ssm from '@aws-sdk/client-ssm';
import { contradictions } from '../../rules/enforcers/fake/check';
import { enumerationsOf } from '../../rules/enforcers/fake/enumerations';
import { operationOf } from '../../rules/enforcers/fake/shape';

/** By the names that Automation knows services by, which are those of Boto3: https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-executeAwsApi.html */
export const APIS = {
  'application-autoscaling': autoscaling,
  ec2,
  ecs,
  lambda,
  sns,
  ssm,
} as const;

const PACKS: Readonly<Record<keyof typeof APIS, string>> = {
  'application-autoscaling': '@aws-sdk/client-application-auto-scaling',
  ec2: '@aws-sdk/client-ec2',
  ecs: '@aws-sdk/client-ecs',
  lambda: '@aws-sdk/client-lambda',
  sns: '@aws-sdk/client-sns',
  ssm: '@aws-sdk/client-ssm',
};

export type Input = string | number | boolean | readonly unknown[] | object;

export interface Step {
  readonly name: string;
  readonly action: string;
  readonly description?: string;
  readonly inputs: Readonly<Record<string, Input>>;
  readonly outputs?: readonly { readonly Name: string; readonly Selector: string; readonly Type?: string }[];
  readonly nextStep?: string;
  readonly isEnd?: boolean;
  readonly onFailure?: string;
  readonly isCritical?: boolean;
  readonly maxAttempts?: number;
  readonly timeoutSeconds?: number;
}

export interface Document {
  readonly schemaVersion: string;
  readonly description: string;
  readonly assumeRole: string;
  readonly parameters: Readonly<
    Record<
      string,
      {
        readonly type: string;
        readonly description?: string;
        readonly default?: string;
        readonly allowedValues?: readonly string[];
        readonly allowedPattern?: string;
      }
    >
  >;
  readonly mainSteps: readonly Step[];
  readonly outputs: readonly string[];
}

/** What each action needs, and gives by itself. */
const ACTIONS: Readonly<
  Record<
    string,
    {
      readonly needs: readonly string[];
      readonly takes?: readonly string[];
      readonly gives: readonly string[];
    }
  >
> = {
  // https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-lamb.html
  'aws:invokeLambdaFunction': {
    needs: ['FunctionName'],
    takes: ['Qualifier', 'InvocationType', 'LogType', 'ClientContext', 'InputPayload', 'Payload'],
    gives: ['StatusCode', 'FunctionError', 'LogResult', 'Payload'],
  },
  // https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-branch.html
  'aws:branch': { needs: ['Choices'], takes: ['Default'], gives: [] },
  // https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-approve.html
  'aws:approve': {
    needs: ['Approvers'],
    takes: ['NotificationArn', 'Message', 'MinRequiredApprovals'],
    gives: ['ApprovalStatus', 'ApproverDecisions'],
  },
  // https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-executeAwsApi.html
  'aws:executeAwsApi': { needs: ['Service', 'Api'], gives: [] },
  // https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-waitForAwsResourceProperty.html
  'aws:waitForAwsResourceProperty': {
    needs: ['Service', 'Api', 'PropertySelector', 'DesiredValues'],
    gives: [],
  },
};

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-actions.html#automation-common */
const COMMON = [
  ...['name', 'action', 'description', 'maxAttempts', 'timeoutSeconds', 'onFailure', 'isEnd', 'nextStep'],
  ...['isCritical', 'inputs', 'outputs'],
];
const TYPES = ['String', 'Integer', 'Boolean', 'StringList', 'StringMap', 'MapList'];
/** https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-branchdocs.html */
const OPERATIONS = ['StringEquals', 'StartsWith'];
/** https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-variables.html */
const SYSTEM = ['global:ACCOUNT_ID', 'automation:EXECUTION_ID'];

/** Where a runbook is against what Systems Manager documents, or calls an API in another way than the SDK's schema. */
export function faultsOf(document: Document): readonly string[] {
  const names = document.mainSteps.map(({ name }) => name);
  const known = variablesOf(document);
  return [
    ...(document.schemaVersion === '0.3' ? [] : [`schemaVersion is ${document.schemaVersion}`]),
    ...(document.assumeRole === '{{ AutomationAssumeRole }}' ? [] : ['assumeRole is no parameter']),
    ...(names.length === new Set(names).size ? [] : ['two steps have one name']),
    ...Object.entries(document.parameters).flatMap(([name, { type }]) =>
      TYPES.includes(type) ? [] : [`parameter ${name} is of no type: ${type}`],
    ),
    ...document.outputs.flatMap((name) => (known.has(name) ? [] : [`output ${name} is nothing's`])),
    ...document.mainSteps.flatMap((step, at) =>
      stepFaults(step, names, known, successors(document, at)).map((fault) => `${step.name}: ${fault}`),
    ),
    ...courseFaults(document),
    ...(JSON.stringify(document).length < 64 * 1024 ? [] : ['it is larger than 64 KB']),
  ];
}

/** The variables, each with a value of its type to stand for it. */
function variablesOf({ parameters, mainSteps }: Document): ReadonlyMap<string, unknown> {
  return new Map<string, unknown>([
    ...SYSTEM.map((name) => [name, 'x'] as const),
    ...Object.keys(parameters).map((name) => [name, 'x'] as const),
    ...mainSteps.flatMap(({ name, action, outputs = [] }) => [
      ...(ACTIONS[action]?.gives ?? []).map((output) => [`${name}.${output}`, 'x'] as const),
      ...outputs.map(({ Name, Type }) => [`${name}.${Name}`, Type === 'Integer' ? 1 : 'x'] as const),
    ]),
  ]);
}

function stepFaults(
  step: Step,
  names: readonly string[],
  known: ReadonlyMap<string, unknown>,
  next: readonly string[],
): readonly string[] {
  const action = ACTIONS[step.action];
  if (!action) return [`${step.action} is no action that is known here`];
  const { needs, takes } = action;
  const inputs = Object.keys(step.inputs);
  return [
    ...(/^\w{3,128}$/.test(step.name) ? [] : ['its name has other characters than letters, digits and _']),
    ...Object.keys(step).flatMap((key) => (COMMON.includes(key) ? [] : [`has ${key}, which no step has`])),
    ...needs.flatMap((name) => (inputs.includes(name) ? [] : [`lacks the input ${name}`])),
    ...(takes
      ? inputs.flatMap((name) =>
          needs.includes(name) || takes.includes(name) ? [] : [`knows no input ${name}`],
        )
      : []),
    ...next.flatMap((name) => (names.includes(name) ? [] : [`goes to ${name}, which is not there`])),
    ...(step.onFailure === undefined || /^(Abort|Continue|step:\w+)$/.test(step.onFailure)
      ? []
      : [`onFailure is ${step.onFailure}`]),
    ...(step.isEnd && step.nextStep ? ['both ends and goes on'] : []),
    ...(step.outputs ?? []).flatMap(({ Selector, Type = 'String' }) => [
      ...(/^\$(\.\.?\w+|\[\d+\])+$/.test(Selector) ? [] : [`selects by ${Selector}`]),
      ...(TYPES.includes(Type) ? [] : [`has an output of the type ${Type}`]),
    ]),
    ...namedIn(step.inputs).flatMap((name) => (known.has(name) ? [] : [`{{ ${name} }} is nothing`])),
    ...(step.action === 'aws:branch' ? choiceFaults(step) : []),
    ...(step.action === 'aws:approve' ? approverFaults(step) : []),
    ...('Api' in step.inputs ? callFaults(step, known) : []),
  ];
}

function choiceFaults({ inputs: { Choices, Default }, isEnd }: Step): readonly string[] {
  const conditions = (Choices as readonly Record<string, unknown>[]).flatMap((choice) =>
    Array.isArray(choice['Or']) ? (choice['Or'] as Record<string, unknown>[]) : [choice],
  );
  return [
    ...conditions.flatMap(({ NextStep: _, ...condition }) => {
      const operations = Object.keys(condition).filter((key) => key !== 'Variable');
      const isOne = operations.length === 1 && OPERATIONS.includes(operations[0] ?? '');
      return isOne && 'Variable' in condition ? [] : [`compares by ${operations}`];
    }),
    ...(Default === undefined && !isEnd ? ['falls through where no choice holds'] : []),
  ];
}

function approverFaults({ inputs: { Approvers } }: Step): readonly string[] {
  const count = (Approvers as readonly string[]).length;
  return count >= 1 && count <= 10 ? [] : [`has ${count} approvers`];
}

/** Whether the SDK has the call, with these inputs; what is only known at run time stands for itself by its type. */
function callFaults(
  { inputs: { Service, Api, PropertySelector: _, DesiredValues: __, ...input } }: Step,
  known: ReadonlyMap<string, unknown>,
): readonly string[] {
  const name = Service as keyof typeof APIS;
  const sdk = APIS[name];
  if (!sdk) return [`${name} is no service that is known here`];
  const operation = operationOf(sdk, String(Api));
  if (!operation) return [`${name} has no ${Api}`];
  return contradictions(standing(input, known), operation.input, enumerationsOf(PACKS[name], sdk));
}

function standing(input: unknown, known: ReadonlyMap<string, unknown>): unknown {
  if (Array.isArray(input)) return input.map((one) => standing(one, known));
  if (typeof input === 'object' && input !== null)
    return Object.fromEntries(Object.entries(input).map(([name, one]) => [name, standing(one, known)]));
  const [, alone] = /^\{\{\s*([\w.:]+)\s*\}\}$/.exec(String(input)) ?? [];
  return alone === undefined ? input : known.get(alone);
}

function namedIn(input: unknown): readonly string[] {
  return [...JSON.stringify(input).matchAll(/\{\{\s*(.*?)\s*\}\}/g)].map(([, name = '']) => name);
}

/** Where a step may lead to. */
function successors({ mainSteps }: Document, at: number): readonly string[] {
  const step = mainSteps[at];
  if (!step) return [];
  const choices = (step.inputs['Choices'] ?? []) as readonly { NextStep: string }[];
  const failed = step.onFailure?.startsWith('step:') ? [step.onFailure.slice(5)] : [];
  const following = step.isEnd ? [] : [step.nextStep ?? mainSteps[at + 1]?.name ?? ''];
  const isBranch = step.action === 'aws:branch';
  return [
    ...choices.map(({ NextStep }) => NextStep),
    ...(typeof step.inputs['Default'] === 'string' ? [step.inputs['Default']] : []),
    ...failed,
    ...(isBranch ? [] : following),
  ].filter((name) => name !== '');
}

/** Systems Manager refuses a runbook that may go in circles; each step is reached, and after those that it names. */
function courseFaults(document: Document): readonly string[] {
  const { mainSteps } = document;
  const place = new Map(mainSteps.map(({ name }, at) => [name, at]));
  const reached = new Set<string>([mainSteps[0]?.name ?? '']);
  const faults: string[] = [];
  mainSteps.forEach((step, at) => {
    if (!reached.has(step.name)) faults.push(`${step.name}: is never reached`);
    for (const name of successors(document, at)) {
      if ((place.get(name) ?? at + 1) <= at) faults.push(`${step.name}: goes back to ${name}`);
      reached.add(name);
    }
    for (const name of namedIn(step.inputs)) {
      const [from = ''] = name.split('.');
      if (name.includes('.') && (place.get(from) ?? -1) >= at)
        faults.push(`${step.name}: {{ ${name} }} comes later`);
    }
  });
  return faults;
}
