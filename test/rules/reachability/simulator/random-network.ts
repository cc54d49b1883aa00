import { chance, type Draft, put, random } from './draft';
import { addBalancers } from './random-balancers';
import { addAcls, addGroups } from './random-filters';
import { addHosts } from './random-hosts';
import { addNats, addRoutes, addSubnets } from './random-routes';
import type { Template } from './template';

/** A small concrete network: what a person could write, and some of what nobody should. */
export function randomNetwork(seed: number, balanced: boolean): Template {
  const draft: Draft = { random: random(seed), resources: {} };
  const vpcs = chance(draft, 0.35) ? [0, 1] : [0];
  for (const vpc of vpcs) {
    put(draft, `V${vpc}`, 'EC2::VPC', { CidrBlock: `10.${vpc}.0.0/16` });
    if (chance(draft, 0.85)) {
      put(draft, `Igw${vpc}`, 'EC2::InternetGateway', {});
      put(draft, `Attach${vpc}`, 'EC2::VPCGatewayAttachment', {
        VpcId: { Ref: `V${vpc}` },
        InternetGatewayId: { Ref: `Igw${vpc}` },
      });
    }
  }
  if (vpcs.length === 2 && chance(draft, 0.85)) {
    put(draft, 'Peer', 'EC2::VPCPeeringConnection', { VpcId: { Ref: 'V0' }, PeerVpcId: { Ref: 'V1' } });
  }
  const groups = addGroups(draft, vpcs);
  const subnets = addSubnets(draft, vpcs);
  addNats(draft, subnets);
  addRoutes(draft, subnets);
  addAcls(draft, subnets);
  addHosts(draft, subnets, groups);
  if (balanced) {
    addBalancers(draft, subnets, groups);
  }
  return { Resources: draft.resources };
}
