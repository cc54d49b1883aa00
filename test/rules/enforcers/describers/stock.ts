import type * as cloudwatch from '@aws-sdk/client-cloudwatch';
import type * as logs from '@aws-sdk/client-cloudwatch-logs';
import type * as config from '@aws-sdk/client-config-service';
import type * as ecr from '@aws-sdk/client-ecr';
import type * as elb from '@aws-sdk/client-elastic-load-balancing-v2';
import type * as iam from '@aws-sdk/client-iam';
import type * as lambda from '@aws-sdk/client-lambda';
import type * as scheduler from '@aws-sdk/client-scheduler';
import type * as sns from '@aws-sdk/client-sns';
import type * as ssm from '@aws-sdk/client-ssm';
import type * as synthetics from '@aws-sdk/client-synthetics';
import type * as wafv2 from '@aws-sdk/client-wafv2';
import * as wide from '../../agreement/answers/account-wide';
import * as functions from '../../agreement/answers/functions';
import * as other from '../../agreement/answers/logs-and-others';
import type { Deployed } from '../../agreement/deploy';
import { text } from '../../agreement/items/recorded';

type List<T> = readonly T[];

/** What there is in an account, as its services answer it. */
export interface Stock {
  readonly groups: List<{ readonly group: logs.LogGroup; readonly policy?: string | undefined }>;
  readonly logsPolicies: List<logs.ResourcePolicy>;
  readonly parameters: List<ssm.ParameterMetadata>;
  readonly settings: List<ssm.ServiceSetting>;
  readonly canaries: List<synthetics.Canary>;
  readonly alarms: List<cloudwatch.CompositeAlarm>;
  readonly recorders: List<{
    readonly recorder: config.ConfigurationRecorder;
    readonly status: config.ConfigurationRecorderStatus;
  }>;
  /** How many web ACLs of AWS WAF Classic there are. */
  readonly classic: number;
  readonly registry: ecr.GetRegistryScanningConfigurationResponse;
  readonly balancers: List<elb.LoadBalancer>;
  /** By the ARN of the load balancer. */
  readonly listeners: Readonly<Record<string, List<elb.Listener>>>;
  readonly rules: List<{ readonly rule: elb.Rule; readonly listener: string }>;
  readonly keys: List<iam.AccessKeyMetadata>;
  readonly urls: List<lambda.FunctionUrlConfig>;
  readonly invokeConfigs: List<lambda.FunctionEventInvokeConfig>;
  readonly mappings: List<lambda.EventSourceMappingConfiguration>;
  readonly policies: List<{ readonly arn: string; readonly policy: string }>;
  readonly layers: List<{ readonly version: string; readonly policy: string }>;
  readonly subscriptions: List<{
    readonly subscription: sns.Subscription;
    readonly attributes: Readonly<Record<string, string>>;
  }>;
  readonly schedules: List<scheduler.GetScheduleOutput>;
  readonly associations: List<{ readonly resource: string; readonly acl: string }>;
  readonly loggings: List<wafv2.LoggingConfiguration>;
  /** By ARN, or by the name of a parameter. */
  readonly tags: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const BALANCER = 'arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/web/50dc6c495c0c9188';

/** An account in which nobody made anything: some things AWS has there all the same. */
export const EMPTY: Stock = {
  groups: [],
  logsPolicies: [],
  parameters: [],
  settings: [],
  canaries: [],
  alarms: [],
  recorders: [
    {
      recorder: { name: 'default', recordingGroup: { allSupported: true } },
      status: { name: 'default', recording: true },
    },
  ],
  classic: 0,
  registry: { registryId: '123456789012', scanningConfiguration: { scanType: 'BASIC', rules: [] } },
  balancers: [{ LoadBalancerArn: BALANCER, Type: 'application' }],
  listeners: {},
  rules: [],
  keys: [],
  urls: [],
  invokeConfigs: [],
  mappings: [],
  policies: [],
  layers: [],
  subscriptions: [],
  schedules: [],
  associations: [],
  loggings: [],
  tags: {},
};

/** The account that a template is deployed into. */
export function stockOf(resources: readonly Deployed[]): Stock {
  const all = (type: string): readonly Deployed[] => resources.filter((one) => one.type === type);
  const rules = all('AWS::ElasticLoadBalancingV2::ListenerRule').map(wide.listenerRule);
  const [registry] = all('AWS::ECR::RegistryScanningConfiguration').map(wide.registry);
  const recorders = all('AWS::Config::ConfigurationRecorder').map(wide.recorder);
  const listeners = [...new Set(rules.map(({ listener }) => listener))];
  return {
    ...EMPTY,
    groups: all('AWS::Logs::LogGroup').map(other.logGroup),
    logsPolicies: all('AWS::Logs::ResourcePolicy').map(other.logsPolicy),
    parameters: all('AWS::SSM::Parameter').map(other.parameter),
    settings: all('AWS::SSM::ServiceSetting').map(other.serviceSetting),
    canaries: all('AWS::Synthetics::Canary').map(other.canary),
    alarms: all('AWS::CloudWatch::CompositeAlarm').map(wide.compositeAlarm),
    recorders: recorders.length > 0 ? recorders : EMPTY.recorders,
    classic: all('AWS::WAFRegional::WebACLAssociation').length,
    registry: registry ?? EMPTY.registry,
    listeners: { [BALANCER]: listeners.map((ListenerArn) => ({ ListenerArn })) },
    rules,
    keys: all('AWS::IAM::AccessKey').map(wide.accessKey),
    urls: all('AWS::Lambda::Url').map(functions.url),
    invokeConfigs: all('AWS::Lambda::EventInvokeConfig').map(functions.eventInvokeConfig),
    mappings: all('AWS::Lambda::EventSourceMapping').map(functions.eventSourceMapping),
    policies: all('AWS::Lambda::ResourcePolicy').map(functions.resourcePolicy),
    layers: all('AWS::Lambda::LayerVersionPermission').map(functions.layerPermission),
    subscriptions: all('AWS::SNS::Subscription').map(other.subscription),
    schedules: all('AWS::Scheduler::Schedule').map(other.schedule),
    associations: all('AWS::WAFv2::WebACLAssociation').map(({ properties }) => ({
      resource: text(properties, 'ResourceArn') ?? '',
      acl: text(properties, 'WebACLArn') ?? '',
    })),
    loggings: all('AWS::WAFv2::LoggingConfiguration').map(wide.logging),
  };
}
