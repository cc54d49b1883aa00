import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type { Environment } from '../../stacks/environments/environment';
import { example } from '../../stacks/environments/example';
import { buildApp } from '../../stacks/quest';

export interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly DependsOn?: readonly string[];
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

/** The stacks of one environment, under the feature flags of cdk.json, which an App in a test does not read. */
export function build(environment: Environment): ReturnType<typeof buildApp> {
  const { context } = JSON.parse(readFileSync(join(__dirname, '../../cdk.json'), 'utf8'));
  return buildApp(new App({ context }), environment);
}

/** The templates of the example, changed so; of an environment with a network of its own, which nothing watches over. */
export function synthesize(changes: Partial<Environment> = {}) {
  const { governance: watched, ...environment } = example;
  const { network, data, service, governance } = build({ ...environment, ...changes });
  if (network === undefined) throw new Error('this environment has no network of its own');
  return {
    network: Template.fromStack(network),
    data: Template.fromStack(data),
    service: Template.fromStack(service),
    governance: Template.fromStack(governance),
  };
}

/** All resources of a type, by logical id. */
export function resourcesOf(template: Template, type: string): ReadonlyMap<string, Resource> {
  const resources: Readonly<Record<string, Resource>> = template.toJSON()['Resources'];
  return new Map(Object.entries(resources).filter(([, resource]) => resource.Type === type));
}

/** The one resource of a type whose logical id begins so. */
export function named(template: Template, type: string, id: string): Resource {
  const found = [...resourcesOf(template, type)].filter(([logicalId]) => logicalId.startsWith(id));
  const [first] = found;
  if (first === undefined || found.length > 1)
    throw new Error(`${found.length} resources ${id} of type ${type}`);
  return first[1];
}

/** The one resource of a type; its absence and a second one are failures. */
export const only = (template: Template, type: string): Resource => named(template, type, '');

export const account = { Ref: 'AWS::AccountId' };

/** Matches a reference to a resource whose logical id begins so: what follows is a hash of CDK. */
export const ref = (id: string) => ({ Ref: expect.stringMatching(new RegExp(`^${id}`)) });
export const attribute = (id: string, name: string) => ({
  'Fn::GetAtt': [expect.stringMatching(new RegExp(`^${id}`)), name],
});

/** The ARN of something in this account, as CDK joins it: `arn('ec2:us-east-1', [':vpc-flow-log/*'])`. */
export const arn = (service: string, rest: readonly unknown[]) => ({
  'Fn::Join': ['', [`arn:aws:${service}:`, account, ...rest]],
});

export const kept = { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' };
export const encrypted = { RetentionInDays: 365, KmsKeyId: attribute('LogsKey', 'Arn') };

/** The policy of a key that the account administers and CloudWatch Logs uses for these log groups. */
export const keyPolicy = (logGroups: readonly string[]) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Action: 'kms:*',
      Principal: { AWS: arn('iam:', [':root']) },
      Resource: '*',
    },
    {
      Sid: 'LogGroupsOfThisStack',
      Effect: 'Allow',
      Action: ['kms:Decrypt', 'kms:Describe*', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'],
      Principal: { Service: 'logs.us-east-1.amazonaws.com' },
      Resource: '*',
      Condition: {
        ArnEquals: {
          'kms:EncryptionContext:aws:logs:arn': logGroups.map((group) => arn('logs:us-east-1', [group])),
        },
      },
    },
  ],
});
