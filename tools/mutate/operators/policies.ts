import { changing, get, made, ofType, type Properties, put, removing, setting, withResource } from '../edits';
import type { Family, Operator, Place, Templates } from '../mutant';

const POLICY = 'AWS::IAM::ManagedPolicy';
const ROLE = 'AWS::IAM::Role';

type Statement = Readonly<Record<string, unknown>>;

/** Adds a statement to the policy document at a path. */
function stating(
  name: string,
  family: Family,
  type: string,
  rule: string,
  at: string,
  statement: Statement,
  reason: string,
  related?: (place: Place, templates: Templates) => readonly Place[],
): Operator {
  return changing({
    ...{ name, family, type, rule, reason },
    ...(related ? { related } : {}),
    to: (properties) => {
      const given = get(properties, [at, 'Statement']);
      const statements: readonly unknown[] = Array.isArray(given)
        ? given
        : given === undefined
          ? []
          : [given];
      const document = { Version: '2012-10-17', ...(get(properties, [at]) as object | undefined) };
      return { ...properties, [at]: { ...document, Statement: [...statements, statement] } };
    },
  });
}

const allow = (Action: unknown, Resource: unknown = '*', more: Statement = {}): Statement => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});

const EVERYBODY = { Principal: '*' } as const;
const ANY_ACCOUNT = { Principal: { AWS: '*' } } as const;

/** A policy that is public does nothing while the bucket blocks it, so that the block goes with it. */
function opening(name: string, rule: string, action: string, principal: Statement, reason: string): Operator {
  return {
    ...{ name, family: 'exposure', rule, reason },
    apply: (templates) =>
      ofType(templates, 'AWS::S3::BucketPolicy').flatMap((place) => {
        const [bucket] = bucketOf(place, templates);
        const there = bucket && templates[bucket.stack]?.Resources[bucket.resource];
        if (!bucket || !there) return [];
        const { PublicAccessBlockConfiguration: _, ...properties } = there.Properties ?? {};
        const open = withResource(templates, bucket, { ...there, Properties: properties });
        const at = ['Properties', 'PolicyDocument', 'Statement'];
        const statements = (get(place.it, at) ?? []) as readonly unknown[];
        const policy = put(place.it, at, [...statements, allow(action, '*', principal)]) as typeof there;
        return [made({ name, family: 'exposure', rule }, place, withResource(open, place, policy), [bucket])];
      }),
  };
}

/** The bucket of a bucket policy. */
function bucketOf({ stack, resource }: Place, templates: Templates): readonly Place[] {
  const ref = get(templates, [stack, 'Resources', resource, 'Properties', 'Bucket', 'Ref']);
  return typeof ref === 'string' ? [{ stack, resource: ref }] : [];
}

export const POLICIES: readonly Operator[] = [
  stating(
    'allow everything',
    'identity',
    POLICY,
    'iam-policy-administration-denied',
    'PolicyDocument',
    allow('*'),
    'Whoever has it is an administrator.',
  ),
  stating(
    'allow everything in two patterns',
    'identity',
    POLICY,
    'iam-policy-administration-denied',
    'PolicyDocument',
    allow(['*:*']),
    'Whoever has it is an administrator.',
  ),
  stating(
    'allow all of a service',
    'identity',
    POLICY,
    'iam-policy-service-wildcards-denied',
    'PolicyDocument',
    allow('s3:*'),
    'It may do more than anybody thought of.',
  ),
  stating(
    'allow all but one action',
    'identity',
    POLICY,
    'iam-policy-administration-denied',
    'PolicyDocument',
    { Effect: 'Allow', NotAction: 'iam:DeleteUser', Resource: '*' },
    'Whoever has it is an administrator.',
  ),
  stating(
    'pass any role',
    'identity',
    POLICY,
    'iam-policy-pass-role-restricted',
    'PolicyDocument',
    allow('iam:PassRole'),
    'It may become any other role.',
  ),
  stating(
    'decrypt with any key',
    'identity',
    POLICY,
    'iam-policy-decryption-restricted',
    'PolicyDocument',
    allow('kms:Decrypt'),
    'It may read what others encrypted.',
  ),
  changing({
    ...{
      name: 'attach administrator access',
      family: 'identity',
      type: ROLE,
      rule: 'iam-identity-administrator-policies-absent',
    },
    reason: 'Whoever has the role is an administrator.',
    to: (properties) =>
      put(
        properties,
        ['ManagedPolicyArns'],
        [
          ...((properties['ManagedPolicyArns'] as readonly unknown[] | undefined) ?? []),
          'arn:aws:iam::aws:policy/AdministratorAccess',
        ],
      ) as Properties,
  }),
  changing({
    ...{
      name: 'write administration into a role',
      family: 'identity',
      type: ROLE,
      rule: 'iam-policy-administration-denied',
    },
    reason: 'Whoever has the role is an administrator.',
    to: (properties) =>
      put(
        properties,
        ['Policies'],
        [{ PolicyName: 'all', PolicyDocument: { Version: '2012-10-17', Statement: [allow('*')] } }],
      ) as Properties,
  }),
  stating(
    'let anybody take a role',
    'identity',
    ROLE,
    'iam-role-trust-public-access-denied',
    'AssumeRolePolicyDocument',
    { Effect: 'Allow', Action: 'sts:AssumeRole', ...ANY_ACCOUNT },
    'Anybody may become it.',
  ),
  stating(
    'let any workflow of GitHub take a role',
    'identity',
    ROLE,
    'iam-role-oidc-subject-bound',
    'AssumeRolePolicyDocument',
    {
      Effect: 'Allow',
      Action: 'sts:AssumeRoleWithWebIdentity',
      Principal: { Federated: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com' },
      Condition: { StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' } },
    },
    'Any repository may become it.',
  ),
  stating(
    'let anybody use a key',
    'encryption',
    'AWS::KMS::Key',
    'kms-key-public-access-denied',
    'KeyPolicy',
    allow('kms:Decrypt', '*', ANY_ACCOUNT),
    'What it protects is open.',
  ),
  stating(
    'let anybody administer a key',
    'encryption',
    'AWS::KMS::Key',
    'kms-key-public-access-denied',
    'KeyPolicy',
    allow('kms:*', '*', EVERYBODY),
    'What it protects is open.',
  ),
  stating(
    'let anybody publish',
    'exposure',
    'AWS::SNS::TopicPolicy',
    'sns-topic-public-access-denied',
    'PolicyDocument',
    allow('sns:Publish', '*', EVERYBODY),
    'False alarms reach people.',
  ),
  stating(
    'let anybody subscribe',
    'exposure',
    'AWS::SNS::TopicPolicy',
    'sns-topic-public-access-denied',
    'PolicyDocument',
    allow('sns:Subscribe', '*', ANY_ACCOUNT),
    'Anybody hears of every alarm.',
  ),
  stating(
    'let anybody send',
    'exposure',
    'AWS::SQS::QueuePolicy',
    'sqs-queue-public-access-denied',
    'PolicyDocument',
    allow('sqs:SendMessage', '*', EVERYBODY),
    'Anybody may feed what reads it.',
  ),
  stating(
    'let anybody receive',
    'exposure',
    'AWS::SQS::QueuePolicy',
    'sqs-queue-public-access-denied',
    'PolicyDocument',
    allow('sqs:ReceiveMessage', '*', ANY_ACCOUNT),
    'Anybody may take messages away.',
  ),
  opening(
    'let anybody read a bucket',
    's3-bucket-public-read-denied',
    's3:GetObject',
    EVERYBODY,
    'What is in it is public.',
  ),
  opening(
    'let anybody write a bucket',
    's3-bucket-public-write-denied',
    's3:PutObject',
    ANY_ACCOUNT,
    'Anybody may change what is in it.',
  ),
  opening(
    'let anybody open a bucket',
    's3-bucket-policy-other-accounts-restricted',
    's3:PutBucketPolicy',
    EVERYBODY,
    'It may let in whom it wants.',
  ),
  changing({
    ...{
      name: 'serve a bucket in plain text',
      family: 'tls',
      type: 'AWS::S3::BucketPolicy',
      rule: 's3-bucket-tls-required',
    },
    reason: 'Whoever listens reads it.',
    related: bucketOf,
    to: (properties) => {
      const statements = get(properties, ['PolicyDocument', 'Statement']);
      const kept = (Array.isArray(statements) ? statements : []).filter(
        (one) => get(one, ['Effect']) !== 'Deny',
      );
      return put(properties, ['PolicyDocument', 'Statement'], kept) as Properties;
    },
  }),
  removing({
    ...{
      name: 'drop the policy of a bucket',
      family: 'tls',
      type: 'AWS::S3::BucketPolicy',
      rule: 's3-bucket-tls-required',
    },
    reason: 'Whoever listens reads it.',
    related: bucketOf,
  }),
  setting({
    ...{
      name: 'let anybody pull images',
      family: 'supply chain',
      type: 'AWS::ECR::Repository',
      rule: 'ecr-repository-policy-restricted',
    },
    reason: 'What is in them is public.',
    path: ['RepositoryPolicyText'],
    value: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'ecr:BatchGetImage', ...EVERYBODY }],
    },
  }),
  setting({
    ...{
      name: 'let anybody push images',
      family: 'supply chain',
      type: 'AWS::ECR::Repository',
      rule: 'ecr-repository-policy-restricted',
    },
    reason: "What is run may be anybody's.",
    path: ['RepositoryPolicyText'],
    value: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'ecr:*', ...ANY_ACCOUNT }] },
  }),
  removing({
    ...{
      name: 'stop the flow logs',
      family: 'logging',
      type: 'AWS::EC2::FlowLog',
      rule: 'ec2-vpc-flow-logs-enabled',
    },
    reason: 'Nobody knows who spoke to whom.',
    related: (_, templates) => ofType(templates, 'AWS::EC2::VPC'),
  }),
  removing({
    ...{
      name: 'open the default group',
      family: 'network',
      type: 'Custom::VpcRestrictDefaultSG',
      rule: 'ec2-default-security-group-closed',
    },
    reason: 'What is put into no group is in this one.',
    related: (_, templates) => ofType(templates, 'AWS::EC2::VPC'),
  }),
  removing({
    ...{
      name: 'do not log what the firewall refuses',
      family: 'logging',
      type: 'AWS::WAFv2::LoggingConfiguration',
      rule: 'wafv2-web-acl-logging-enabled',
    },
    reason: 'Nobody knows what it refused.',
    related: (_, templates) => ofType(templates, 'AWS::WAFv2::WebACL'),
  }),
];
