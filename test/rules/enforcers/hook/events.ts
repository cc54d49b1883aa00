/**
 * Requests in the shapes of the documentation, names and all:
 * https://docs.aws.amazon.com/cloudformation-cli/latest/hooks-userguide/lambda-hooks-create-lambda-function.html
 */
const ACCOUNT = '123456789012';
const REGION = 'us-east-1';
const FUNCTION = `arn:aws:lambda:${REGION}:${ACCOUNT}:function:MyFunction`;

const stackIdOf = (stack: string): string =>
  `arn:aws:cloudformation:${REGION}:${ACCOUNT}:stack/${stack}/1a2345b6-0000-00a0-a123-00abc0abc000`;

type Operation = 'CREATE' | 'UPDATE' | 'DELETE';

export function stackEvent(payload: unknown, stack = 'MyStack', operation: Operation = 'UPDATE'): object {
  return {
    clientRequestToken: 'f8da6d11-b23f-48f4-814c-0fb6a667f50e',
    awsAccountId: ACCOUNT,
    stackId: stackIdOf(stack),
    changeSetId: null,
    hookTypeName: 'my::lambda::stackhook',
    hookTypeVersion: '00000008',
    hookModel: { LambdaFunction: FUNCTION },
    actionInvocationPoint: `${operation}_PRE_PROVISION`,
    requestData: { targetName: 'STACK', targetType: 'STACK', targetLogicalId: stack, payload },
    requestContext: { invocation: 1, callbackContext: null },
  };
}

export function changeSetEvent(payload: unknown, stack = 'MyStack'): object {
  const changeSet = `arn:aws:cloudformation:${REGION}:${ACCOUNT}:changeSet/SampleChangeSet/1a2345b6-0000-00a0-a123-00abc0abc000`;
  return {
    clientRequestToken: 'f8da6d11-b23f-48f4-814c-0fb6a667f50e',
    awsAccountId: ACCOUNT,
    stackId: stackIdOf(stack),
    changeSetId: changeSet,
    hookTypeName: 'my::lambda::changesethook',
    hookTypeVersion: '00000008',
    hookModel: { LambdaFunction: FUNCTION },
    actionInvocationPoint: 'CREATE_PRE_PROVISION',
    requestData: { targetName: 'CHANGE_SET', targetType: 'CHANGE_SET', targetLogicalId: changeSet, payload },
    requestContext: { invocation: 1, callbackContext: null },
  };
}

export function resourceEvent(
  type: string,
  resourceProperties: unknown,
  { stack = 'MyStack', logicalId = 'Resource', operation = 'CREATE' as Operation } = {},
): object {
  return {
    clientRequestToken: 'f8da6d11-b23f-48f4-814c-0fb6a667f50e',
    awsAccountId: ACCOUNT,
    stackId: stackIdOf(stack),
    hookTypeName: 'my::lambda::resourcehookfunction',
    hookTypeVersion: '00000008',
    hookModel: { LambdaFunction: FUNCTION },
    actionInvocationPoint: `${operation}_PRE_PROVISION`,
    requestData: {
      targetName: type,
      targetType: type,
      targetLogicalId: logicalId,
      targetModel: { resourceProperties, previousResourceProperties: null },
    },
    requestContext: { invocation: 1, callbackContext: null },
  };
}

/** The Cloud Control API has no stack, and no type as the type of the target. */
export function cloudControlEvent(type: string, resourceProperties: unknown): object {
  const event = resourceEvent(type, resourceProperties) as { readonly requestData: object };
  return { ...event, stackId: '', requestData: { ...event.requestData, targetType: 'RESOURCE' } };
}

/** What S3 gives out for a stack. */
export function payload(template: unknown, more: object = {}): string {
  const text = typeof template === 'string' ? template : JSON.stringify(template);
  return JSON.stringify({ template: text, ...more });
}
