import { adding, changing, ofType, type Properties, put } from '../edits';
import type { Operator } from '../mutant';
import { WAYS } from './ways';

const VPC = 'AWS::EC2::VPC';
const CLAIM = 'claim-workload-load-balancer-only';

const fleet = (Encrypted: boolean | undefined): Properties => ({
  SpotFleetRequestConfigData: {
    IamFleetRole: { 'Fn::Sub': `arn:aws:iam::\${AWS::AccountId}:role/fleet` },
    TargetCapacity: 1,
    LaunchSpecifications: [
      {
        ImageId: 'ami-0123456789abcdef0',
        InstanceType: 't4g.nano',
        BlockDeviceMappings: [
          {
            DeviceName: '/dev/xvda',
            Ebs: { VolumeSize: 8, ...(Encrypted === undefined ? {} : { Encrypted }) },
          },
        ],
      },
    ],
  },
});

const classic = (policy: string): Properties => ({
  Subnets: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
  Listeners: [
    {
      LoadBalancerPort: '443',
      InstancePort: '8443',
      Protocol: 'HTTPS',
      PolicyNames: ['tls'],
      SSLCertificateId: { 'Fn::Sub': `arn:aws:acm:us-east-1:\${AWS::AccountId}:certificate/c` },
    },
  ],
  Policies: [
    {
      PolicyName: 'tls',
      PolicyType: 'SSLNegotiationPolicyType',
      Attributes: [{ Name: 'Reference-Security-Policy', Value: policy }],
    },
  ],
});

const secret = {
  Type: 'AWS::SecretsManager::Secret',
  Properties: { GenerateSecretString: { PasswordLength: 40 } },
};

/** What the deployment has none of, and what only an app without claims of its own is told. */
export const STRANGERS: readonly Operator[] = [
  ...WAYS.filter(({ name }) => name === 'put tasks onto the internet').map(
    (operator): Operator => ({
      ...operator,
      name: `${operator.name}, whatever is claimed`,
      rule: CLAIM,
      apply: (templates) =>
        operator.apply(templates).map((one) => ({
          ...one,
          name: `${operator.name}, whatever is claimed: ${one.stack}/${one.resource}`,
          operator: `${operator.name}, whatever is claimed`,
          rule: CLAIM,
          alike: [],
          related: [...one.related, ...ofType(templates, 'AWS::ECS::Service')],
        })),
    }),
  ),
  ...[false, undefined].map((encrypted) =>
    adding({
      name: `add a fleet whose volumes are ${encrypted === false ? 'not encrypted' : 'as the account has them'}`,
      family: 'encryption',
      rule: 'ec2-spot-fleet-volumes-encrypted',
      reason: 'A disk is read by whoever gets hold of it.',
      beside: VPC,
      resources: () => ({ MutantFleet: { Type: 'AWS::EC2::SpotFleet', Properties: fleet(encrypted) } }),
    }),
  ),
  ...['ELBSecurityPolicy-2016-08', 'ELBSecurityPolicy-2015-05'].map((policy) =>
    adding({
      name: `add a classic balancer that speaks ${policy}`,
      family: 'tls',
      rule: 'elb-load-balancer-strong-policy',
      reason: 'TLS 1.0 and 1.1 are broken.',
      beside: VPC,
      resources: () => ({
        MutantBalancer: { Type: 'AWS::ElasticLoadBalancing::LoadBalancer', Properties: classic(policy) },
      }),
    }),
  ),
  changing({
    name: 'speak an older policy of TLS',
    family: 'tls',
    rule: 'elbv2-listener-security-policy-recommended',
    reason: 'It takes ciphers that are not recommended any more.',
    type: 'AWS::ElasticLoadBalancingV2::Listener',
    to: (listener) =>
      listener['Protocol'] === 'HTTPS'
        ? (put(listener, ['SslPolicy'], 'ELBSecurityPolicy-TLS13-1-2-Ext1-2021-06') as Properties)
        : undefined,
  }),
  ...['*', { AWS: '*' }].map((Principal) =>
    adding({
      name: `let ${typeof Principal === 'string' ? 'everybody' : 'every account'} read a secret`,
      family: 'secrets',
      rule: 'secretsmanager-secret-public-access-denied',
      reason: 'A secret that everybody can read is none.',
      beside: VPC,
      resources: () => ({
        MutantPolicy: {
          Type: 'AWS::SecretsManager::ResourcePolicy',
          Properties: {
            SecretId: { Ref: 'MutantSecret' },
            ResourcePolicy: {
              Version: '2012-10-17',
              Statement: [
                { Effect: 'Allow', Principal, Action: 'secretsmanager:GetSecretValue', Resource: '*' },
              ],
            },
          },
        },
        MutantSecret: secret,
      }),
    }),
  ),
  ...[91, 365].map((days) =>
    adding({
      name: `rotate a secret every ${days} days`,
      family: 'secrets',
      rule: 'secretsmanager-rotation-schedule-frequent',
      reason: 'A secret that was lost is of use until it is another one.',
      beside: VPC,
      resources: () => ({
        MutantSchedule: {
          Type: 'AWS::SecretsManager::RotationSchedule',
          Properties: {
            SecretId: { Ref: 'MutantSecret' },
            RotationRules: { AutomaticallyAfterDays: days },
            RotateImmediatelyOnUpdate: false,
          },
        },
        MutantSecret: secret,
      }),
    }),
  ),
];
