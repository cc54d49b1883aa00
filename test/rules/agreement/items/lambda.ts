import type * as lambda from '@aws-sdk/client-lambda';
import { ACCOUNT_ID } from '../arns';
import type { PlainObject } from '../deploy';
import { lowered, number, object, type Projection, text, texts } from './recorded';

/** The conditions that a permission stands for: https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html */
function statement(given: PlainObject, index: number, arn: string): unknown {
  const who = text(given, 'Principal') ?? '';
  const conditions: Record<string, Record<string, string>> = {};
  const add = (operator: string, key: string, value: string | undefined): void => {
    if (value !== undefined) conditions[operator] = { ...conditions[operator], [key]: value };
  };
  add('ArnLike', 'AWS:SourceArn', text(given, 'SourceArn'));
  add('StringEquals', 'AWS:SourceAccount', text(given, 'SourceAccount'));
  add('StringEquals', 'aws:PrincipalOrgID', text(given, 'PrincipalOrgID'));
  add('StringEquals', 'lambda:FunctionUrlAuthType', text(given, 'FunctionUrlAuthType'));
  add('StringEquals', 'lambda:EventSourceToken', text(given, 'EventSourceToken'));
  add('Bool', 'lambda:InvokedViaFunctionUrl', text(given, 'InvokedViaFunctionUrl'));
  const service = /\.amazonaws\.com(\.cn)?$/.test(who);
  const account = /^\d{12}$/.test(who) ? `arn:aws:iam::${who}:root` : who;
  return {
    Sid: `one-${index}`,
    Effect: 'Allow',
    Principal: who === '*' ? '*' : service ? { Service: who } : { AWS: account },
    Action: text(given, 'Action') ?? 'lambda:InvokeFunction',
    Resource: arn,
    ...(Object.keys(conditions).length > 0 ? { Condition: conditions } : {}),
  };
}

export const lambdaFunction: Projection = (one, stack) => {
  const { properties: given } = one;
  const statements = stack
    .naming('AWS::Lambda::Permission', 'FunctionName', one)
    .map(({ properties }, index) => statement(properties, index, one.arn));
  const network = object(given, 'VpcConfig');
  const queue = object(given, 'DeadLetterConfig');
  const isImage = text(given, 'PackageType') === 'Image';
  // Environment, LoggingConfig and SnapStart are not published.
  const answer: lambda.FunctionConfiguration = {
    FunctionName: one.name,
    FunctionArn: one.arn,
    Runtime: text(given, 'Runtime') as lambda.Runtime,
    Role: text(given, 'Role') ?? `arn:aws:iam::${ACCOUNT_ID}:role/function`,
    Handler: text(given, 'Handler'),
    CodeSize: 216,
    Description: text(given, 'Description') ?? '',
    Timeout: number(given, 'Timeout') ?? 3,
    MemorySize: number(given, 'MemorySize') ?? 128,
    Version: '$LATEST',
    VpcConfig: network && {
      SubnetIds: texts(network, 'SubnetIds'),
      SecurityGroupIds: texts(network, 'SecurityGroupIds'),
    },
    DeadLetterConfig: queue && { TargetArn: text(queue, 'TargetArn') },
    TracingConfig: {
      Mode: (text(object(given, 'TracingConfig') ?? {}, 'Mode') ?? 'PassThrough') as lambda.TracingMode,
    },
    KMSKeyArn: text(given, 'KmsKeyArn'),
    PackageType: isImage ? 'Image' : 'Zip',
    Architectures: (texts(given, 'Architectures').length > 0
      ? texts(given, 'Architectures')
      : ['x86_64']) as lambda.Architecture[],
    EphemeralStorage: { Size: number(object(given, 'EphemeralStorage') ?? {}, 'Size') ?? 512 },
    State: 'Active',
  };
  return {
    configuration: lowered(answer),
    supplementary: {
      ...(statements.length > 0
        ? { Policy: JSON.stringify({ Version: '2012-10-17', Id: 'default', Statement: statements }) }
        : {}),
      Concurrency:
        number(given, 'ReservedConcurrentExecutions') === undefined
          ? null
          : { reservedConcurrentExecutions: number(given, 'ReservedConcurrentExecutions') },
    },
  };
};
