import { chance, type Draft, type Drawn, pick, put } from './draft';
import { heldBy } from './random-filters';

export function addHosts(draft: Draft, subnets: readonly Drawn[], groups: Map<number, string[]>): void {
  const count = 2 + Math.floor(draft.random() * 3);
  for (let at = 0; at < count; at++) {
    const { id: subnet, vpc, base, base6 } = pick(draft, subnets);
    const written = `${base}.${pick(draft, [10, 127]) + at}`;
    // Where it is left out, AWS chooses one of the subnet.
    const address = draft.isOpen && chance(draft, 0.6) ? {} : { PrivateIpAddress: written };
    const held = heldBy(draft, vpc, groups);
    const kind = pick(draft, ['card', 'plain', 'plain', 'interface']);
    const name = `H${at}`;
    const Ipv6Addresses = [{ Ipv6Address: `${base6}::${pick(draft, ['a', 'b', '8000:0:'])}${at}` }];
    const ipv6 = base6 !== undefined && chance(draft, 0.6) ? { Ipv6Addresses } : {};
    if (kind === 'interface') {
      put(draft, name, 'EC2::NetworkInterface', {
        SubnetId: { Ref: subnet },
        ...address,
        ...ipv6,
        ...(held === undefined ? {} : { GroupSet: held }),
      });
    } else if (kind === 'card') {
      put(draft, name, 'EC2::Instance', {
        ImageId: 'ami-1',
        NetworkInterfaces: [
          {
            DeviceIndex: '0',
            SubnetId: { Ref: subnet },
            ...address,
            ...ipv6,
            ...(chance(draft, 0.7) ? { AssociatePublicIpAddress: chance(draft, 0.7) } : {}),
            ...(held === undefined ? {} : { GroupSet: held }),
          },
        ],
      });
    } else {
      put(draft, name, 'EC2::Instance', {
        ImageId: 'ami-1',
        SubnetId: { Ref: subnet },
        ...address,
        ...ipv6,
        ...(held === undefined ? {} : { SecurityGroupIds: held }),
      });
    }
    if (chance(draft, 0.3)) {
      put(draft, `Ip${at}`, 'EC2::EIP', {
        Domain: 'vpc',
        ...(kind !== 'interface' && chance(draft, 0.5) ? { InstanceId: { Ref: name } } : {}),
      });
      if (draft.resources[`Ip${at}`]?.Properties?.InstanceId === undefined) {
        put(draft, `Ip${at}On`, 'EC2::EIPAssociation', {
          AllocationId: { 'Fn::GetAtt': [`Ip${at}`, 'AllocationId'] },
          ...(kind === 'interface' ? { NetworkInterfaceId: { Ref: name } } : { InstanceId: { Ref: name } }),
        });
      }
    }
  }
}
