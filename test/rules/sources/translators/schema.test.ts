import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { isUnresolved } from '../../../../rules/core/value';
import { resourcesOfItem } from '../../../../rules/sources/configuration-resources';
import { TRANSLATIONS } from '../../../../rules/sources/translators/translations';
import { itemOf } from './items';

const spec = loadAwsServiceSpecSync();

/** What the translators give beside CloudFormation's properties, as the templates' source does. */
const BEYOND: Readonly<Record<string, readonly string[]>> = {
  'AWS::EC2::RouteTable': ['Main', 'Routes'],
  'AWS::EC2::NetworkAcl': ['IsDefault', 'Entries'],
};

/** Types of which no item is kept here: their tables name properties only. */
const WITHOUT_ITEM: readonly string[] = [
  'AWS::ECS::CapacityProvider',
  'AWS::ECS::TaskSet',
  'AWS::Events::EventBus',
  'AWS::Events::Connection',
  'AWS::Events::Archive',
  'AWS::ECR::RegistryPolicy',
  'AWS::Logs::Destination',
  'AWS::S3::AccessPoint',
  'AWS::EC2::ClientVpnEndpoint',
  'AWS::EC2::TransitGateway',
  'AWS::EC2::PrefixList',
  'AWS::EC2::SpotFleet',
];

function schemaOf(type: string): {
  readonly properties: readonly string[];
  readonly attributes: readonly string[];
} {
  const [resource] = spec.lookup('resource', 'cloudFormationType', 'equals', type);
  if (!resource) throw new Error(`CloudFormation has no ${type}`);
  return { properties: Object.keys(resource.properties), attributes: Object.keys(resource.attributes) };
}

const TRANSLATED = Object.keys(TRANSLATIONS).filter((type) => !WITHOUT_ITEM.includes(type));

test.each(TRANSLATED)('%s becomes nothing that CloudFormation has no name for', (type) => {
  for (const { type: made, properties } of resourcesOfItem(itemOf(type))) {
    if (isUnresolved(properties)) throw new Error(`${made} is not known at all`);
    const known = schemaOf(made);
    const names = [...known.properties, ...known.attributes, ...(BEYOND[made] ?? [])];
    expect(Object.keys(properties).filter((name) => !names.includes(name))).toEqual([]);
  }
});

test.each(Object.keys(TRANSLATIONS))('%s leaves no property absent that AWS Config cannot tell', (type) => {
  const {
    shape,
    supplementary,
    notRecorded,
    type: cloudFormation = type,
    also,
  } = TRANSLATIONS[type] ?? {
    notRecorded: [],
  };
  const { properties } = schemaOf(cloudFormation);
  const top = notRecorded.map((path) => path.split('.')[0]);
  expect(top.filter((name) => name === undefined || !properties.includes(name))).toEqual([]);
  if (shape === undefined) return;
  const added = also ? Object.keys(also({ item: itemOf(type), configuration: {} })) : [];
  const accounted = [
    ...[...Object.keys(shape), ...Object.keys(supplementary ?? {}), ...notRecorded, ...added, 'Tags'],
  ];
  expect(properties.filter((name) => !accounted.includes(name))).toEqual([]);
});
