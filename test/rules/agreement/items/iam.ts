import type * as iam from '@aws-sdk/client-iam';
import { ACCOUNT_ID } from '../arns';
import type { Plain, PlainObject } from '../deploy';
import type { Stack } from '../parts';
import { Document, lowered, objects, type Projection, text, texts } from './recorded';

const DATE = '2026-01-01T00:00:00.000Z';

function policy(given: PlainObject): {
  readonly PolicyName: string | undefined;
  readonly PolicyDocument: Document;
} {
  return {
    PolicyName: text(given, 'PolicyName'),
    PolicyDocument: new Document((given['PolicyDocument'] ?? {}) as Plain),
  };
}

function attached(PolicyArn: string): iam.AttachedPolicy {
  return { PolicyName: PolicyArn.slice(PolicyArn.lastIndexOf('/') + 1), PolicyArn };
}

function policiesOf(
  one: Parameters<Projection>[0],
  stack: Stack,
  kind: 'Role' | 'User' | 'Group',
): readonly ReturnType<typeof policy>[] {
  return [
    ...objects(one.properties, 'Policies'),
    ...stack.naming('AWS::IAM::Policy', `${kind}s`, one).map(({ properties }) => properties),
    ...stack.naming(`AWS::IAM::${kind}Policy`, `${kind}Name`, one).map(({ properties }) => properties),
  ].map(policy);
}

function managedOf(
  one: Parameters<Projection>[0],
  stack: Stack,
  kind: 'Role' | 'User' | 'Group',
): iam.AttachedPolicy[] {
  const named = stack.naming('AWS::IAM::ManagedPolicy', `${kind}s`, one).map(({ arn }) => arn);
  return [...new Set([...texts(one.properties, 'ManagedPolicyArns'), ...named])].map(attached);
}

export const user: Projection = (one, stack) => {
  const answer: Omit<iam.UserDetail, 'UserPolicyList' | 'CreateDate'> = {
    Path: text(one.properties, 'Path') ?? '/',
    UserName: one.name,
    UserId: one.id,
    Arn: one.arn,
    GroupList: texts(one.properties, 'Groups'),
    AttachedManagedPolicies: managedOf(one, stack, 'User'),
    Tags: [],
  };
  return {
    configuration: lowered({ ...answer, UserPolicyList: policiesOf(one, stack, 'User'), CreateDate: DATE }),
  };
};

export const group: Projection = (one, stack) => {
  const answer: Omit<iam.GroupDetail, 'GroupPolicyList' | 'CreateDate'> = {
    Path: text(one.properties, 'Path') ?? '/',
    GroupName: one.name,
    GroupId: one.id,
    Arn: one.arn,
    AttachedManagedPolicies: managedOf(one, stack, 'Group'),
  };
  return {
    configuration: lowered({ ...answer, GroupPolicyList: policiesOf(one, stack, 'Group'), CreateDate: DATE }),
  };
};

/** As GetAccountAuthorizationDetails answers it, with the documents read: https://docs.aws.amazon.com/IAM/latest/APIReference/API_RoleDetail.html */
export const role: Projection = (one, stack) => {
  const { properties: given } = one;
  const answer: Omit<iam.RoleDetail, 'AssumeRolePolicyDocument' | 'RolePolicyList' | 'CreateDate'> = {
    Path: text(given, 'Path') ?? '/',
    RoleName: one.name,
    RoleId: one.id,
    Arn: one.arn,
    InstanceProfileList: [],
    AttachedManagedPolicies: managedOf(one, stack, 'Role'),
    PermissionsBoundary:
      text(given, 'PermissionsBoundary') === undefined
        ? undefined
        : {
            PermissionsBoundaryType: 'Policy' as iam.PermissionsBoundaryAttachmentType,
            PermissionsBoundaryArn: text(given, 'PermissionsBoundary'),
          },
    Tags: [],
  };
  const documents = {
    AssumeRolePolicyDocument: new Document(given['AssumeRolePolicyDocument'] ?? {}),
    RolePolicyList: policiesOf(one, stack, 'Role'),
    CreateDate: DATE,
  };
  return { configuration: lowered({ ...answer, ...documents }) };
};

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ManagedPolicyDetail.html; who has it is told by relationships. */
export const managedPolicy: Projection = (one, stack) => {
  const { properties: given } = one;
  const holders = (['Role', 'User', 'Group'] as const).flatMap((kind) => {
    const found = stack.all.filter(
      ({ type, name, properties }) =>
        type === `AWS::IAM::${kind}` &&
        (texts(given, `${kind}s`).includes(name) || texts(properties, 'ManagedPolicyArns').includes(one.arn)),
    );
    const names = new Set([...texts(given, `${kind}s`), ...found.map(({ name }) => name)]);
    return [...names].map((name) => ({
      type: `AWS::IAM::${kind}`,
      id: found.find((holder) => holder.name === name)?.id ?? `A${kind.charAt(0)}${ACCOUNT_ID}`,
      name,
    }));
  });
  const answer: Omit<iam.ManagedPolicyDetail, 'PolicyVersionList' | 'CreateDate' | 'UpdateDate'> = {
    PolicyName: one.name,
    PolicyId: one.id,
    Arn: one.arn,
    Path: text(given, 'Path') ?? '/',
    DefaultVersionId: 'v1',
    AttachmentCount: holders.length,
    IsAttachable: true,
    PermissionsBoundaryUsageCount: 0,
  };
  const versions = [
    {
      Document: new Document(given['PolicyDocument'] ?? {}),
      VersionId: 'v1',
      IsDefaultVersion: true,
      CreateDate: DATE,
    },
  ];
  return {
    type: 'AWS::IAM::Policy',
    configuration: lowered({ ...answer, PolicyVersionList: versions, CreateDate: DATE, UpdateDate: DATE }),
    relationships: holders,
  };
};
