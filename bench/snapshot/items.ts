import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * How many items of each type a system has: a network with machines, containers and functions, and what AWS Config
 * records beside them that no rule is about. Nobody publishes such figures; these are what one would expect.
 */
const SYSTEM: Readonly<Record<string, number>> = {
  'AWS::EC2::VPC': 1,
  'AWS::EC2::Subnet': 4,
  'AWS::EC2::RouteTable': 2,
  'AWS::EC2::InternetGateway': 1,
  'AWS::EC2::NetworkAcl': 1,
  'AWS::EC2::NatGateway': 1,
  'AWS::EC2::VPCEndpoint': 2,
  'AWS::EC2::FlowLog': 1,
  'AWS::EC2::SecurityGroup': 6,
  'AWS::EC2::NetworkInterface': 12,
  'AWS::EC2::Instance': 5,
  'AWS::EC2::Volume': 8,
  'AWS::EC2::EIP': 2,
  'AWS::EC2::LaunchTemplate': 2,
  'AWS::ElasticLoadBalancingV2::LoadBalancer': 1,
  'AWS::ElasticLoadBalancingV2::Listener': 2,
  'AWS::ElasticLoadBalancingV2::TargetGroup': 2,
  'AWS::ECS::Cluster': 1,
  'AWS::ECS::Service': 3,
  'AWS::ECS::TaskDefinition': 5,
  'AWS::ECR::Repository': 1,
  'AWS::Lambda::Function': 5,
  'AWS::IAM::Role': 8,
  'AWS::IAM::Policy': 4,
  'AWS::IAM::User': 1,
  'AWS::IAM::Group': 1,
  'AWS::S3::Bucket': 2,
  'AWS::KMS::Key': 2,
  'AWS::SecretsManager::Secret': 3,
  'AWS::SNS::Topic': 2,
  'AWS::SQS::Queue': 3,
  'AWS::CloudWatch::Alarm': 8,
  'AWS::Events::Rule': 2,
  'AWS::StepFunctions::StateMachine': 1,
  'AWS::ACM::Certificate': 1,
  'AWS::WAFv2::WebACL': 1,
  'AWS::CloudFormation::Stack': 4,
  'AWS::Config::ResourceCompliance': 24,
  'AWS::SSM::AssociationCompliance': 6,
  'AWS::SSM::ManagedInstanceInventory': 3,
  'AWS::RDS::DBSnapshot': 2,
};

/** An item of a type that no rule is about. */
function other(type: string): string {
  const text = 'a line of what is recorded of it, as long as such lines are';
  const details = Object.fromEntries(Array.from({ length: 24 }, (_, at) => [`detail${at}`, `${text} ${at}`]));
  const id = `${type.split('::').at(-1)?.toLowerCase()}-0z1`;
  return JSON.stringify({
    configurationItemCaptureTime: '2026-10-05T08:30:00.000Z',
    resourceType: type,
    resourceId: id,
    awsAccountId: '111122223333',
    awsRegion: 'eu-west-1',
    configurationItemStatus: 'OK',
    tags: {},
    relationships: [],
    configuration: { id, ...details },
    supplementaryConfiguration: {},
  });
}

/** What a team puts on everything it owns. */
const TAGS = {
  'aws:cloudformation:stack-name': 'quest',
  'aws:cloudformation:stack-id': 'arn:aws:cloudformation:eu-west-1:111122223333:stack/quest/0f2c9a1e-8f7b',
  CostCentre: '4711-platform-engineering',
  DataClassification: 'internal',
  Environment: 'production',
  ManagedBy: 'platform-team@example.com',
  Repository: 'https://git.example.com/platform/quest',
  BackupPlan: 'daily-35-days-and-monthly-12-months',
  BusinessUnit: 'customer-facing-services',
  Compliance: 'pci-dss,iso-27001,soc-2',
  OnCall: 'https://oncall.example.com/teams/platform-engineering',
  Owner: 'first.last@example.com',
  PatchGroup: 'second-tuesday-of-the-month',
};

/** What AWS Config says that an item has to do with. */
const RELATED: readonly (readonly [string, string])[] = [
  ['AWS::EC2::VPC', 'vpc-0a1'],
  ['AWS::EC2::Subnet', 'subnet-0b1'],
  ['AWS::EC2::SecurityGroup', 'sg-0g1'],
  ['AWS::EC2::SecurityGroup', 'sg-0g2'],
  ['AWS::EC2::NetworkInterface', 'eni-0h1'],
  ['AWS::EC2::RouteTable', 'rtb-0c1'],
  ['AWS::CloudFormation::Stack', 'arn:aws:cloudformation:eu-west-1:111122223333:stack/quest/0f2c9a1e-8f7b'],
];

interface Mould {
  /** The item around what differs from one to the next. */
  readonly text: string;
  /** The name by which the item itself goes, and others do not. */
  readonly own: string;
}

function mouldsIn(folder: string): ReadonlyMap<string, Mould> {
  const texts = readdirSync(folder).flatMap((name) => {
    const item = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, unknown>;
    const relationships = RELATED.map(([resourceType, resourceId]) => {
      return { resourceType, resourceId, resourceName: null, name: `Is associated with ${resourceType}` };
    });
    return JSON.stringify({
      ...item,
      relationships: [...((item['relationships'] ?? []) as object[]), ...relationships],
      tags: { ...TAGS, ...((item['tags'] ?? {}) as object) },
    });
  });
  const known = new Map(texts.map((text) => [JSON.parse(text).resourceType as string, text]));
  return new Map(
    Object.keys(SYSTEM).map((type) => {
      const text = known.get(type) ?? other(type);
      return [type, { text, own: JSON.parse(text).resourceId }];
    }),
  );
}

/** Makes the items of one system after another, each the same for the same number. */
export function systems(
  fixtures: string,
): (account: string, region: string, system: number) => readonly string[] {
  const moulds = mouldsIn(fixtures);
  return (account, region, system) => {
    const digits = system.toString(36);
    return Object.entries(SYSTEM).flatMap(([type, count]) => {
      const { text, own } = moulds.get(type) ?? { text: '', own: '' };
      return Array.from({ length: count }, (_, copy) => {
        const mark = `${digits}${copy === 0 ? '' : `x${copy}`}`;
        // Others mean the first of its kind by its name.
        const isNamed = copy === 0 && named(own, digits) !== own;
        return named(isNamed ? text : text.replaceAll(own, HERE), digits, careful(type, system + copy))
          .replaceAll(HERE, `${own}-${mark}`)
          .replaceAll('111122223333', account)
          .replaceAll('eu-west-1', region);
      });
    });
  };
}

/** What stands for the name of the item itself while the others are named. */
const HERE = '\u0001';

/** The names of the moulds as a system has them. */
function named(text: string, digits: string, mend: (text: string) => string = (same) => same): string {
  return mend(text)
    .replace(/\b([a-z]{1,8}-0[a-z]\d)\b/g, `$1${digits}`)
    .replace(/\bquest\b/g, `quest${digits}`);
}

/** Nine of ten of what is careless in the moulds is put right, as it is in accounts that somebody looks after. */
function careful(type: string, number: number): (text: string) => string {
  if (number % 10 === 0) return (text) => text;
  return (text) => {
    const mended = text
      .replaceAll('"encrypted":false', '"encrypted":true')
      .replaceAll('"httpTokens":"optional"', '"httpTokens":"required"')
      .replaceAll('"mapPublicIpOnLaunch":true', '"mapPublicIpOnLaunch":false')
      .replaceAll('"actionsEnabled":false', '"actionsEnabled":true');
    if (type !== 'AWS::EC2::SecurityGroup') return mended;
    return mended.replaceAll('0.0.0.0/0', '10.0.0.0/8').replaceAll('"::/0"', '"fd00::/8"');
  };
}
