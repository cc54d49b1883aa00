import { GuardrailsError } from '../../core/errors';
import { own } from '../../sources/json';

const TARGETS = ['STACK', 'CHANGE_SET', 'RESOURCE', 'CLOUD_CONTROL'] as const;

/** What CloudFormation, or the Cloud Control API, asks about. */
export type Target = (typeof TARGETS)[number];

export interface Request {
  /** What the answer has to name; requests about resources are documented without. */
  readonly token: string | undefined;
  readonly target: Target;
  readonly operation: 'CREATE' | 'UPDATE' | 'DELETE';
  readonly account: string | undefined;
  readonly region: string | undefined;
  /** The name of the stack; the Cloud Control API has none. */
  readonly stack: string | undefined;
  /** A resource type for resources, else the name of the target again. */
  readonly name: string;
  readonly logicalId: string;
  readonly model: unknown;
  /** Where a template is to be fetched: whoever has the URL may do so. */
  readonly payload: unknown;
}

/**
 * Reads what a Lambda hook is called with. The documentation spells two of the names in two ways.
 * https://docs.aws.amazon.com/cloudformation-cli/latest/hooks-userguide/lambda-hooks-create-lambda-function.html
 *
 * @throws GuardrailsError `HOOK_EVENT_MALFORMED`
 */
export function parseRequest(event: unknown): Request {
  const data = own(event, 'requestData');
  const name = own(data, 'targetName');
  if (typeof name !== 'string')
    throw malformed('requestData.targetName', name, 'STACK, CHANGE_SET or a resource type');
  const stackId = own(event, 'stackId') ?? own(event, 'stackID');
  const [, region, stack] =
    /^arn:[\w-]+:cloudformation:([\w-]+):\d{12}:stack\/([A-Za-z][A-Za-z0-9-]*)\//.exec(String(stackId)) ?? [];
  const target = targetOf(name, own(data, 'targetType'));
  const logicalId = own(data, 'targetLogicalId');
  const account = own(event, 'awsAccountId');
  return {
    token: tokenOf(event),
    target,
    operation: operationOf(own(event, 'actionInvocationPoint'), target),
    account: typeof account === 'string' ? account : undefined,
    region,
    stack: stack ?? (target === 'STACK' && typeof logicalId === 'string' ? logicalId : undefined),
    name,
    logicalId: typeof logicalId === 'string' ? logicalId : 'Resource',
    model: own(data, 'targetModel'),
    payload: own(data, 'payload'),
  };
}

/** The token of a request, also of one that cannot be read otherwise. */
export function tokenOf(event: unknown): string | undefined {
  const token = own(event, 'clientRequestToken') ?? own(event, 'clientRequesttoken');
  return typeof token === 'string' ? token : undefined;
}

/** Resource types may be of others (`Acme::Dns::Record`), custom (`Custom::Thing`) or of modules. */
const TYPE = /^[A-Za-z0-9]+(::[A-Za-z0-9@._-]+){1,3}$/;

function targetOf(name: string, type: unknown): Target {
  if (name === 'STACK' || name === 'CHANGE_SET') return name;
  if (!TYPE.test(name))
    throw malformed('requestData.targetName', name, 'STACK, CHANGE_SET or a resource type');
  return type === 'RESOURCE' ? 'CLOUD_CONTROL' : 'RESOURCE';
}

function operationOf(point: unknown, target: Target): Request['operation'] {
  const [, operation] = /^(CREATE|UPDATE|DELETE)_PRE_PROVISION$/.exec(String(point)) ?? [];
  if (operation === 'CREATE' || operation === 'UPDATE' || operation === 'DELETE') return operation;
  // A change set is always being created; the documented shape of its request leaves that out.
  if (target === 'CHANGE_SET' && point === undefined) return 'CREATE';
  throw malformed('actionInvocationPoint', point, 'CREATE, UPDATE or DELETE, and _PRE_PROVISION');
}

function malformed(what: string, got: unknown, accepted: string): GuardrailsError {
  const shown = JSON.stringify(got)?.slice(0, 100) ?? 'nothing';
  return new GuardrailsError(
    'HOOK_EVENT_MALFORMED',
    `the request has ${shown} as ${what}; accepted is ${accepted}`,
  );
}
