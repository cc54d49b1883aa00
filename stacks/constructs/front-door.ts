import { Duration } from 'aws-cdk-lib';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as route53 from 'aws-cdk-lib/aws-route53';
import * as targets from 'aws-cdk-lib/aws-route53-targets';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { appPort, healthPath, type Network } from '../conventions';
import type { Environment } from '../environments/environment';
import { logTo } from './load-balancer-logs';

interface FrontDoorProps {
  readonly environment: Environment;
  readonly network: Network;
  /** Where its access and connection logs go. */
  readonly logs: s3.Bucket;
}

/** The load balancer, its certificate and its name: the one way from the internet to the tasks. */
export class FrontDoor extends Construct {
  readonly targetGroup: elbv2.ApplicationTargetGroup;
  readonly loadBalancer: elbv2.ApplicationLoadBalancer;
  readonly certificate: acm.ICertificate;

  constructor(scope: Construct, id: string, { environment, network, logs }: FrontDoorProps) {
    super(scope, id);
    const { domainName } = environment;
    const hostedZone = route53.HostedZone.fromHostedZoneAttributes(this, 'HostedZone', {
      hostedZoneId: environment.hostedZone.id,
      zoneName: environment.hostedZone.name,
    });
    this.targetGroup = this.#addTargetGroup(network);
    this.loadBalancer = this.#addLoadBalancer(network, environment);
    logTo(logs, this.loadBalancer);

    this.certificate = new acm.Certificate(this, 'Certificate', {
      domainName,
      validation: acm.CertificateValidation.fromDns(hostedZone),
    });
    const https = this.loadBalancer.addListener('Https', {
      protocol: elbv2.ApplicationProtocol.HTTPS,
      port: 443,
      certificates: [this.certificate],
      // TLS 1.2 and 1.3 with post-quantum key exchange, the policy that AWS recommends.
      // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
      sslPolicy: elbv2.SslPolicy.TLS13_12_RES_PQ,
      // The rules of the security group are the network's: CDK adds none.
      open: false,
      defaultAction: elbv2.ListenerAction.fixedResponse(404, {
        contentType: 'text/plain',
        messageBody: 'Not Found',
      }),
    });
    https.addAction('Service', {
      priority: 10,
      conditions: [elbv2.ListenerCondition.hostHeaders([domainName])],
      action: elbv2.ListenerAction.forward([this.targetGroup]),
    });
    const http = this.loadBalancer.addListener('Http', {
      protocol: elbv2.ApplicationProtocol.HTTP,
      port: 80,
      open: false,
      // The host is ours, never the one that a request claims.
      defaultAction: elbv2.ListenerAction.redirect({
        protocol: 'HTTPS',
        port: '443',
        host: domainName,
        permanent: true,
      }),
    });
    // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/header-modification.html
    for (const listener of [https, http])
      listener.setAttribute('routing.http.response.server.enabled', 'false');

    const alias = {
      zone: hostedZone,
      recordName: `${domainName}.`,
      target: route53.RecordTarget.fromAlias(new targets.LoadBalancerTarget(this.loadBalancer)),
    };
    new route53.ARecord(this, 'Ipv4Alias', alias);
    new route53.AaaaRecord(this, 'Ipv6Alias', alias);
    // Only ACM issues certificates for this name, and nobody one with a wildcard below it.
    // https://docs.aws.amazon.com/acm/latest/userguide/setup-caa.html
    new route53.CaaRecord(this, 'Issuers', {
      zone: hostedZone,
      recordName: alias.recordName,
      values: [
        { flag: 0, tag: route53.CaaTag.ISSUE, value: 'amazon.com' },
        { flag: 0, tag: route53.CaaTag.ISSUEWILD, value: ';' },
      ],
    });
  }

  #addTargetGroup({ vpc }: Network): elbv2.ApplicationTargetGroup {
    return new elbv2.ApplicationTargetGroup(this, 'TargetGroup', {
      vpc,
      targetType: elbv2.TargetType.IP,
      protocol: elbv2.ApplicationProtocol.HTTP,
      port: appPort,
      // Answers take milliseconds: the default of 300 s would only slow deployments down.
      // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/load-balancer-connection-draining.html
      deregistrationDelay: Duration.seconds(15),
      healthCheck: {
        path: healthPath,
        healthyHttpCodes: '200',
        interval: Duration.seconds(10),
        timeout: Duration.seconds(5),
        healthyThresholdCount: 2,
        unhealthyThresholdCount: 3,
      },
    });
  }

  #addLoadBalancer(network: Network, environment: Environment): elbv2.ApplicationLoadBalancer {
    return new elbv2.ApplicationLoadBalancer(this, 'LoadBalancer', {
      vpc: network.vpc,
      vpcSubnets: network.loadBalancerSubnets,
      securityGroup: network.loadBalancerSecurityGroup,
      internetFacing: true,
      // Speaks IPv4 and IPv6 to clients, IPv4 to targets.
      // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-ip-address-type.html
      ipAddressType: elbv2.IpAddressType.DUAL_STACK,
      deletionProtection: environment.deletionProtection,
      // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html
      idleTimeout: Duration.seconds(60),
      http2Enabled: true,
      dropInvalidHeaderFields: true,
      desyncMitigationMode: elbv2.DesyncMitigationMode.STRICTEST,
      xffHeaderProcessingMode: elbv2.XffHeaderProcessingMode.APPEND,
      xAmznTlsVersionAndCipherSuiteHeaders: true,
      preserveHostHeader: true,
    });
  }
}
