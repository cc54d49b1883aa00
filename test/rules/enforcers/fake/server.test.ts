import * as config from '@aws-sdk/client-config-service';
import * as ec2 from '@aws-sdk/client-ec2';
import * as ecs from '@aws-sdk/client-ecs';
import * as elb from '@aws-sdk/client-elastic-load-balancing-v2';
import * as events from '@aws-sdk/client-eventbridge';
import * as lambda from '@aws-sdk/client-lambda';
import * as route53 from '@aws-sdk/client-route-53';
import * as sns from '@aws-sdk/client-sns';
import * as sqs from '@aws-sdk/client-sqs';
import * as ssm from '@aws-sdk/client-ssm';
import { type Fake, fakeAws, Refusal, service } from './server';

const TIME = new Date('2026-11-01T10:00:00.000Z');
let fake: Fake;
let heard: unknown;

const common = {
  region: 'eu-west-1',
  credentials: { accessKeyId: 'ONE', secretAccessKey: 'none' },
  maxAttempts: 1,
};
const at = () => ({ ...common, endpoint: fake.url });

beforeAll(async () => {
  const hear =
    <T>(answer: T) =>
    (input: unknown) => {
      heard = input;
      return answer;
    };
  fake = await fakeAws([
    service(config, {
      PutEvaluations: hear({}),
      // What no such answer has: the fake is told of its own faults.
      DescribeConfigRules: () => ({ ConfigRules: [{ Source: { Owner: 'SOMEBODY' as 'AWS' } }] }),
    }),
    service(ec2, {
      DescribeSubnets: hear({
        Subnets: [{ SubnetId: 'subnet-1', Tags: [{ Key: 'a<b', Value: '"' }] }],
        NextToken: 'n',
      }),
      RevokeSecurityGroupIngress: () => {
        throw new Refusal('InvalidPermission.NotFound', 'no such rule');
      },
    }),
    service(ecs, {
      DescribeServices: hear({ services: [{ serviceName: 'web', createdAt: TIME, desiredCount: 2 }] }),
    }),
    service(elb, {
      DescribeLoadBalancers: hear({
        LoadBalancers: [{ LoadBalancerName: 'web', CreatedTime: TIME, State: { Code: 'active' } }],
      }),
    }),
    service(events, { PutEvents: hear({ FailedEntryCount: 0, Entries: [{ EventId: 'e' }] }) }),
    service(lambda, {
      ListFunctions: hear({ Functions: [{ FunctionName: 'f', Timeout: 3 }] }),
      Invoke: (input) => {
        heard = input;
        return { StatusCode: 200, Payload: input.Payload as never };
      },
    }),
    service(route53, {
      ListHostedZones: hear({
        HostedZones: [{ Id: '/hostedzone/Z1', Name: 'example.com.', CallerReference: 'c' }],
        Marker: '',
        IsTruncated: false,
        MaxItems: 100,
      }),
    }),
    service(sns, {
      Publish: hear({ MessageId: 'm' }),
      GetTopicAttributes: () => ({ Attributes: { Policy: '{"a":1}', Owner: '1' } }),
    }),
    service(sqs, { SendMessage: hear({ MessageId: 'm' }) }),
    service(ssm, {
      GetParameter: () => {
        throw new Refusal('ParameterNotFound', 'nowhere');
      },
    }),
  ]);
});

afterAll(() => {
  expect(() => fake.close()).toThrow('ConfigRules[0].Source.Owner is "SOMEBODY", none of its values');
});

test('JSON: what is sent arrives, times and all; what is unknown, missing or of another type is refused', async () => {
  const client = new config.ConfigServiceClient(at());
  const evaluation: config.Evaluation = {
    ComplianceResourceType: 'AWS::S3::Bucket',
    ComplianceResourceId: 'logs',
    ComplianceType: 'COMPLIANT',
    OrderingTimestamp: TIME,
  };
  const put = (one: object, ResultToken: unknown = 'token') =>
    client.send(
      new config.PutEvaluationsCommand({
        Evaluations: [one as config.Evaluation],
        ResultToken: ResultToken as string,
      }),
    );
  await put(evaluation);
  expect(heard).toEqual({ Evaluations: [evaluation], ResultToken: 'token' });
  await expect(put({ ...evaluation, ComplianceType: 'FINE' })).rejects.toThrow(
    'Evaluations[0].ComplianceType is "FINE", none of its values',
  );
  const { ComplianceResourceId: _, ...rest } = evaluation;
  await expect(put(rest)).rejects.toThrow('Evaluations[0].ComplianceResourceId is missing from Evaluation');
  await expect(put({ ...evaluation, Annotation: 3 })).rejects.toThrow('Annotation is number, not text');
  // The SDK leaves out what it does not know, so that this is sent without it.
  const unsaid = await fetch(fake.url, {
    method: 'POST',
    headers: {
      authorization: 'AWS4-HMAC-SHA256 Credential=ONE/20261101/eu-west-1/config/aws4_request',
      'x-amz-target': 'StarlingDoveService.PutEvaluations',
    },
    body: JSON.stringify({ ResultToken: 'token', Evaluation: [] }),
  });
  expect([unsaid.status, await unsaid.json()]).toEqual([
    400,
    {
      __type: 'SerializationException',
      message: 'PutEvaluations: Evaluation is unknown to PutEvaluationsRequest',
    },
  ]);
  await expect(client.send(new config.DescribeConfigRulesCommand({}))).rejects.toThrow('none of its values');
  await expect(client.send(new config.DescribeDeliveryChannelsCommand({}))).rejects.toThrow('no operation');
  expect(fake.calls.at(-1)).toMatchObject({ operation: 'DescribeDeliveryChannels', accessKeyId: 'ONE' });
});

test('JSON of other services', async () => {
  const { services } = await new ecs.ECSClient(at()).send(
    new ecs.DescribeServicesCommand({ cluster: 'c', services: ['web'], include: ['TAGS'] }),
  );
  expect(services).toEqual([{ serviceName: 'web', createdAt: TIME, desiredCount: 2 }]);
  await new events.EventBridgeClient(at()).send(
    new events.PutEventsCommand({ Entries: [{ Source: 's', DetailType: 'd', Detail: '{}', Time: TIME }] }),
  );
  expect(heard).toEqual({ Entries: [{ Source: 's', DetailType: 'd', Detail: '{}', Time: TIME }] });
  const url = 'https://sqs.eu-west-1.amazonaws.com/123456789012/q';
  const sent = new sqs.SendMessageCommand({ QueueUrl: url, MessageBody: 'b' });
  await new sqs.SQSClient({ ...at(), useQueueUrlAsEndpoint: false, md5: false }).send(sent);
  expect(heard).toEqual({ QueueUrl: url, MessageBody: 'b' });
  const gone = new ssm.SSMClient(at()).send(new ssm.GetParameterCommand({ Name: 'x' }));
  await expect(gone).rejects.toBeInstanceOf(ssm.ParameterNotFound);
});

test('query and EC2: lists, maps, texts that XML would misread, errors', async () => {
  const client = new ec2.EC2Client(at());
  const input = { Filters: [{ Name: 'vpc-id', Values: ['vpc-1', 'vpc-2'] }], MaxResults: 5, DryRun: false };
  const { Subnets, NextToken } = await client.send(new ec2.DescribeSubnetsCommand(input));
  expect(heard).toEqual(input);
  expect([Subnets, NextToken]).toEqual([[{ SubnetId: 'subnet-1', Tags: [{ Key: 'a<b', Value: '"' }] }], 'n']);
  const revoke = client.send(new ec2.RevokeSecurityGroupIngressCommand({ GroupId: 'sg-1' }));
  await expect(revoke).rejects.toMatchObject({ name: 'InvalidPermission.NotFound' });
  const { LoadBalancers } = await new elb.ElasticLoadBalancingV2Client(at()).send(
    new elb.DescribeLoadBalancersCommand({ Names: ['web', 'api'] }),
  );
  expect(heard).toEqual({ Names: ['web', 'api'] });
  expect(LoadBalancers).toEqual([{ LoadBalancerName: 'web', CreatedTime: TIME, State: { Code: 'active' } }]);
  const topic = new sns.SNSClient(at());
  const MessageAttributes = { rule: { DataType: 'String', StringValue: 'r' } };
  await topic.send(new sns.PublishCommand({ TopicArn: 't', Message: 'm', MessageAttributes }));
  expect(heard).toEqual({ TopicArn: 't', Message: 'm', MessageAttributes });
  const { Attributes } = await topic.send(new sns.GetTopicAttributesCommand({ TopicArn: 't' }));
  expect(Attributes).toEqual({ Policy: '{"a":1}', Owner: '1' });
});

test('REST: paths, queries, headers, bodies', async () => {
  const client = new lambda.LambdaClient(at());
  const { Functions } = await client.send(new lambda.ListFunctionsCommand({ MaxItems: 5, Marker: 'm' }));
  expect(heard).toEqual({ MaxItems: 5, Marker: 'm' });
  expect(Functions).toEqual([{ FunctionName: 'f', Timeout: 3 }]);
  const Payload = Buffer.from('{"a":1}');
  const { Payload: echo } = await client.send(
    new lambda.InvokeCommand({ FunctionName: 'a/b', InvocationType: 'Event', Payload }),
  );
  expect(heard).toMatchObject({ FunctionName: 'a/b', InvocationType: 'Event' });
  expect(echo?.transformToString()).toBe('{"a":1}');
  const { HostedZones } = await new route53.Route53Client(at()).send(new route53.ListHostedZonesCommand({}));
  expect(HostedZones).toEqual([{ Id: '/hostedzone/Z1', Name: 'example.com.', CallerReference: 'c' }]);
});

test('trouble comes when it is told to', async () => {
  const client = new ecs.ECSClient(at());
  const ask = () =>
    client.send(new ecs.DescribeServicesCommand({ services: ['web'] })).then(
      () => 'answered',
      ({ name }: Error) => name,
    );
  const before = fake.calls.length;
  fake.disturb({ throttle: 2, cut: 3, only: ['DescribeServices'] });
  expect([await ask(), await ask(), await ask(), await ask()]).toEqual([
    'answered',
    'ThrottlingException',
    'Error',
    'ThrottlingException',
  ]);
  expect(fake.calls.slice(before).map(({ outcome }) => outcome)).toEqual([
    'answered',
    'throttled',
    'cut',
    'throttled',
  ]);
  fake.disturb({});
  expect(await ask()).toBe('answered');
});
