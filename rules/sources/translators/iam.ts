import { ownValue, type Properties, type Value } from '../../core/value';
import { at, each, inside, objects, odd, policy, type Read, shape, sure, texts, unknown } from './read';
import type { Recorded, Translations } from './translation';

const inline = (list: string): Read =>
  sure(
    list,
    each(
      list,
      shape({
        PolicyName: at('policyName'),
        PolicyDocument: sure('policyDocument', policy('policyDocument')),
      }),
    ),
  );

const attached: Read = sure('attachedManagedPolicies', each('attachedManagedPolicies', sure('policyArn')));

const boundary: Read = inside('permissionsBoundary', sure('permissionsBoundaryArn'));

/** Only the default version is in force: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-versioning.html */
const inForce: Read = (from) => {
  const versions = objects(from, 'policyVersionList');
  const found = versions?.find(
    (one) =>
      ownValue(one, 'isDefaultVersion') === true ||
      (ownValue(one, 'versionId') ?? null) === ownValue(from, 'defaultVersionId'),
  );
  return found ? (policy('document')(found) ?? unknown('which this AWS Config item does not hold')) : odd();
};

/** Those that a managed policy is attached to are told by relationships, and only counted in the configuration. */
function attachments({ item, configuration }: Recorded): Properties {
  const count = at('attachmentCount')(configuration);
  const named = item.relationships.filter(({ type }) => /^AWS::IAM::(Role|User|Group)$/.test(type));
  const isWhole = count === undefined || count === named.length;
  return Object.fromEntries(
    ['Role', 'User', 'Group'].map((kind): [string, Value] => {
      const names = named.filter(({ type }) => type === `AWS::IAM::${kind}`).map(({ name }) => name ?? odd());
      return [`${kind}s`, isWhole ? names : unknown('which this AWS Config item does not hold')];
    }),
  );
}

/** What the API answers to GetAccountAuthorizationDetails: https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html */
export const IAM: Translations = {
  'AWS::IAM::Role': {
    shape: {
      RoleName: at('roleName'),
      Path: at('path'),
      AssumeRolePolicyDocument: sure('assumeRolePolicyDocument', policy('assumeRolePolicyDocument')),
      ManagedPolicyArns: attached,
      Policies: inline('rolePolicyList'),
      PermissionsBoundary: boundary,
    },
    notRecorded: ['Description', 'MaxSessionDuration'],
  },
  'AWS::IAM::User': {
    shape: {
      UserName: at('userName'),
      Path: at('path'),
      Groups: sure('groupList', texts('groupList')),
      ManagedPolicyArns: attached,
      Policies: inline('userPolicyList'),
      PermissionsBoundary: sure('permissionsBoundary', boundary),
    },
    notRecorded: ['LoginProfile'],
  },
  'AWS::IAM::Group': {
    shape: {
      GroupName: at('groupName'),
      Path: at('path'),
      ManagedPolicyArns: attached,
      Policies: inline('groupPolicyList'),
    },
    notRecorded: [],
  },
  'AWS::IAM::Policy': {
    type: 'AWS::IAM::ManagedPolicy',
    shape: {
      ManagedPolicyName: at('policyName'),
      Path: at('path'),
      Description: at('description'),
      PolicyDocument: sure('policyVersionList', inForce),
    },
    also: attachments,
    notRecorded: [],
  },
};
