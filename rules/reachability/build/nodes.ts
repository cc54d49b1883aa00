import type { Node } from '../network';
import type { Blocks } from './blocks';
import { elasticOf } from './elastic';
import { instance, networkInterface, scaled } from './instances';
import { balancer, endpoint, lambda, nat, service, vpcLink } from './managed';
import type { Source } from './world';

/** Everything that has interfaces in subnets. */
export function nodesOf(source: Source, blocks: Blocks): readonly Node[] {
  const { every } = source;
  const elastic = elasticOf(source);
  return [
    ...every('AWS::EC2::Instance').map((one) => instance(source, blocks, one, elastic)),
    ...every('AWS::EC2::NetworkInterface').map((one) => networkInterface(source, blocks, one, elastic)),
    ...every('AWS::AutoScaling::AutoScalingGroup').map((one) => scaled(source, blocks, one)),
    ...every('AWS::ECS::Service').flatMap((one) => service(source, blocks, one)),
    ...every('AWS::Lambda::Function').flatMap((one) => lambda(source, blocks, one)),
    ...every('AWS::EC2::NatGateway').map((one) => nat(source, blocks, one)),
    ...every('AWS::EC2::VPCEndpoint').map((one) => endpoint(source, blocks, one)),
    ...every('AWS::ElasticLoadBalancingV2::LoadBalancer').map((one) => balancer(source, blocks, one)),
    ...every('AWS::ApiGatewayV2::VpcLink').map((one) => vpcLink(source, blocks, one)),
  ];
}
