import {
  AuthorizeSecurityGroupIngressCommand,
  DescribeSecurityGroupsCommand,
  EC2Client,
  paginateDescribeSecurityGroupRules,
  RevokeSecurityGroupIngressCommand,
  type SecurityGroupRule,
} from '@aws-sdk/client-ec2';
import { DescribeServicesCommand, ECSClient, paginateListServices } from '@aws-sdk/client-ecs';
import { own } from '../../sources/json';
import { inScope, switchedOn, violated } from './gates';
import { erase, heedLimit, recorded, recordOf, writeWithinLimit } from './records';
import type { Settings } from './settings';
import { stop } from './stop';

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServices.html */
const MOST_SERVICES = 10;
const WORLD: readonly unknown[] = ['0.0.0.0/0', '::/0'];
const WEB_PORTS: readonly unknown[] = [80, 443];

const ec2 = new EC2Client({});
const ecs = new ECSClient({});

/** One rule of a group, as two sources tell of it: protocol, ports, where from. */
interface Entry {
  readonly protocol: unknown;
  readonly from: unknown;
  readonly to: unknown;
  readonly cidr: unknown;
}

interface Planned {
  readonly open: readonly SecurityGroupRule[];
  readonly would: string;
}

/**
 * Tells whether what a security group opens to the internet may be closed, and what that changes. Rules that let the
 * internet in only together, such as two halves of it, are left to people.
 *
 * @throws Stop where it may not
 */
export async function planRevoke(
  group: string,
  verified: unknown,
  settings: Settings,
  now: number,
): Promise<Planned> {
  const judged = violated(verified, group);
  const { SecurityGroups: [found] = [] } = await ec2.send(
    new DescribeSecurityGroupsCommand({ Filters: [{ Name: 'group-id', Values: [group] }] }),
  );
  if (!found) stop(`${group} is not there`);
  const open = await openOf(group);
  sameEntries(group, judged, open);
  inScope(group, new Map((found.Tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value])), settings);
  const holder = await holderOf(group, settings);
  if (holder === undefined) stop(`${group} is held by no service of the cluster ${settings.cluster}`);
  if (open.length === 0) stop(`no rule of ${group} alone lets the whole internet in`);
  const all = await recorded(settings, 'revoked');
  recordOf(group, all, now);
  heedLimit(group, all, settings, now);
  const rules = open.map((rule) => `${rule.SecurityGroupRuleId} (${show(entryOf(rule))})`).join(', ');
  const would = `revoke of ${group}, held by ${holder}: ${rules}`;
  await switchedOn(settings, would);
  return { open, would };
}

/**
 * Records and revokes them, after all that `planRevoke` asks, and tells which.
 *
 * @throws Stop where it may not
 */
export async function revoke(
  group: string,
  verified: unknown,
  settings: Settings,
  now: number,
): Promise<string> {
  const { open, would } = await planRevoke(group, verified, settings, now);
  const ids = open.map(({ SecurityGroupRuleId }) => SecurityGroupRuleId ?? '');
  const values = Object.fromEntries(open.map((rule, at) => [ids[at] ?? '', JSON.stringify(rule)]));
  await writeWithinLimit(settings, 'revoked', group, values, now);
  await ec2.send(new RevokeSecurityGroupIngressCommand({ GroupId: group, SecurityGroupRuleIds: ids }));
  const left = await openOf(group);
  if (left.length === 0) return would;
  throw new Error(
    `${group} still lets the internet in by ${left.map((one) => one.SecurityGroupRuleId).join(', ')}`,
  );
}

/** Gives a group back what was revoked of it, and removes the record; what is there already stays. */
export async function authorize(group: string, settings: Settings): Promise<string> {
  const found = (await recorded(settings, 'revoked')).find(({ subject }) => subject === group);
  if (!found) stop(`nothing is recorded of ${group}`);
  for (const [key, text] of Object.entries(found.values)) {
    const rule: SecurityGroupRule = JSON.parse(text);
    try {
      await ec2.send(new AuthorizeSecurityGroupIngressCommand(again(group, rule)));
    } catch (thrown) {
      // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
      if (!(thrown instanceof Error) || thrown.name !== 'InvalidPermission.Duplicate') throw thrown;
    }
    await erase(settings, 'revoked', group, [key]);
  }
  return `${Object.keys(found.values).length} rules given back to ${group}`;
}

function again(GroupId: string, rule: SecurityGroupRule) {
  const { IpProtocol, FromPort, ToPort, CidrIpv4, CidrIpv6, Description, Tags = [] } = rule;
  const about = Description === undefined ? {} : { Description };
  return {
    GroupId,
    IpPermissions: [
      {
        IpProtocol,
        FromPort,
        ToPort,
        ...(CidrIpv4 === undefined ? {} : { IpRanges: [{ CidrIp: CidrIpv4, ...about }] }),
        ...(CidrIpv6 === undefined ? {} : { Ipv6Ranges: [{ CidrIpv6, ...about }] }),
      },
    ],
    ...(Tags.length === 0
      ? {}
      : { TagSpecifications: [{ ResourceType: 'security-group-rule' as const, Tags }] }),
  };
}

/** The rules that let the whole internet in, each alone, to more than the web ports. */
async function openOf(group: string): Promise<readonly SecurityGroupRule[]> {
  const rules: SecurityGroupRule[] = [];
  const pages = paginateDescribeSecurityGroupRules(
    { client: ec2 },
    { Filters: [{ Name: 'group-id', Values: [group] }] },
  );
  for await (const { SecurityGroupRules = [] } of pages) rules.push(...SecurityGroupRules);
  return rules.filter((rule) => rule.IsEgress === false && isOpen(entryOf(rule)));
}

const isOpen = ({ protocol, from, to, cidr }: Entry): boolean =>
  WORLD.includes(cidr) && !(protocol === 'tcp' && from === to && WEB_PORTS.includes(from));

function entryOf({ IpProtocol, FromPort, ToPort, CidrIpv4, CidrIpv6 }: SecurityGroupRule): Entry {
  return { protocol: IpProtocol, from: FromPort, to: ToPort, cidr: CidrIpv4 ?? CidrIpv6 };
}

/** "All ports" is -1 in one place, absent in another. */
const port = (value: unknown): unknown =>
  value === undefined || Number(value) === -1 ? 'all' : Number(value);

function show({ protocol, from, to, cidr }: Entry): string {
  const ports = port(from) === port(to) ? `${port(from)}` : `${port(from)}-${port(to)}`;
  const what = String(protocol) === '-1' ? 'everything' : `${String(protocol)} ${ports}`;
  return `${what} from ${String(cidr)}`;
}

/** What was judged is what AWS Config recorded; the group may have other rules by now. */
function sameEntries(group: string, judged: unknown, open: readonly SecurityGroupRule[]): void {
  const ingress = own(judged, 'SecurityGroupIngress');
  if (!Array.isArray(ingress)) stop(`the rules of ${group} cannot be compared with those judged`);
  const before = ingress
    .map((one) => ({
      protocol: own(one, 'IpProtocol'),
      from: own(one, 'FromPort'),
      to: own(one, 'ToPort'),
      cidr: own(one, 'CidrIp') ?? own(one, 'CidrIpv6'),
    }))
    .filter(isOpen)
    .map(show);
  const now = open.map(entryOf).map(show);
  const listed = (list: readonly string[]): string => [...new Set(list)].sort().join('; ') || 'nothing';
  if (listed(before) !== listed(now)) {
    stop(`${group} is not as it was judged: judged with ${listed(before)}; it now has ${listed(now)}`);
  }
}

async function holderOf(group: string, { cluster }: Settings): Promise<string | undefined> {
  for await (const { serviceArns: arns = [] } of paginateListServices({ client: ecs }, { cluster })) {
    for (let at = 0; at < arns.length; at += MOST_SERVICES) {
      const services = arns.slice(at, at + MOST_SERVICES);
      const answer = await ecs.send(new DescribeServicesCommand({ cluster, services }));
      const holder = answer.services?.find(({ networkConfiguration }) =>
        networkConfiguration?.awsvpcConfiguration?.securityGroups?.includes(group),
      );
      if (holder) return holder.serviceName;
    }
  }
  return undefined;
}
