import type { Resource } from '../core/resource';
import { unresolved } from '../core/value';

/**
 * What AWS makes unasked beside the resources given. Every VPC has a main route table, which holds only the local
 * route until somebody adds to it, and which CloudFormation has no name for:
 * https://docs.aws.amazon.com/vpc/latest/userguide/RouteTables.html
 */
export function implied(resources: readonly Resource[]): readonly Resource[] {
  return resources
    .filter(({ type }) => type === 'AWS::EC2::VPC')
    .map((vpc) => ({
      type: 'AWS::EC2::RouteTable',
      address: `${vpc.address}#main`,
      aliases: [],
      properties: {
        VpcId: unresolved([{ target: vpc.address, attribute: 'Ref' }], 'which is known once deployed'),
        Main: true,
        Routes: [],
      },
      origin: { ...vpc.origin, type: 'AWS::EC2::RouteTable' },
      folded: [],
      assumptions: [],
      ...(vpc.conditional ? { conditional: vpc.conditional } : {}),
      implicit: true,
    }));
}
