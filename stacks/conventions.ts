import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Environment } from './environments/environment';

/** What the service listens on, and the path that tells whether it is alive. */
export const appPort = 3000;
export const healthPath = '/health';

/** In the order of their deployment; each may be deployed alone once those before it were. */
export type Layer = 'Network' | 'Data' | 'Service' | 'Observability' | 'Governance' | 'Canaries';

export const stackName = (environment: Pick<Environment, 'name'>, layer: Layer): string =>
  `Quest-${environment.name}-${layer}`;

export const clusterName = (environment: Environment): string => `quest-${environment.name}`;

/** Log groups have fixed names: key policies and endpoint policies name them before they exist. */
export const networkLogGroupNames = (environment: Environment) => ({
  flowLogs: `/quest/${environment.name}/flow-logs`,
  defaultSecurityGroup: `/quest/${environment.name}/default-security-group`,
});

export const logGroupNames = (environment: Environment) => ({
  service: `/quest/${environment.name}/service`,
  /** ECS makes it by itself, unencrypted and for ever, unless it is already there. */
  containerInsights: `/aws/ecs/containerinsights/${clusterName(environment)}/performance`,
  /**
   * So that AWS need not name it in a resource policy, whose size is limited.
   * https://docs.aws.amazon.com/step-functions/latest/dg/bp-cwl.html
   */
  secretRedeploy: `/aws/vendedlogs/states/quest-${environment.name}-secret-changed`,
  /** https://docs.aws.amazon.com/waf/latest/developerguide/logging-cw-logs.html */
  webAcl: `aws-waf-logs-quest-${environment.name}`,
});

/** Of the functions that watch over the account; the key of the governance stack admits exactly these. */
export const governanceLogGroupNames = (environment: Pick<Environment, 'name'>) => ({
  evaluator: `/quest/${environment.name}/guardrails/config-rule`,
  expiry: `/quest/${environment.name}/guardrails/expiry`,
  remediation: `/quest/${environment.name}/guardrails/remediation`,
  deployGate: `/quest/${environment.name}/guardrails/deploy-gate`,
});

/** What the canaries of an environment are called; their role, logs, artifacts and metrics go by it. */
export const canaryName = (environment: Pick<Environment, 'name'>, name: string): string =>
  `quest-${environment.name}-${name}`;

/** What the service may use of the network; the groups are complete, nothing is added to them elsewhere. */
export interface Network {
  readonly vpc: ec2.IVpc;
  readonly loadBalancerSubnets: ec2.SubnetSelection;
  readonly taskSubnets: ec2.SubnetSelection;
  readonly loadBalancerCidrs: readonly string[];
  readonly loadBalancerSecurityGroup: ec2.ISecurityGroup;
  readonly taskSecurityGroup: ec2.ISecurityGroup;
}
