import { isList, isProperties, ownValue, type Properties, type Value } from '../../core/value';
import { at, odd, type Read, shaped, sure, unknown } from './read';
import type { Translations } from './translation';

const entry = {
  IpProtocol: sure('ipProtocol'),
  FromPort: at('fromPort'),
  ToPort: at('toPort'),
};

const NO_SOURCE = 'whose source AWS Config records in a shape that is not known';

/** One entry of CloudFormation for each source of each permission of the API. */
function permissions(name: string, towards: 'Source' | 'Destination'): Read {
  return (from) => {
    const found = ownValue(from, name);
    return isList(found)
      ? found.flatMap((one) => (isProperties(one) ? entriesOf(one, towards) : [odd()]))
      : odd();
  };
}

function entriesOf(permission: Properties, towards: 'Source' | 'Destination'): readonly Value[] {
  const base = shaped(entry, permission);
  const sources = [
    ...ipv4(permission),
    ...from(permission, 'ipv6Ranges', { CidrIpv6: sure('cidrIpv6'), Description: at('description') }),
    ...from(permission, 'prefixListIds', {
      [`${towards}PrefixListId`]: sure('prefixListId'),
      Description: at('description'),
    }),
    ...from(permission, 'userIdGroupPairs', {
      [`${towards}SecurityGroupId`]: sure('groupId'),
      ...(towards === 'Source' ? { SourceSecurityGroupOwnerId: at('userId') } : {}),
      Description: at('description'),
    }),
  ];
  if (sources.length === 0) return [{ ...base, CidrIp: unknown(NO_SOURCE) }];
  return sources.map((source) => (source === undefined ? odd() : { ...base, ...source }));
}

/** `ipRanges` holds the blocks of `ipv4Ranges` once more, as text, and alone in items from before 2017. */
function ipv4(permission: Properties): readonly (Properties | undefined)[] {
  const described = from(permission, 'ipv4Ranges', {
    CidrIp: sure('cidrIp'),
    Description: at('description'),
  });
  const known = described.map((one) => one && ownValue(one, 'CidrIp'));
  const plain = from(permission, 'ipRanges', { CidrIp: sure('cidrIp'), Description: at('description') });
  return [...described, ...plain.filter((one) => !one || !known.includes(ownValue(one, 'CidrIp')))];
}

function from(
  permission: Properties,
  name: string,
  shape: Readonly<Record<string, Read>>,
): readonly (Properties | undefined)[] {
  const value = ownValue(permission, name);
  if (value === undefined || value === null) return [];
  if (!isList(value)) return [undefined];
  return value.map((one) => {
    if (typeof one === 'string' && name === 'ipRanges') return { CidrIp: one };
    if (typeof one === 'string' && name === 'prefixListIds') return shaped(shape, { prefixListId: one });
    return isProperties(one) ? shaped(shape, one) : undefined;
  });
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SecurityGroup.html */
export const SECURITY_GROUP: Translations = {
  'AWS::EC2::SecurityGroup': {
    shape: {
      GroupName: sure('groupName'),
      GroupDescription: at('description'),
      VpcId: at('vpcId'),
      SecurityGroupIngress: sure('ipPermissions', permissions('ipPermissions', 'Source')),
      SecurityGroupEgress: sure('ipPermissionsEgress', permissions('ipPermissionsEgress', 'Destination')),
    },
    notRecorded: [],
  },
};
