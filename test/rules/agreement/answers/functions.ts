import type * as lambda from '@aws-sdk/client-lambda';
import { ACCOUNT_ID, REGION } from '../arns';
import type { Deployed, PlainObject } from '../deploy';
import { number, object, text } from '../items/recorded';

/** Functions are named by their name, a part of their ARN, or their ARN. */
function functionArn(named: string): string {
  return named.startsWith('arn:')
    ? named
    : `arn:aws:lambda:${REGION}:${ACCOUNT_ID}:function:${named.replace(/^.*function:/, '')}`;
}

function destination(given: PlainObject, on: string): { Destination: string | undefined } | undefined {
  const found = object(object(given, 'DestinationConfig') ?? {}, on);
  return found && { Destination: text(found, 'Destination') };
}

export function url({ properties: given }: Deployed): lambda.FunctionUrlConfig {
  const qualifier = text(given, 'Qualifier');
  const arn = functionArn(text(given, 'TargetFunctionArn') ?? 'f');
  return {
    FunctionArn: qualifier === undefined ? arn : `${arn}:${qualifier}`,
    FunctionUrl: `https://a1b2.lambda-url.${REGION}.on.aws/`,
    AuthType: text(given, 'AuthType') as lambda.FunctionUrlAuthType,
    CreationTime: '2026-01-01T00:00:00Z',
    LastModifiedTime: '2026-01-01T00:00:00Z',
    InvokeMode: 'BUFFERED',
  };
}

export function eventInvokeConfig({ properties: given }: Deployed): lambda.FunctionEventInvokeConfig {
  const arn = functionArn(text(given, 'FunctionName') ?? 'f');
  return {
    FunctionArn: `${arn}:${text(given, 'Qualifier') ?? '$LATEST'}`,
    MaximumRetryAttempts: number(given, 'MaximumRetryAttempts'),
    // Where nothing is sent is told as well: https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctionEventInvokeConfigs.html
    DestinationConfig: {
      OnSuccess: destination(given, 'OnSuccess') ?? {},
      OnFailure: destination(given, 'OnFailure') ?? {},
    } as lambda.DestinationConfig,
  };
}

export function eventSourceMapping(one: Deployed): lambda.EventSourceMappingConfiguration {
  const { properties: given, id } = one;
  return {
    UUID: id,
    FunctionArn: functionArn(text(given, 'FunctionName') ?? 'f'),
    EventSourceArn: text(given, 'EventSourceArn'),
    State: 'Enabled',
    DestinationConfig: { OnFailure: destination(given, 'OnFailure') ?? {} } as lambda.DestinationConfig,
  };
}

/** What was written comes back as text. */
export function resourcePolicy({ properties: given }: Deployed): {
  readonly arn: string;
  readonly policy: string;
} {
  const document = given['PolicyDocument'] ?? {};
  const policy = typeof document === 'string' ? document : JSON.stringify(document);
  return { arn: functionArn(text(given, 'ResourceArn') ?? 'f'), policy };
}

/** The policy of a version with one permission: https://docs.aws.amazon.com/lambda/latest/dg/permissions-layer-cross-account.html */
export function layerPermission({ properties: given, logicalId }: Deployed): {
  readonly version: string;
  readonly policy: string;
} {
  const version = text(given, 'LayerVersionArn') ?? '';
  const who = text(given, 'Principal') ?? '';
  const organization = text(given, 'OrganizationId') ?? '';
  const statement = {
    Sid: logicalId,
    Effect: 'Allow',
    Principal: /^\d{12}$/.test(who) ? { AWS: `arn:aws:iam::${who}:root` } : who,
    Action: text(given, 'Action') ?? 'lambda:GetLayerVersion',
    Resource: version,
    ...(organization === '' ? {} : { Condition: { StringEquals: { 'aws:PrincipalOrgID': organization } } }),
  };
  const policy = JSON.stringify({ Version: '2012-10-17', Id: 'default', Statement: [statement] });
  return { version, policy };
}
