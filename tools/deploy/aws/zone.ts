import { GetHostedZoneCommand, Route53Client } from '@aws-sdk/client-route-53';
import { settings } from './told';

/**
 * The name of a hosted zone, without its last dot, and whether it answers inside VPCs only.
 * https://docs.aws.amazon.com/Route53/latest/APIReference/API_GetHostedZone.html
 */
export const hostedZone = async (
  region: string,
  id: string,
): Promise<Readonly<{ name: string; inVpcsOnly: boolean }>> => {
  const { HostedZone } = await new Route53Client(settings(region)).send(new GetHostedZoneCommand({ Id: id }));
  return {
    name: (HostedZone?.Name ?? '').replace(/\.$/, ''),
    inVpcsOnly: HostedZone?.Config?.PrivateZone ?? false,
  };
};
