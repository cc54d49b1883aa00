import { chance, type Draft, put, random } from './draft';
import { addBalancers } from './random-balancers';
import { addAcls, addGroups } from './random-filters';
import { addHosts } from './random-hosts';
import { addOthers } from './random-others';
import { addNats, addRoutes } from './random-routes';
import { addSubnets, addVpcs } from './random-vpcs';
import type { Template } from './template';

/** A small network: what a person could write, and some of what nobody should. */
export function randomNetwork(seed: number, balanced: boolean): Template {
  const next = random(seed);
  const draft: Draft = {
    random: next,
    resources: {},
    hasIpv6: next() < 0.4,
    isOpen: next() < 0.35,
    isBalanced: balanced,
  };
  const vpcs = addVpcs(draft);
  if (chance(draft, 0.2)) {
    addList(draft, 'List', ['44.130.0.0/16', '10.0.1.0/24']);
    addList(draft, 'Beyond', ['44.130.0.0/16']);
  }
  const groups = addGroups(draft, vpcs);
  const subnets = addSubnets(draft, vpcs);
  addNats(draft, subnets);
  addRoutes(draft, subnets);
  addAcls(draft, subnets);
  addHosts(draft, subnets, groups);
  addOthers(draft, subnets, groups);
  if (balanced) addBalancers(draft, subnets, groups);
  return { Resources: draft.resources };
}

function addList(draft: Draft, PrefixListName: string, cidrs: readonly string[]): void {
  const Entries = cidrs.map((Cidr) => ({ Cidr }));
  put(draft, PrefixListName, 'EC2::PrefixList', {
    PrefixListName,
    AddressFamily: 'IPv4',
    MaxEntries: 5,
    Entries,
  });
}
