import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import * as autoscaling from '@aws-sdk/client-application-auto-scaling';
import * as ec2 from '@aws-sdk/client-ec2';
import * as ecs from '@aws-sdk/client-ecs';
import * as lambda from '@aws-sdk/client-lambda';
import * as sns from '@aws-sdk/client-sns';
import * as ssm from '@aws-sdk/client-ssm';
import { bundle } from '../../../stacks/bundles';
import type { FakeConfig } from '../../rules/enforcers/fake/config';
import { type Fake, fakeAws, Refusal, service } from '../../rules/enforcers/fake/server';

export const ACCOUNT = '111122223333';
export const REGION = 'eu-west-1';
export const EVALUATOR = 'config-rule';
export const REMEDIATOR = 'remediation';

export interface EcsService {
  desired: number;
  /** How many run at each look, the last for ever. */
  running: number[];
  subnets: string[];
  assignPublicIp: 'ENABLED' | 'DISABLED';
  securityGroups: string[];
  tags: Record<string, string>;
  schedulingStrategy: 'REPLICA' | 'DAEMON';
}

export interface Account {
  cluster: string;
  services: Record<string, EcsService>;
  scaling: Record<string, { min: number; max: number }>;
  /** The least maximum that Application Auto Scaling takes; 0 is not documented. */
  leastMaximum?: number;
  parameters: Record<string, { value: string; since: Date }>;
  groups: Record<string, { tags: Record<string, string>; rules: ec2.SecurityGroupRule[] }>;
  /** What people were told. */
  told: { subject: string; message: string }[];
  /** What the evaluator answers; an error is one of the function. */
  verify: (event: unknown) => unknown;
}

export const arnOf = (account: Pick<Account, 'cluster'>, name: string): string =>
  `arn:aws:ecs:${REGION}:${ACCOUNT}:service/${account.cluster}/${name}`;

/** Parameters of Systems Manager: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html */
const parameters = (account: Account) =>
  service(ssm, {
    GetParameter: ({ Name = '' }) => {
      const found = account.parameters[Name];
      if (!found) throw new Refusal('ParameterNotFound', `Parameter ${Name} not found.`);
      return {
        Parameter: { Name, Type: 'String' as const, Value: found.value, LastModifiedDate: found.since },
      };
    },
    GetParametersByPath: ({ Path = '', Recursive = false, MaxResults = 10, NextToken = '0' }) => {
      if (MaxResults > 10) throw new Refusal('ValidationException', 'at most 10 at once');
      const all = Object.entries(account.parameters)
        .filter(([name]) => name.startsWith(`${Path}/`))
        .filter(([name]) => Recursive || !name.slice(Path.length + 1).includes('/'))
        .map(([Name, { value: Value, since: LastModifiedDate }]) => ({ Name, Value, LastModifiedDate }));
      const next = Number(NextToken) + MaxResults;
      return {
        Parameters: all.slice(Number(NextToken), next),
        ...(next < all.length ? { NextToken: String(next) } : {}),
      };
    },
    PutParameter: ({ Name = '', Value = '', Overwrite = false }) => {
      if (account.parameters[Name] && !Overwrite)
        throw new Refusal('ParameterAlreadyExists', 'The parameter already exists.');
      if (Value.length > 4096) throw new Refusal('ValidationException', 'at most 4096 characters');
      account.parameters[Name] = { value: Value, since: new Date() };
      return { Version: 1, Tier: 'Standard' as const };
    },
    DeleteParameters: ({ Names = [] }) => {
      if (Names.length > 10) throw new Refusal('ValidationException', 'at most 10 at once');
      const DeletedParameters = Names.filter((name) => account.parameters[name]);
      for (const name of DeletedParameters) delete account.parameters[name];
      return {
        DeletedParameters,
        InvalidParameters: Names.filter((name) => !DeletedParameters.includes(name)),
      };
    },
  });

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServices.html, API_UpdateService.html */
function containers(account: Account) {
  const nameOf = (id: string): string => id.split('/').at(-1) ?? '';
  const inCluster = (cluster = 'default'): void => {
    if (cluster !== account.cluster) throw new Refusal('ClusterNotFoundException', 'Cluster not found.');
  };
  const describe = (name: string, one: EcsService, withTags: boolean): ecs.Service => ({
    serviceArn: arnOf(account, name),
    serviceName: name,
    status: 'ACTIVE',
    schedulingStrategy: one.schedulingStrategy,
    desiredCount: one.desired,
    runningCount: (one.running.length > 1 ? one.running.shift() : one.running[0]) ?? 0,
    networkConfiguration: {
      awsvpcConfiguration: {
        subnets: one.subnets,
        securityGroups: one.securityGroups,
        assignPublicIp: one.assignPublicIp,
      },
    },
    ...(withTags ? { tags: Object.entries(one.tags).map(([key, value]) => ({ key, value })) } : {}),
  });
  return service(ecs, {
    ListServices: ({ cluster }) => {
      inCluster(cluster);
      return { serviceArns: Object.keys(account.services).map((name) => arnOf(account, name)) };
    },
    DescribeServices: ({ cluster, services = [], include = [] }) => {
      inCluster(cluster);
      if (services.length > 10) throw new Refusal('InvalidParameterException', 'at most 10 services');
      const known = services.filter((id) => account.services[nameOf(id)]);
      return {
        services: known.map((id) =>
          describe(nameOf(id), account.services[nameOf(id)] as EcsService, include.includes('TAGS')),
        ),
        failures: services.filter((id) => !known.includes(id)).map((arn) => ({ arn, reason: 'MISSING' })),
      };
    },
    UpdateService: ({ cluster, service: id = '', desiredCount }) => {
      inCluster(cluster);
      const one = account.services[nameOf(id)];
      if (!one) throw new Refusal('ServiceNotFoundException', 'Service not found.');
      if (desiredCount !== undefined) {
        one.desired = desiredCount;
        one.running = desiredCount === 0 ? [2, 1, 0] : [0, desiredCount];
      }
      return { service: describe(nameOf(id), one, false) };
    },
  });
}

/** https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html */
const scaling = (account: Account) =>
  service(autoscaling, {
    DescribeScalableTargets: ({ ResourceIds = [] }) => ({
      ScalableTargets: ResourceIds.flatMap((ResourceId) => {
        const found = account.scaling[ResourceId];
        return found
          ? [
              {
                ServiceNamespace: 'ecs' as const,
                ResourceId,
                ScalableDimension: 'ecs:service:DesiredCount' as const,
                MinCapacity: found.min,
                MaxCapacity: found.max,
                RoleARN: 'arn:aws:iam::111122223333:role/aws-service-role',
                CreationTime: new Date(0),
              },
            ]
          : [];
      }),
    }),
    // "Any parameters that you don't specify are not changed by this update request."
    RegisterScalableTarget: ({ ResourceId = '', MinCapacity, MaxCapacity }) => {
      const { min = MinCapacity ?? -1, max = MaxCapacity ?? -1 } = {
        ...account.scaling[ResourceId],
        ...(MinCapacity === undefined ? {} : { min: MinCapacity }),
        ...(MaxCapacity === undefined ? {} : { max: MaxCapacity }),
      };
      if (min < 0 || max < min || max < (account.leastMaximum ?? 0))
        throw new Refusal('ValidationException', 'a capacity is not valid');
      account.scaling[ResourceId] = { min, max };
      return {};
    },
  });

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RevokeSecurityGroupIngress.html */
function network(account: Account) {
  let made = 0;
  const groupOf = (id = '') => {
    const found = account.groups[id];
    if (!found) throw new Refusal('InvalidGroup.NotFound', `The security group '${id}' does not exist`);
    return found;
  };
  const filtered = (filters: readonly ec2.Filter[] = []): readonly string[] =>
    (filters.find(({ Name }) => Name === 'group-id')?.Values ?? []).filter((id) => account.groups[id]);
  return service(ec2, {
    DescribeSecurityGroups: ({ Filters }) => ({
      SecurityGroups: filtered(Filters).map((GroupId) => ({
        GroupId,
        Tags: Object.entries(groupOf(GroupId).tags).map(([Key, Value]) => ({ Key, Value })),
      })),
    }),
    DescribeSecurityGroupRules: ({ Filters }) => ({
      SecurityGroupRules: filtered(Filters).flatMap((id) => groupOf(id).rules),
    }),
    RevokeSecurityGroupIngress: ({ GroupId, SecurityGroupRuleIds: ids = [] }) => {
      const group = groupOf(GroupId);
      const unknown = ids.filter((id) => !group.rules.some((rule) => rule.SecurityGroupRuleId === id));
      if (unknown.length > 0)
        throw new Refusal('InvalidSecurityGroupRuleId.NotFound', `${unknown} do not exist`);
      group.rules = group.rules.filter(({ SecurityGroupRuleId = '' }) => !ids.includes(SecurityGroupRuleId));
      return { Return: true };
    },
    AuthorizeSecurityGroupIngress: ({ GroupId = '', IpPermissions = [], TagSpecifications = [] }) => {
      const group = groupOf(GroupId);
      for (const { IpProtocol, FromPort, ToPort, IpRanges = [], Ipv6Ranges = [] } of IpPermissions)
        for (const range of [...IpRanges, ...Ipv6Ranges] as {
          CidrIp?: string;
          CidrIpv6?: string;
          Description?: string;
        }[]) {
          made += 1;
          const rule: ec2.SecurityGroupRule = {
            SecurityGroupRuleId: `sgr-again${made}`,
            GroupId,
            IsEgress: false,
            IpProtocol,
            ...(FromPort === undefined ? {} : { FromPort }),
            ...(ToPort === undefined ? {} : { ToPort }),
            ...(range.CidrIp === undefined ? {} : { CidrIpv4: range.CidrIp }),
            ...(range.CidrIpv6 === undefined ? {} : { CidrIpv6: range.CidrIpv6 }),
            ...(range.Description === undefined ? {} : { Description: range.Description }),
            ...(TagSpecifications.length === 0 ? {} : { Tags: TagSpecifications[0]?.Tags ?? [] }),
          };
          const is = (one: ec2.SecurityGroupRule): string =>
            JSON.stringify([one.IpProtocol, one.FromPort, one.ToPort, one.CidrIpv4, one.CidrIpv6]);
          if (group.rules.some((one) => !one.IsEgress && is(one) === is(rule)))
            throw new Refusal('InvalidPermission.Duplicate', 'the specified rule already exists');
          group.rules.push(rule);
        }
      return { Return: true };
    },
  });
}

/** https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
const people = (account: Account) =>
  service(sns, {
    Publish: ({ Subject: subject = '', Message: message = '' }) => {
      if (subject.length >= 100 || /[^\x20-\x7e]/.test(subject))
        throw new Refusal('InvalidParameter', 'Invalid parameter: Subject');
      account.told.push({ subject, message });
      return { MessageId: `message-${account.told.length}` };
    },
  });

export interface World {
  readonly fake: Fake;
  readonly close: () => void;
}

type Told = { readonly answer?: unknown; readonly error?: string };

/** A function as it is built, alone in a process. */
function hosted(directory: string, variables: Readonly<Record<string, string>>) {
  const waiting = new Map<number, (told: Told) => void>();
  const host = join(__dirname, '../../rules/enforcers/config-rule/lambda-host.cjs');
  const child: ChildProcess = fork(host, [directory], {
    env: { ...variables },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  child.on('message', ({ id, ...told }: Told & { readonly id: number }) => {
    waiting.get(id)?.(told);
    waiting.delete(id);
  });
  let calls = 0;
  return {
    call: (event: unknown): Promise<Told> =>
      new Promise((resolve) => {
        calls += 1;
        waiting.set(calls, resolve);
        child.send({ id: calls, event });
      }),
    end: () => child.kill(),
  };
}

/**
 * An account on loopback, with the function of the runbooks as it is built. The evaluator is what `account.verify`
 * says, or, where there is an AWS Config, the evaluator as it is built.
 */
export async function startWorld(account: Account, recorded?: FakeConfig): Promise<World> {
  const hosts = new Map<string, ReturnType<typeof hosted>>();
  const said = async (event: unknown): Promise<Told> => {
    try {
      return { answer: account.verify(event) };
    } catch (thrown) {
      return { error: String(thrown) };
    }
  };
  const functions = service(lambda, {
    Invoke: async ({ FunctionName = '', Payload }) => {
      const event = JSON.parse(
        Buffer.from((Payload as Uint8Array | undefined) ?? []).toString('utf8') || '{}',
      );
      const name = FunctionName.split(':').at(-1) ?? '';
      const { answer, error } = await (hosts.get(name)?.call ?? said)(event);
      const body = error === undefined ? answer : { errorMessage: error, errorType: 'Error' };
      return {
        StatusCode: 200,
        ...(error === undefined ? {} : { FunctionError: 'Unhandled' }),
        Payload: Buffer.from(JSON.stringify(body ?? null)) as never,
      };
    },
  });
  const fake = await fakeAws([
    parameters(account),
    containers(account),
    scaling(account),
    network(account),
    people(account),
    functions,
    ...(recorded ? [recorded.service] : []),
  ]);
  const settings = {
    GUARDRAILS_ENVIRONMENT: 'example',
    GUARDRAILS_CLUSTER: account.cluster,
    GUARDRAILS_AT_MOST_PER_HOUR: '1',
  };
  hosts.set(REMEDIATOR, hosted(bundle('remediation'), { ...fake.env, ...settings }));
  if (recorded) {
    const granted = {
      file: { file: 'none', longest: 366, settings: [], exceptions: [], malformed: [] },
      paths: {},
    };
    hosts.set(EVALUATOR, hosted(bundle('config-rule', { granted }), { ...fake.env }));
  }
  return {
    fake,
    close() {
      for (const { end } of hosts.values()) end();
      fake.close();
    },
  };
}
