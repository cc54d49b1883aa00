import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';

export const ACCOUNT_ID = '123456789012';
export const REGION = 'eu-west-1';

const spec = loadAwsServiceSpecSync();

/** ARNs that CloudFormation's database has no template of: https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html */
const ARNS: Readonly<Record<string, string>> = {
  'AWS::CloudWatch::Alarm': 'arn:aws:cloudwatch:{at}:alarm:{name}',
  'AWS::CloudWatch::CompositeAlarm': 'arn:aws:cloudwatch:{at}:alarm:{name}',
  'AWS::ECS::Service': 'arn:aws:ecs:{at}:service/default/{name}',
  'AWS::ECS::TaskDefinition': 'arn:aws:ecs:{at}:task-definition/{name}:1',
  'AWS::ElasticLoadBalancingV2::Listener':
    'arn:aws:elasticloadbalancing:{at}:listener/app/web/50dc6c495c0c9188/{hash}',
  'AWS::ElasticLoadBalancingV2::ListenerRule':
    'arn:aws:elasticloadbalancing:{at}:listener-rule/app/web/50dc6c495c0c9188/f2f7dc8efc522ab2/{hash}',
  'AWS::ElasticLoadBalancingV2::LoadBalancer':
    'arn:aws:elasticloadbalancing:{at}:loadbalancer/app/{name}/{hash}',
  'AWS::ElasticLoadBalancingV2::TargetGroup': 'arn:aws:elasticloadbalancing:{at}:targetgroup/{name}/{hash}',
  'AWS::KMS::ReplicaKey': 'arn:aws:kms:{at}:key/{id}',
  'AWS::Logs::LogGroup': 'arn:aws:logs:{at}:log-group:{name}:*',
  'AWS::SecretsManager::Secret': 'arn:aws:secretsmanager:{at}:secret:{name}-AbCdEf',
  'AWS::WAFv2::RuleGroup': 'arn:aws:wafv2:{at}:regional/rulegroup/{name}/{hash}',
  'AWS::WAFv2::WebACL': 'arn:aws:wafv2:{at}:regional/webacl/{name}/{hash}',
};

export function arnOf(
  type: string,
  names: Readonly<Record<'id' | 'name' | 'hash' | 'uuid', string>>,
): string {
  const own = ARNS[type];
  const service = type.split('::')[1]?.toLowerCase() ?? '';
  if (own !== undefined) {
    return own.replace(/\{(\w+)\}/g, (_, key: keyof typeof names | 'at') =>
      key === 'at' ? `${REGION}:${ACCOUNT_ID}` : names[key],
    );
  }
  const [resource] = spec.lookup('resource', 'cloudFormationType', 'equals', type);
  const kind = type.split('::').at(-1)?.toLowerCase() ?? '';
  const template =
    resource?.arnTemplate ?? `arn:\${Partition}:${service}:\${Region}:\${Account}:${kind}/\${Own}`;
  return template.replace(/\$\{(\w+)\}/g, (_, key: string) => {
    if (key === 'Partition') return 'aws';
    if (key === 'Region') return REGION;
    if (key === 'Account') return ACCOUNT_ID;
    return type === 'AWS::CertificateManager::Certificate' || /^AWS::KMS::Key$/.test(type)
      ? names.uuid
      : type.startsWith('AWS::EC2::')
        ? names.id
        : names.name.replace(/^\//, '');
  });
}
