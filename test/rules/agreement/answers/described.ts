import type { Described } from '../../../../rules/enforcers/config-rule/describer';
import { compositeAlarmOf } from '../../../../rules/enforcers/config-rule/describers/cloudwatch';
import { recorderOf } from '../../../../rules/enforcers/config-rule/describers/config';
import { registryOf } from '../../../../rules/enforcers/config-rule/describers/ecr';
import { listenerRuleOf } from '../../../../rules/enforcers/config-rule/describers/elbv2';
import { accessKeyOf } from '../../../../rules/enforcers/config-rule/describers/iam';
import {
  eventInvokeConfigOf,
  eventSourceMappingOf,
  urlOf,
} from '../../../../rules/enforcers/config-rule/describers/lambda';
import {
  layerPermissionsOf,
  resourcePolicyOf,
} from '../../../../rules/enforcers/config-rule/describers/lambda-policies';
import {
  logGroupOf,
  resourcePolicyOf as logsPolicyOf,
} from '../../../../rules/enforcers/config-rule/describers/logs';
import { scheduleOf } from '../../../../rules/enforcers/config-rule/describers/scheduler';
import { subscriptionOf } from '../../../../rules/enforcers/config-rule/describers/sns';
import { parameterOf, serviceSettingOf } from '../../../../rules/enforcers/config-rule/describers/ssm';
import { canaryOf } from '../../../../rules/enforcers/config-rule/describers/synthetics';
import {
  associationOf,
  loggingConfigurationOf,
} from '../../../../rules/enforcers/config-rule/describers/wafv2';
import type { ConfigurationItem } from '../../../../rules/sources/configuration-item';
import { ACCOUNT_ID, REGION } from '../arns';
import type { Deployed } from '../deploy';
import { text } from '../items/recorded';
import * as wide from './account-wide';
import * as functions from './functions';
import * as other from './logs-and-others';

type Telling = (one: Deployed) => readonly Described[];

/** What a describer makes of what a service answers of a resource. */
const TELLINGS: Readonly<Record<string, Telling>> = {
  'AWS::CloudWatch::CompositeAlarm': (one) => compositeAlarmOf(wide.compositeAlarm(one)),
  'AWS::Config::ConfigurationRecorder': (one) => {
    const { recorder, status } = wide.recorder(one);
    return recorderOf(recorder, [status]);
  },
  'AWS::ECR::RegistryScanningConfiguration': (one) => registryOf(wide.registry(one), ACCOUNT_ID),
  'AWS::ElasticLoadBalancingV2::ListenerRule': (one) => {
    const { rule, listener } = wide.listenerRule(one);
    return listenerRuleOf(rule, listener);
  },
  'AWS::IAM::AccessKey': (one) => accessKeyOf(wide.accessKey(one)),
  'AWS::Lambda::EventInvokeConfig': (one) => eventInvokeConfigOf(functions.eventInvokeConfig(one)),
  'AWS::Lambda::EventSourceMapping': (one) => eventSourceMappingOf(functions.eventSourceMapping(one)),
  'AWS::Lambda::LayerVersionPermission': (one) => {
    const { version, policy } = functions.layerPermission(one);
    return layerPermissionsOf(version, policy);
  },
  'AWS::Lambda::ResourcePolicy': (one) => {
    const { arn, policy } = functions.resourcePolicy(one);
    return resourcePolicyOf(arn, policy);
  },
  'AWS::Lambda::Url': (one) => urlOf(functions.url(one)),
  'AWS::Logs::LogGroup': (one) => {
    const { group, policy } = other.logGroup(one);
    return logGroupOf(group, policy);
  },
  'AWS::Logs::ResourcePolicy': (one) => logsPolicyOf(other.logsPolicy(one)),
  'AWS::SNS::Subscription': (one) => {
    const { subscription, attributes } = other.subscription(one);
    return subscriptionOf(subscription, attributes);
  },
  'AWS::SSM::Parameter': (one) => parameterOf(other.parameter(one)),
  // Of those that no rule judges nobody asks; they would be told so.
  'AWS::SSM::ServiceSetting': (one) => serviceSettingOf(other.serviceSetting(one)),
  'AWS::Scheduler::Schedule': (one) => scheduleOf(other.schedule(one)),
  'AWS::Synthetics::Canary': (one) => canaryOf(other.canary(one)),
  // That there is nothing of it is all that can be told.
  'AWS::WAFRegional::WebACLAssociation': () => [],
  'AWS::WAFv2::LoggingConfiguration': (one) => loggingConfigurationOf(wide.logging(one)),
  'AWS::WAFv2::WebACLAssociation': ({ properties }) => [
    associationOf(text(properties, 'ResourceArn') ?? '', text(properties, 'WebACLArn') ?? ''),
  ],
};

/** What is described takes no way over a dialect of AWS Config. */
function itemOf(resourceType: string, found: Partial<Described> & Pick<Described, 'id'>): ConfigurationItem {
  const { id, arn, tags, properties } = found;
  return {
    status: 'OK',
    resourceType,
    resourceId: id,
    account: ACCOUNT_ID,
    region: REGION,
    ...(arn === undefined ? {} : { arn }),
    ...(tags === undefined ? {} : { tags }),
    ...(properties === undefined ? {} : { configuration: properties }),
    supplementary: {},
    relationships: [],
    file: 'AWS',
  };
}

/** What a periodic rule knows of a resource that AWS Config does not record. */
export function describedAs(one: Deployed): readonly ConfigurationItem[] {
  const found = (TELLINGS[one.type]?.(one) ?? []).map((each) => itemOf(one.type, each));
  if (found.length > 0 || one.type !== 'AWS::Lambda::ResourcePolicy') return found;
  // What permissions can say stands in the item of the function.
  const { arn, policy } = functions.resourcePolicy(one);
  const item = itemOf('AWS::Lambda::Function', { id: arn.split(':')[6] ?? arn, arn });
  return [{ ...item, supplementary: { Policy: policy } }];
}
