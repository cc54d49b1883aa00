import { CfnResource, type Stack } from 'aws-cdk-lib';
import type { Vpc } from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as logs from 'aws-cdk-lib/aws-logs';

/**
 * Narrows what CDK uses to empty the default security group: its own rules are no property of any
 * CloudFormation resource, so a Lambda function must revoke them.
 * CDK gives that function `AWSLambdaBasicExecutionRole`, which may write to every log group, and a log group
 * that is made at the first call, unencrypted and for ever. Here it has one log group and one policy.
 * https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html
 */
export function narrowDefaultSecurityGroupCloser(stack: Stack, vpc: Vpc, logGroup: logs.LogGroup): void {
  const provider = stack.node.findChild('Custom::VpcRestrictDefaultSGCustomResourceProvider');
  const role = resource(provider.node.findChild('Role'));
  const handler = resource(provider.node.findChild('Handler'));
  role.addPropertyDeletionOverride('ManagedPolicyArns');
  role.addPropertyDeletionOverride('Policies');
  const policy = new iam.CfnManagedPolicy(stack, 'DefaultSecurityGroupPolicy', {
    description: 'Lets the rules of the default security group be revoked',
    roles: [role.ref],
    policyDocument: new iam.PolicyDocument({
      statements: [
        new iam.PolicyStatement({
          actions: [
            'ec2:RevokeSecurityGroupIngress',
            'ec2:RevokeSecurityGroupEgress',
            // Deleting the stack puts the rules back: refused, the deletion fails.
            'ec2:AuthorizeSecurityGroupIngress',
            'ec2:AuthorizeSecurityGroupEgress',
          ],
          resources: [
            stack.formatArn({
              service: 'ec2',
              resource: 'security-group',
              resourceName: vpc.vpcDefaultSecurityGroup,
            }),
          ],
        }),
        new iam.PolicyStatement({
          actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          resources: [logGroup.logGroupArn],
        }),
      ],
    }),
  });
  handler.addPropertyOverride('LoggingConfig', { LogGroup: logGroup.logGroupName });
  handler.addResourceDependency(policy);
}

function resource(construct: unknown): CfnResource {
  if (construct instanceof CfnResource) return construct;
  throw new Error('CDK no longer closes the default security group as this file expects: read it again');
}
