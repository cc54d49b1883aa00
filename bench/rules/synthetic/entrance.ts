import {
  CfnListener,
  CfnListenerRule,
  CfnLoadBalancer,
  CfnTargetGroup,
} from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';
import type { Network } from './network';

export interface Entrance {
  readonly targetGroupArn: string;
}

/** 6 resources: a load balancer with two listeners, a rule and two target groups. */
export function entrance(parent: Construct, net: Network, careful: boolean): Entrance {
  const scope = new Construct(parent, 'Entrance');
  const { ref: loadBalancerArn } = new CfnLoadBalancer(scope, 'LoadBalancer', {
    scheme: 'internet-facing',
    subnets: [...net.publicSubnets],
    securityGroups: [net.frontGroup],
    loadBalancerAttributes: [
      { key: 'routing.http.drop_invalid_header_fields.enabled', value: String(careful) },
      { key: 'deletion_protection.enabled', value: String(careful) },
    ],
  });
  const [main, other] = ['Main', 'Other'].map(
    (id) =>
      new CfnTargetGroup(scope, `${id}Targets`, {
        vpcId: net.vpcId,
        port: 8080,
        protocol: 'HTTP',
        targetType: 'ip',
        healthCheckPath: '/health',
      }),
  );
  if (!main || !other) throw new Error('there are two target groups');
  const secure = new CfnListener(scope, 'Https', {
    loadBalancerArn,
    port: 443,
    protocol: 'HTTPS',
    sslPolicy: careful ? 'ELBSecurityPolicy-TLS13-1-2-2021-06' : 'ELBSecurityPolicy-2016-08',
    certificates: [{ certificateArn: 'arn:aws:acm:eu-west-1:111111111111:certificate/example' }],
    defaultActions: [{ type: 'forward', targetGroupArn: main.ref }],
  });
  new CfnListener(scope, 'Http', {
    loadBalancerArn,
    port: 80,
    protocol: 'HTTP',
    defaultActions: careful
      ? [
          {
            type: 'redirect',
            redirectConfig: { protocol: 'HTTPS', port: '443', statusCode: 'HTTP_301' },
          },
        ]
      : [{ type: 'forward', targetGroupArn: main.ref }],
  });
  new CfnListenerRule(scope, 'Rule', {
    listenerArn: secure.ref,
    priority: 1,
    conditions: [{ field: 'path-pattern', pathPatternConfig: { values: ['/other/*'] } }],
    actions: [{ type: 'forward', targetGroupArn: other.ref }],
  });
  return { targetGroupArn: main.ref };
}
