import {
  ApplicationAutoScalingClient,
  DescribeScalableTargetsCommand,
} from '@aws-sdk/client-application-auto-scaling';
import { DescribeServicesCommand, ECSClient, type Service } from '@aws-sdk/client-ecs';
import { own } from '../../sources/json';
import { inScope, switchedOn, violated } from './gates';
import { heedLimit, recorded, recordOf, writeWithinLimit } from './records';
import type { Settings } from './settings';
import { stop } from './stop';

const ecs = new ECSClient({});
const autoscaling = new ApplicationAutoScalingClient({});

interface Planned {
  readonly name: string;
  readonly state: Readonly<Record<string, string>>;
  readonly would: string;
}

/**
 * Tells whether a service may be stopped, and what that changes.
 *
 * @throws Stop where it may not
 */
export async function planStop(
  resourceId: string,
  verified: unknown,
  settings: Settings,
  now: number,
): Promise<Planned> {
  const judged = violated(verified, resourceId);
  const service = await serviceOf(resourceId, settings);
  const { serviceName: name = '', desiredCount = 0 } = service;
  sameNetwork(name, judged, service);
  inScope(name, new Map((service.tags ?? []).map(({ key = '', value = '' }) => [key, value])), settings);
  const all = await recorded(settings, 'stopped');
  if (desiredCount === 0) stop(`${name} is stopped already: its desired count is 0`);
  recordOf(name, all, now);
  heedLimit(name, all, settings, now);
  const capacity = await capacityOf(name, settings);
  const would = `stop ${name} of the cluster ${settings.cluster}: desired count ${desiredCount} -> 0${
    capacity === undefined ? '' : `, autoscaling ${capacity.min} to ${capacity.max} -> 0 to 0`
  }`;
  await switchedOn(settings, would);
  const scaling =
    capacity === undefined
      ? { scaling: 'no' }
      : { scaling: 'yes', 'min-capacity': `${capacity.min}`, 'max-capacity': `${capacity.max}` };
  return { name, would, state: { ...scaling, 'desired-count': `${desiredCount}` } };
}

/**
 * Records how many tasks a service has and may have, after all that `planStop` asks, and tells whether it is scaled.
 *
 * @throws Stop where it may not be stopped
 */
export async function recordService(
  resourceId: string,
  verified: unknown,
  settings: Settings,
  now: number,
): Promise<'scaled' | 'not scaled'> {
  const { name, state } = await planStop(resourceId, verified, settings, now);
  const found = await writeWithinLimit(settings, 'stopped', name, state, now);
  const scaling = found?.values['scaling'];
  if (scaling === 'yes') return 'scaled';
  if (scaling === 'no') return 'not scaled';
  throw new Error(
    `the record of ${name} says ${JSON.stringify(scaling)} of its scaling, "yes" or "no" is accepted`,
  );
}

async function serviceOf(resourceId: string, { cluster }: Settings): Promise<Service> {
  if (!resourceId.includes(`:service/${cluster}/`))
    stop(`${resourceId} is no service of the cluster ${cluster}`);
  const answer = await ecs.send(
    new DescribeServicesCommand({ cluster, services: [resourceId], include: ['TAGS'] }),
  );
  const [service] = answer.services ?? [];
  if (service?.status !== 'ACTIVE')
    stop(`${resourceId} is not there: ${service?.status ?? 'unknown to ECS'}`);
  // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_services.html
  if (service.schedulingStrategy === 'DAEMON') stop(`${resourceId} is a daemon, which has no desired count`);
  return service;
}

/** What was judged is what AWS Config recorded; what runs may be something else by now. */
function sameNetwork(name: string, judged: unknown, { networkConfiguration }: Service): void {
  const recordedNetwork = own(own(judged, 'NetworkConfiguration'), 'AwsvpcConfiguration');
  const live = networkConfiguration?.awsvpcConfiguration;
  const subnets = own(recordedNetwork, 'Subnets');
  if (!Array.isArray(subnets) || !live) stop(`the network of ${name} cannot be compared with the one judged`);
  const show = (list: readonly unknown[], ip: unknown): string =>
    `subnets ${list.map(String).sort().join(', ')}, public addresses ${String(ip ?? 'DISABLED')}`;
  const [before, now] = [
    show(subnets, own(recordedNetwork, 'AssignPublicIp')),
    show(live.subnets ?? [], live.assignPublicIp),
  ];
  if (before !== now) stop(`${name} is not as it was judged: judged with ${before}; it now has ${now}`);
}

async function capacityOf(
  name: string,
  { cluster }: Settings,
): Promise<{ readonly min: number; readonly max: number } | undefined> {
  const { ScalableTargets: [target] = [] } = await autoscaling.send(
    new DescribeScalableTargetsCommand({
      ServiceNamespace: 'ecs',
      ScalableDimension: 'ecs:service:DesiredCount',
      ResourceIds: [`service/${cluster}/${name}`],
    }),
  );
  const { MinCapacity: min, MaxCapacity: max } = target ?? {};
  return min === undefined || max === undefined ? undefined : { min, max };
}
