import fc from 'fast-check';
import { allowed, around, flag, list, type Model, one, shape, type Variants, whole } from './arbitraries';

const TASK = 'AWS::ECS::TaskDefinition';
const containers = (model: Model): fc.Arbitrary<unknown> => list(shape({ Image: one('web'), ...model }));

/** By the rule that they are for. */
export const WORKLOADS: Readonly<Record<string, Variants>> = {
  'ecr-repository-customer-key-encrypted': {
    type: 'AWS::ECR::Repository',
    properties: shape({
      EncryptionConfiguration: shape({
        EncryptionType: allowed('AWS::ECR::Repository', 'EncryptionConfiguration.EncryptionType'),
        KmsKey: one(
          ...['', 'alias/images', 'alias/aws/ecr', 'arn:aws:kms:eu-west-1:111111111111:alias/aws/ecr'],
          'arn:aws:kms:eu-west-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab',
        ),
      }),
    }),
  },
  'ecr-repository-policy-restricted': {
    type: 'AWS::ECR::Repository',
    properties: shape({
      RepositoryPolicyText: whole({
        Statement: list(
          fc
            .record(
              {
                Effect: one('Allow', 'Deny'),
                Principal: one<unknown>(
                  '*',
                  { AWS: '*' },
                  { AWS: ['111111111111', '*'] },
                  { AWS: '111111111111' },
                ),
                Condition: one(
                  { StringEquals: { 'aws:PrincipalOrgID': 'o-1234567890' } },
                  { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-1234567890' } },
                  { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::111111111111:role/*' } },
                  { Bool: { 'aws:SecureTransport': 'true' } },
                ),
              },
              { requiredKeys: ['Effect', 'Principal'] },
            )
            // Another action than is allowed: Guard cannot see that one statement takes back another.
            .map((given) => ({
              ...given,
              Action: given.Effect === 'Deny' ? 'ecr:PutImage' : 'ecr:BatchGetImage',
            })),
        ),
      }),
    }),
  },
  'ecr-repository-tags-immutable': {
    type: 'AWS::ECR::Repository',
    properties: shape({ ImageTagMutability: allowed('AWS::ECR::Repository', 'ImageTagMutability') }),
  },
  'ecs-capacity-provider-termination-protected': {
    type: 'AWS::ECS::CapacityProvider',
    properties: fc.oneof(
      whole({ ManagedInstancesProvider: whole({ InfrastructureRoleArn: one('role') }) }),
      whole({
        AutoScalingGroupProvider: shape({
          ManagedTerminationProtection: allowed(
            'AWS::ECS::CapacityProvider',
            'AutoScalingGroupProvider.ManagedTerminationProtection',
          ),
          ManagedScaling: shape({
            Status: allowed('AWS::ECS::CapacityProvider', 'AutoScalingGroupProvider.ManagedScaling.Status'),
          }),
        }).map((given) => ({ AutoScalingGroupArn: 'group', ...given })),
      }),
    ),
  },
  'ecs-cluster-container-insights-enabled': {
    type: 'AWS::ECS::Cluster',
    // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ClusterSetting.html
    properties: shape({
      ClusterSettings: list(
        whole({ Name: one('containerInsights'), Value: one('enabled', 'disabled', 'enhanced') }),
        2,
      ),
    }),
  },
  'ecs-task-definition-efs-transit-encrypted': {
    type: TASK,
    properties: shape({
      Volumes: list(
        shape({
          Name: one('data'),
          EFSVolumeConfiguration: shape({
            TransitEncryption: allowed(TASK, 'Volumes[].EFSVolumeConfiguration.TransitEncryption'),
          }).map((given) => ({ FilesystemId: 'fs-1', ...given })),
        }),
      ),
    }),
  },
  'ecs-task-definition-host-network-denied': {
    type: TASK,
    // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html#network_mode
    properties: shape({ NetworkMode: one('awsvpc', 'bridge', 'host', 'none') }),
  },
  'ecs-task-definition-privileged-denied': {
    type: TASK,
    properties: shape({ ContainerDefinitions: containers({ Privileged: flag }) }),
  },
  'ecs-task-definition-root-filesystem-readonly': {
    type: TASK,
    properties: shape({
      // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RuntimePlatform.html
      RuntimePlatform: shape({ OperatingSystemFamily: one('LINUX', 'WINDOWS_SERVER_2022_CORE') }),
      ContainerDefinitions: containers({ ReadonlyRootFilesystem: flag }),
    }),
  },
  'lambda-function-tracing-active': {
    type: 'AWS::Lambda::Function',
    properties: shape({
      TracingConfig: shape({ Mode: allowed('AWS::Lambda::Function', 'TracingConfig.Mode') }),
    }),
  },
  'lambda-url-authenticated': {
    type: 'AWS::Lambda::Url',
    properties: shape({ AuthType: allowed('AWS::Lambda::Url', 'AuthType') }),
  },
  'logs-log-group-retention-sufficient': {
    type: 'AWS::Logs::LogGroup',
    properties: shape({ RetentionInDays: around(2, 99, 365, 999, 3653) }),
  },
};
