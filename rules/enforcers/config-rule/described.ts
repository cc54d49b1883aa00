/**
 * The types of CloudFormation that AWS Config does not record and a periodic rule describes itself, each with the IAM
 * actions that describing it takes. None of them gives the value of a secret or of a parameter.
 * Each action stands on the page of its service under
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const DESCRIBED: Readonly<Record<string, readonly string[]>> = {
  'AWS::CloudWatch::CompositeAlarm': ['cloudwatch:DescribeAlarms', 'cloudwatch:ListTagsForResource'],
  'AWS::Config::ConfigurationRecorder': [
    'config:DescribeConfigurationRecorders',
    'config:DescribeConfigurationRecorderStatus',
  ],
  'AWS::ECR::RegistryScanningConfiguration': ['ecr:GetRegistryScanningConfiguration'],
  'AWS::ElasticLoadBalancingV2::ListenerRule': [
    'elasticloadbalancing:DescribeListeners',
    'elasticloadbalancing:DescribeLoadBalancers',
    'elasticloadbalancing:DescribeRules',
    'elasticloadbalancing:DescribeTags',
  ],
  'AWS::IAM::AccessKey': ['iam:ListAccessKeys', 'iam:ListUsers'],
  'AWS::Lambda::EventInvokeConfig': ['lambda:ListFunctionEventInvokeConfigs', 'lambda:ListFunctions'],
  'AWS::Lambda::EventSourceMapping': ['lambda:ListEventSourceMappings'],
  'AWS::Lambda::LayerVersionPermission': [
    'lambda:GetLayerVersionPolicy',
    'lambda:ListLayerVersions',
    'lambda:ListLayers',
  ],
  'AWS::Lambda::ResourcePolicy': ['lambda:GetPolicy', 'lambda:ListFunctions'],
  'AWS::Lambda::Url': ['lambda:ListFunctionUrlConfigs', 'lambda:ListFunctions'],
  'AWS::Logs::LogGroup': [
    'logs:DescribeLogGroups',
    'logs:DescribeResourcePolicies',
    'logs:ListTagsForResource',
  ],
  'AWS::Logs::ResourcePolicy': ['logs:DescribeResourcePolicies'],
  'AWS::SNS::Subscription': ['sns:GetSubscriptionAttributes', 'sns:ListSubscriptions'],
  'AWS::SSM::Parameter': ['ssm:DescribeParameters', 'ssm:ListTagsForResource'],
  'AWS::SSM::ServiceSetting': ['ssm:GetServiceSetting'],
  'AWS::Scheduler::Schedule': ['scheduler:GetSchedule', 'scheduler:ListSchedules'],
  'AWS::Synthetics::Canary': ['synthetics:DescribeCanaries'],
  // Through AWS Config, which records the web ACLs of AWS WAF Classic and not what they are associated with.
  'AWS::WAFRegional::WebACLAssociation': [
    'config:DescribeConfigurationRecorders',
    'config:ListDiscoveredResources',
  ],
  'AWS::WAFv2::LoggingConfiguration': ['wafv2:ListLoggingConfigurations'],
  // https://docs.aws.amazon.com/waf/latest/developerguide/security_iam_service-with-iam.html#security_iam_action-ListResourcesForWebACL
  'AWS::WAFv2::WebACLAssociation': [
    'elasticloadbalancing:DescribeWebACLAssociation',
    'wafv2:ListResourcesForWebACL',
    'wafv2:ListWebACLs',
  ],
};
