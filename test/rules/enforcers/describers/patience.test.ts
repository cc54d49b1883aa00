import { DESCRIBED } from '../../../../rules/enforcers/config-rule/described';
import type { Fake } from '../fake/server';
import { describe as described, fakeOf } from './session';
import { STOCK } from './stocked';

/** How many of each type there are. */
const COUNTS: Readonly<Record<string, number>> = {
  'AWS::Config::ConfigurationRecorder': 1,
  'AWS::ECR::RegistryScanningConfiguration': 1,
  'AWS::ElasticLoadBalancingV2::ListenerRule': 25,
  'AWS::IAM::AccessKey': 25,
  'AWS::SSM::ServiceSetting': 2,
  'AWS::WAFRegional::WebACLAssociation': 0,
  'AWS::WAFv2::WebACLAssociation': 25,
};

const RULE = 'logs-resource-policy-public-access-denied';
const TYPES = Object.keys(DESCRIBED);

let fake: Fake;
beforeEach(async () => {
  fake = await fakeOf(STOCK);
});
afterEach(() => fake.close());

const ids = async (type: string) => (await described(type, fake, RULE))?.map(({ id }) => id);

describe.each(TYPES)('%s', (type) => {
  test('is told to the last page, whatever goes wrong meanwhile', async () => {
    const calm = await ids(type);
    expect(calm).toHaveLength(COUNTS[type] ?? 5);
    expect(new Set(calm).size).toBe(calm?.length);
    const before = fake.calls.length;
    // Broken lines are tried with the built function: in jest their errors are of another realm.
    fake.disturb({ throttle: 3, fail: 5 });
    expect(await ids(type)).toEqual(calm);
    const disturbed = fake.calls.slice(before).filter(({ outcome }) => outcome !== 'answered');
    // Canaries are answered by another way, which nothing disturbs.
    if (before >= 3 && type !== 'AWS::Synthetics::Canary') expect(disturbed).not.toEqual([]);
  });
});

/** What is asked first, for each type. */
const LISTS: Readonly<Record<string, string>> = {
  'AWS::CloudWatch::CompositeAlarm': 'DescribeAlarms',
  'AWS::Config::ConfigurationRecorder': 'DescribeConfigurationRecorders',
  'AWS::ECR::RegistryScanningConfiguration': 'GetRegistryScanningConfiguration',
  'AWS::ElasticLoadBalancingV2::ListenerRule': 'DescribeLoadBalancers',
  'AWS::IAM::AccessKey': 'ListUsers',
  'AWS::Lambda::EventInvokeConfig': 'ListFunctions',
  'AWS::Lambda::EventSourceMapping': 'ListEventSourceMappings',
  'AWS::Lambda::LayerVersionPermission': 'ListLayers',
  'AWS::Lambda::ResourcePolicy': 'ListFunctions',
  'AWS::Lambda::Url': 'ListFunctions',
  'AWS::Logs::LogGroup': 'DescribeLogGroups',
  'AWS::Logs::ResourcePolicy': 'DescribeResourcePolicies',
  'AWS::SNS::Subscription': 'ListSubscriptions',
  'AWS::SSM::Parameter': 'DescribeParameters',
  'AWS::Scheduler::Schedule': 'ListSchedules',
  'AWS::Synthetics::Canary': 'DescribeCanaries',
  'AWS::WAFRegional::WebACLAssociation': 'DescribeConfigurationRecorders',
  'AWS::WAFv2::LoggingConfiguration': 'ListLoggingConfigurations',
  'AWS::WAFv2::WebACLAssociation': 'ListWebACLs',
};

test.each(Object.entries(LISTS))('%s: a list that is refused is no empty list', async (type, operation) => {
  const refusing = await fakeOf(STOCK, {
    [operation]: ['AccessDeniedException', 'no identity-based policy'],
  });
  await expect(described(type, refusing, RULE)).rejects.toMatchObject({
    code: 'DESCRIBE_DENIED',
    message: expect.stringMatching(new RegExp(`${type}.*:${operation}`)),
  });
  refusing.close();
});

test('whoever is not known at all is not taken for refused', async () => {
  const unknown = await fakeOf(STOCK, {
    ListUsers: ['InvalidClientTokenId', 'The security token is invalid'],
  });
  await expect(described('AWS::IAM::AccessKey', unknown)).rejects.toMatchObject({
    name: 'InvalidClientTokenId',
  });
  unknown.close();
});
