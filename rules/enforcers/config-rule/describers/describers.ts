import { GuardrailsError, messageOf } from '../../../core/errors';
import { DESCRIBED } from '../described';
import type { Describer } from '../describer';
import { isDenied } from './asking';

type Loader = () => Promise<Describer>;

/** Each loads its client only when a rule asks for the type. */
const LOADERS: Readonly<Record<string, Loader>> = {
  'AWS::CloudWatch::CompositeAlarm': async () => (await import('./cloudwatch.js')).compositeAlarms,
  'AWS::Config::ConfigurationRecorder': async () => (await import('./config.js')).configurationRecorders,
  'AWS::ECR::RegistryScanningConfiguration': async () =>
    (await import('./ecr.js')).registryScanningConfigurations,
  'AWS::ElasticLoadBalancingV2::ListenerRule': async () => (await import('./elbv2.js')).listenerRules,
  'AWS::IAM::AccessKey': async () => (await import('./iam.js')).accessKeys,
  'AWS::Lambda::EventInvokeConfig': async () => (await import('./lambda.js')).eventInvokeConfigs,
  'AWS::Lambda::EventSourceMapping': async () => (await import('./lambda.js')).eventSourceMappings,
  'AWS::Lambda::LayerVersionPermission': async () =>
    (await import('./lambda-policies.js')).layerVersionPermissions,
  'AWS::Lambda::ResourcePolicy': async () => (await import('./lambda-policies.js')).lambdaResourcePolicies,
  'AWS::Lambda::Url': async () => (await import('./lambda.js')).functionUrls,
  'AWS::Logs::LogGroup': async () => (await import('./logs.js')).logGroups,
  'AWS::Logs::ResourcePolicy': async () => (await import('./logs.js')).logsResourcePolicies,
  'AWS::SNS::Subscription': async () => (await import('./sns.js')).subscriptions,
  'AWS::SSM::Parameter': async () => (await import('./ssm.js')).parameters,
  'AWS::SSM::ServiceSetting': async () => (await import('./ssm.js')).serviceSettings,
  'AWS::Scheduler::Schedule': async () => (await import('./scheduler.js')).schedules,
  'AWS::Synthetics::Canary': async () => (await import('./synthetics.js')).canaries,
  'AWS::WAFRegional::WebACLAssociation': async () => (await import('./config.js')).classicWebAclAssociations,
  'AWS::WAFv2::LoggingConfiguration': async () => (await import('./wafv2.js')).loggingConfigurations,
  'AWS::WAFv2::WebACLAssociation': async () => (await import('./wafv2.js')).webAclAssociations,
};

/** A list that a policy refuses is no empty list. */
function orRefused(type: string, describe: Describer): Describer {
  return async (session) => {
    try {
      return await describe(session);
    } catch (thrown) {
      if (!isDenied(thrown)) throw thrown;
      const needed = (DESCRIBED[type] ?? []).join(', ');
      throw new GuardrailsError(
        'DESCRIBE_DENIED',
        `AWS refuses to list what there is of ${type} (${messageOf(thrown)}); let the role of the function use ${needed}, and look whether a policy of the organization denies it`,
        { cause: thrown },
      );
    }
  };
}

/** How the types that AWS Config does not record are described, by type. */
export const DESCRIBERS: Readonly<Record<string, Loader>> = Object.fromEntries(
  Object.entries(LOADERS).map(([type, load]) => [type, async () => orRefused(type, await load())]),
);
