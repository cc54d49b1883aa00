import { toldOf } from './items';

test('AWS::ACM::Certificate', () => {
  expect(toldOf('AWS::ACM::Certificate')).toEqual([
    {
      type: 'AWS::CertificateManager::Certificate',
      properties: {
        DomainName: 'quest.example.com',
        SubjectAlternativeNames: ['quest.example.com', 'www.quest.example.com'],
        ValidationMethod: 'DNS',
        KeyAlgorithm: 'RSA_2048',
        CertificateTransparencyLoggingPreference: 'ENABLED',
        DomainValidationOptions: [
          {
            DomainName: 'quest.example.com',
            ValidationDomain: 'quest.example.com',
            HostedZoneId: '? which AWS Config does not record',
          },
        ],
      },
      unknown: ['CertificateExport'],
      aliases: ['arn:aws:acm:eu-west-1:111122223333:certificate/0o1'],
    },
  ]);
});

test('AWS::CloudWatch::Alarm', () => {
  expect(toldOf('AWS::CloudWatch::Alarm')).toEqual([
    {
      type: 'AWS::CloudWatch::Alarm',
      properties: {
        AlarmName: 'quest-5xx',
        AlarmDescription: 'Too many errors',
        ActionsEnabled: true,
        AlarmActions: ['arn:aws:sns:eu-west-1:111122223333:alarms'],
        OKActions: ['arn:aws:sns:eu-west-1:111122223333:alarms'],
        InsufficientDataActions: [],
        MetricName: 'HTTPCode_Target_5XX_Count',
        Namespace: 'AWS/ApplicationELB',
        Statistic: 'Sum',
        Dimensions: [{ Name: 'LoadBalancer', Value: 'app/quest/0n1' }],
        Period: 60,
        EvaluationPeriods: 5,
        DatapointsToAlarm: 3,
        Threshold: 10.5,
        ComparisonOperator: 'GreaterThanThreshold',
        TreatMissingData: 'notBreaching',
      },
      unknown: ['EvaluationCriteria', 'EvaluationInterval', 'EvaluationWindow', 'WarmUpConfiguration'],
      aliases: ['arn:aws:cloudwatch:eu-west-1:111122223333:alarm:quest-5xx', 'quest-5xx'],
    },
  ]);
});

test('AWS::KMS::Key', () => {
  expect(toldOf('AWS::KMS::Key')).toEqual([
    {
      type: 'AWS::KMS::Key',
      properties: {
        KeyPolicy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::111122223333:root' },
              Action: 'kms:*',
              Resource: '*',
            },
          ],
        },
        EnableKeyRotation: true,
        Description: 'logs',
        Enabled: true,
        KeySpec: 'SYMMETRIC_DEFAULT',
        KeyUsage: 'ENCRYPT_DECRYPT',
        Origin: 'AWS_KMS',
        MultiRegion: false,
      },
      unknown: ['BypassPolicyLockoutSafetyCheck', 'PendingWindowInDays', 'RotationPeriodInDays'],
      aliases: ['arn:aws:kms:eu-west-1:111122223333:key/0123abcd', '0123abcd'],
    },
  ]);
});

test('AWS::Lambda::Function', () => {
  expect(toldOf('AWS::Lambda::Function')).toEqual([
    {
      type: 'AWS::Lambda::Function',
      properties: {
        ReservedConcurrentExecutions: 5,
        FunctionName: 'quest',
        Description: '',
        Role: 'arn:aws:iam::111122223333:role/app/task',
        Runtime: 'nodejs24.x',
        Handler: 'index.handler',
        Timeout: 10,
        MemorySize: 256,
        PackageType: 'Zip',
        Architectures: ['arm64'],
        EphemeralStorage: { Size: 512 },
        VpcConfig: { SubnetIds: ['subnet-0b1'], SecurityGroupIds: ['sg-0g1'] },
        TracingConfig: { Mode: 'Active' },
        DeadLetterConfig: { TargetArn: 'arn:aws:sqs:eu-west-1:111122223333:dead' },
        KmsKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/0123abcd',
        Layers: ['arn:aws:lambda:eu-west-1:111122223333:layer:tools:3'],
        FileSystemConfigs: [
          {
            Arn: 'arn:aws:elasticfilesystem:eu-west-1:111122223333:access-point/fsap-1',
            LocalMountPath: '/mnt/data',
          },
        ],
        Environment: { Variables: { LOG_LEVEL: 'info', __proto_: 'x' } },
        SnapStart: { ApplyOn: 'None' },
        LoggingConfig: {
          LogFormat: 'JSON',
          LogGroup: '/aws/lambda/quest',
          ApplicationLogLevel: 'INFO',
          SystemLogLevel: 'INFO',
        },
        Tags: [{ Key: 'Env', Value: 'prod' }],
      },
      unknown: [
        'CapacityProviderConfig',
        'Code',
        'CodeSigningConfigArn',
        'DurableConfig',
        'FunctionScalingConfig',
        'PublishToLatestPublished',
        'RecursiveLoop',
        'RuntimeManagementConfig',
        'TenancyConfig',
      ],
      aliases: ['arn:aws:lambda:eu-west-1:111122223333:function:quest', 'quest'],
    },
    {
      type: 'AWS::Lambda::Permission',
      properties: {
        FunctionName: 'arn:aws:lambda:eu-west-1:111122223333:function:quest',
        Action: 'lambda:InvokeFunction',
        Principal: 's3.amazonaws.com',
        SourceAccount: '111122223333',
        SourceArn: 'arn:aws:s3:::quest-logs',
      },
    },
    {
      type: 'AWS::Lambda::Permission',
      properties: { FunctionName: 'arn:aws:lambda:eu-west-1:111122223333:function:quest' },
      unknown: [
        'Action',
        'EventSourceToken',
        'FunctionUrlAuthType',
        'InvokedViaFunctionUrl',
        'Principal',
        'PrincipalOrgID',
        'SourceAccount',
        'SourceArn',
      ],
    },
  ]);
});

test('AWS::WAFv2::WebACL', () => {
  expect(toldOf('AWS::WAFv2::WebACL')).toEqual([
    {
      type: 'AWS::WAFv2::WebACL',
      properties: {
        Name: 'quest',
        Description: 'before the balancer',
        DefaultAction: { Allow: {} },
        VisibilityConfig: {
          MetricName: 'quest',
          SampledRequestsEnabled: true,
          CloudWatchMetricsEnabled: true,
        },
        Rules: [
          {
            Name: 'common',
            Priority: 0,
            Statement: {
              ManagedRuleGroupStatement: {
                VendorName: 'AWS',
                Name: 'AWSManagedRulesCommonRuleSet',
                ExcludedRules: [{ Name: 'SizeRestrictions_BODY' }],
              },
            },
            OverrideAction: { None: {} },
            VisibilityConfig: {
              MetricName: 'common',
              SampledRequestsEnabled: true,
              CloudWatchMetricsEnabled: true,
            },
          },
          {
            Name: 'rate',
            Priority: 1,
            Statement: '? which AWS Config records in a shape that is not known',
            Action: { Block: {} },
            VisibilityConfig: {
              MetricName: 'rate',
              SampledRequestsEnabled: true,
              CloudWatchMetricsEnabled: true,
            },
          },
        ],
        Scope: 'REGIONAL',
      },
      unknown: [
        'ApplicationConfig',
        'AssociationConfig',
        'CaptchaConfig',
        'ChallengeConfig',
        'CustomResponseBodies',
        'DataProtectionConfig',
        'MonetizationConfig',
        'OnSourceDDoSProtectionConfig',
        'TokenDomains',
      ],
      aliases: ['arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/quest/0p1', 'quest'],
    },
  ]);
});
