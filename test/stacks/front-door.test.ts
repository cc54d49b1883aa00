import { account, attribute, kept, only, ref, resourcesOf, synthesize } from './template';

const { data, service: template } = synthesize();
const logs = {
  'Fn::GetStackOutput': expect.objectContaining({
    StackName: 'Quest-example-Data',
    OutputName: expect.stringContaining('LoadBalancerLogs'),
  }),
};
const keyed = (list: unknown) =>
  Object.fromEntries(Array.isArray(list) ? list.map(({ Key, Value }) => [Key, Value]) : []);
const listener = (protocol: string) =>
  [...resourcesOf(template, 'AWS::ElasticLoadBalancingV2::Listener').values()]
    .map(({ Properties }) => Properties)
    .find(({ Protocol }) => Protocol === protocol);
const fromNetwork = (output: string) => ({
  'Fn::GetStackOutput': expect.objectContaining({ OutputName: expect.stringContaining(output) }),
});

describe('the load balancer', () => {
  const balancer = only(template, 'AWS::ElasticLoadBalancingV2::LoadBalancer');

  test('faces the internet in IPv4 and IPv6, from the public subnets', () => {
    expect(balancer.Properties).toMatchObject({
      Type: 'application',
      Scheme: 'internet-facing',
      IpAddressType: 'dualstack',
      Subnets: [fromNetwork('VpcLoadBalancerSubnet1Subnet'), fromNetwork('VpcLoadBalancerSubnet2Subnet')],
      SecurityGroups: [fromNetwork('SecurityGroupsLoadBalancer')],
    });
  });

  test('is hardened, protected and logged', () => {
    expect(keyed(balancer.Properties['LoadBalancerAttributes'])).toEqual({
      'deletion_protection.enabled': 'true',
      'idle_timeout.timeout_seconds': '60',
      'routing.http2.enabled': 'true',
      'routing.http.drop_invalid_header_fields.enabled': 'true',
      'routing.http.desync_mitigation_mode': 'strictest',
      'routing.http.preserve_host_header.enabled': 'true',
      'routing.http.x_amzn_tls_version_and_cipher_suite.enabled': 'true',
      'routing.http.xff_header_processing.mode': 'append',
      'access_logs.s3.enabled': 'true',
      'access_logs.s3.bucket': logs,
      'access_logs.s3.prefix': 'access',
      'connection_logs.s3.enabled': 'true',
      'connection_logs.s3.bucket': logs,
      'connection_logs.s3.prefix': 'connection',
    });
    const unprotected = synthesize({ deletionProtection: false }).service;
    const { Properties } = only(unprotected, 'AWS::ElasticLoadBalancingV2::LoadBalancer');
    expect(keyed(Properties['LoadBalancerAttributes'])).toMatchObject({
      'deletion_protection.enabled': 'false',
    });
  });

  test('forwards requests for our host only, and answers others with 404', () => {
    expect(listener('HTTPS')).toEqual({
      LoadBalancerArn: ref('FrontDoorLoadBalancer'),
      Protocol: 'HTTPS',
      Port: 443,
      SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
      Certificates: [{ CertificateArn: ref('FrontDoorCertificate') }],
      DefaultActions: [
        {
          Type: 'fixed-response',
          FixedResponseConfig: { StatusCode: '404', ContentType: 'text/plain', MessageBody: 'Not Found' },
        },
      ],
      ListenerAttributes: [{ Key: 'routing.http.response.server.enabled', Value: 'false' }],
      Tags: expect.any(Array),
    });
    expect(only(template, 'AWS::ElasticLoadBalancingV2::ListenerRule').Properties).toEqual({
      ListenerArn: ref('FrontDoorLoadBalancerHttps'),
      Priority: 10,
      Conditions: [{ Field: 'host-header', HostHeaderConfig: { Values: ['quest.example.com'] } }],
      Actions: [{ Type: 'forward', TargetGroupArn: ref('FrontDoorTargetGroup') }],
      Tags: expect.any(Array),
    });
  });

  test('answers HTTP with a redirect to our host, whatever host was asked for', () => {
    expect(listener('HTTP')).toEqual({
      LoadBalancerArn: ref('FrontDoorLoadBalancer'),
      Protocol: 'HTTP',
      Port: 80,
      DefaultActions: [
        {
          Type: 'redirect',
          RedirectConfig: {
            Protocol: 'HTTPS',
            Port: '443',
            Host: 'quest.example.com',
            StatusCode: 'HTTP_301',
          },
        },
      ],
      ListenerAttributes: [{ Key: 'routing.http.response.server.enabled', Value: 'false' }],
      Tags: expect.any(Array),
    });
    template.resourceCountIs('AWS::ElasticLoadBalancingV2::Listener', 2);
  });

  test('asks tasks for their health', () => {
    const { Properties } = only(template, 'AWS::ElasticLoadBalancingV2::TargetGroup');
    expect(Properties).toMatchObject({
      TargetType: 'ip',
      Protocol: 'HTTP',
      Port: 3000,
      HealthCheckPath: '/health',
      HealthCheckIntervalSeconds: 10,
      HealthCheckTimeoutSeconds: 5,
      HealthyThresholdCount: 2,
      UnhealthyThresholdCount: 3,
      Matcher: { HttpCode: '200' },
    });
    expect(keyed(Properties['TargetGroupAttributes'])).toEqual({
      'deregistration_delay.timeout_seconds': '15',
      'stickiness.enabled': 'false',
    });
  });
});

test('the certificate is validated in the zone of the environment', () => {
  expect(only(template, 'AWS::CertificateManager::Certificate').Properties).toMatchObject({
    DomainName: 'quest.example.com',
    ValidationMethod: 'DNS',
    DomainValidationOptions: [{ DomainName: 'quest.example.com', HostedZoneId: 'Z0EXAMPLE' }],
  });
});

test('the name leads to the load balancer, in IPv4 and IPv6, and only ACM may certify it', () => {
  const alias = {
    Name: 'quest.example.com.',
    HostedZoneId: 'Z0EXAMPLE',
    AliasTarget: {
      DNSName: { 'Fn::Join': ['', ['dualstack.', attribute('FrontDoorLoadBalancer', 'DNSName')]] },
      HostedZoneId: attribute('FrontDoorLoadBalancer', 'CanonicalHostedZoneID'),
    },
  };
  expect(
    [...resourcesOf(template, 'AWS::Route53::RecordSet').values()].map(({ Properties }) => Properties),
  ).toEqual([
    { ...alias, Type: 'A' },
    { ...alias, Type: 'AAAA' },
    {
      Name: 'quest.example.com.',
      HostedZoneId: 'Z0EXAMPLE',
      Type: 'CAA',
      TTL: expect.any(String),
      ResourceRecords: ['0 issue "amazon.com"', '0 issuewild ";"'],
    },
  ]);
});

describe('the bucket of its logs', () => {
  const arn = attribute('LoadBalancerLogs', 'Arn');
  const objects = (path: readonly unknown[]) => ({ 'Fn::Join': ['', [arn, ...path]] });

  test('is private, encrypted, versioned, kept, and emptied in time', () => {
    const bucket = only(data, 'AWS::S3::Bucket');
    expect(bucket).toMatchObject(kept);
    expect(bucket.Properties).toEqual({
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      VersioningConfiguration: { Status: 'Enabled' },
      LifecycleConfiguration: {
        Rules: [
          {
            Id: 'Expire',
            Status: 'Enabled',
            ExpirationInDays: 365,
            NoncurrentVersionExpiration: { NoncurrentDays: 30 },
            AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
          },
        ],
      },
      Tags: expect.any(Array),
    });
  });

  test('takes logs of this account from load balancers, and nothing without TLS 1.2', () => {
    const everything = [arn, objects(['/*'])];
    expect(only(data, 'AWS::S3::BucketPolicy').Properties['PolicyDocument']).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Deny',
          Principal: { AWS: '*' },
          Action: 's3:*',
          Resource: everything,
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        },
        {
          Effect: 'Deny',
          Principal: { AWS: '*' },
          Action: 's3:*',
          Resource: everything,
          Condition: { NumericLessThan: { 's3:TlsVersion': 1.2 } },
        },
        {
          Sid: 'LogsOfLoadBalancers',
          Effect: 'Allow',
          Principal: { Service: 'logdelivery.elasticloadbalancing.amazonaws.com' },
          Action: 's3:PutObject',
          Resource: [
            objects(['/access/AWSLogs/', account, '/*']),
            objects(['/connection/AWSLogs/', account, '/*']),
          ],
        },
      ],
    });
  });
});
