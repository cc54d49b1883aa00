import { isList, isProperties, ownValue, type Properties, type Value } from '../../core/value';
import { at, document, each, inside, odd, pascal, type Read, scalar, shape, sure, texts } from './read';
import type { Part, Recorded, Translations } from './translation';

/** What CloudFormation can say of a permission, by the operator and key of the condition, in lower case. */
const CONDITIONS: Readonly<Record<string, string>> = {
  'arnlike aws:sourcearn': 'SourceArn',
  'arnequals aws:sourcearn': 'SourceArn',
  'stringequals aws:sourceaccount': 'SourceAccount',
  'stringequals aws:principalorgid': 'PrincipalOrgID',
  'stringequals lambda:functionurlauthtype': 'FunctionUrlAuthType',
  'stringequals lambda:eventsourcetoken': 'EventSourceToken',
  'bool lambda:invokedviafunctionurl': 'InvokedViaFunctionUrl',
};

/** A statement that says more than CloudFormation can may admit anybody, and bind them to anything. */
function anything(): Properties {
  const names = ['Action', 'Principal', ...Object.values(CONDITIONS)];
  return Object.fromEntries(names.map((name) => [name, odd()]));
}

/** One permission for each statement: https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html */
function permissions({ item }: Recorded): readonly Part[] {
  const type = 'AWS::Lambda::Permission';
  const FunctionName = item.arn ?? item.resourceId;
  const doubt = { type, name: 'Policy', properties: { FunctionName, ...anything() } };
  const policy = document(ownValue(item.supplementary, 'Policy'));
  if (policy === undefined) return [];
  if (!isProperties(policy)) return [doubt];
  const statements = ownValue(policy, 'Statement');
  const list = isList(statements) ? statements : statements === undefined ? [] : [statements];
  return list.map((statement, index): Part => {
    const sid = isProperties(statement) ? ownValue(statement, 'Sid') : undefined;
    const name = typeof sid === 'string' && sid !== '' ? sid : String(index);
    const said = isProperties(statement) ? permission(statement) : undefined;
    return { type, name, properties: { FunctionName, ...(said ?? anything()) } };
  });
}

/** Undefined where a statement says more than CloudFormation can. */
function permission(statement: Properties): Properties | undefined {
  const { Effect, Action, Principal, Condition, Sid, Resource, ...more } = statement;
  const conditions = conditionsOf(Condition);
  const principal = principalOf(Principal);
  if (Effect !== 'Allow' || typeof Action !== 'string' || Object.keys(more).length > 0) return undefined;
  return conditions && principal !== undefined ? { Action, Principal: principal, ...conditions } : undefined;
}

function principalOf(value: Value | undefined): string | undefined {
  if (typeof value === 'string') return value;
  const members = isProperties(value) ? Object.entries(value) : [];
  const [name, who] = members[0] ?? [];
  return members.length === 1 && (name === 'AWS' || name === 'Service') && typeof who === 'string'
    ? who
    : undefined;
}

function conditionsOf(value: Value | undefined): Properties | undefined {
  if (value === undefined) return {};
  if (!isProperties(value)) return undefined;
  const found = Object.entries(value).flatMap(([operator, keys]) =>
    isProperties(keys)
      ? Object.entries(keys).map(([key, wanted]) => {
          const wording = `${operator} ${key}`.toLowerCase();
          return [Object.hasOwn(CONDITIONS, wording) ? CONDITIONS[wording] : undefined, wanted] as const;
        })
      : [[undefined, keys] as const],
  );
  return found.every(([name, wanted]) => name !== undefined && typeof wanted === 'string')
    ? Object.fromEntries(found.map(([name = '', wanted]) => [name, wanted]))
    : undefined;
}

const variables: Read = (from) =>
  Object.fromEntries(Object.entries(from).map(([name, value]) => [name, scalar(value) ?? odd()]));

/** https://docs.aws.amazon.com/lambda/latest/api/API_FunctionConfiguration.html */
export const LAMBDA: Translations = {
  'AWS::Lambda::Function': {
    shape: {
      FunctionName: at('functionName'),
      Description: at('description'),
      Role: sure('role'),
      Runtime: at('runtime'),
      Handler: at('handler'),
      Timeout: at('timeout'),
      MemorySize: at('memorySize'),
      PackageType: at('packageType'),
      Architectures: texts('architectures'),
      EphemeralStorage: pascal('ephemeralStorage'),
      VpcConfig: inside(
        'vpcConfig',
        shape({
          SubnetIds: texts('subnetIds'),
          SecurityGroupIds: texts('securityGroupIds'),
          Ipv6AllowedForDualStack: at('ipv6AllowedForDualStack'),
        }),
      ),
      TracingConfig: pascal('tracingConfig'),
      DeadLetterConfig: pascal('deadLetterConfig'),
      // The name has three capitals in the API, of which only the first word is lowered.
      KmsKeyArn: at('kmskeyArn'),
      Layers: each('layers', sure('arn')),
      FileSystemConfigs: pascal('fileSystemConfigs'),
      ImageConfig: inside('imageConfigResponse', pascal('imageConfig')),
      Environment: sure(
        'environment',
        inside('environment', shape({ Variables: inside('variables', variables) })),
      ),
      SnapStart: sure('snapStart', inside('snapStart', shape({ ApplyOn: at('applyOn') }))),
      LoggingConfig: sure('loggingConfig', pascal('loggingConfig')),
    },
    supplementary: {
      ReservedConcurrentExecutions: sure(
        'Concurrency',
        inside('Concurrency', at('reservedConcurrentExecutions')),
      ),
    },
    notRecorded: [
      ...['Code', 'CodeSigningConfigArn', 'RuntimeManagementConfig', 'RecursiveLoop', 'DurableConfig'],
      ...['FunctionScalingConfig', 'PublishToLatestPublished', 'TenancyConfig', 'CapacityProviderConfig'],
    ],
    parts: permissions,
  },
};
