import { chance, type Draft, type Drawn, pick, put } from './draft';
import { heldBy } from './random-filters';

/** What may stand in a network beside hosts and balancers: functions, a fleet, an endpoint. */
export function addOthers(draft: Draft, subnets: readonly Drawn[], groups: Map<number, string[]>): void {
  if (!chance(draft, 0.3)) return;
  const { vpc } = pick(draft, subnets);
  const kind = pick(draft, ['functions', 'fleet', 'interface', 'gateway']);
  const own = subnets.filter((subnet) => subnet.vpc === vpc);
  const some = (): readonly { readonly Ref: string }[] =>
    own.slice(0, chance(draft, 0.6) ? 1 : 2).map(({ id }) => ({ Ref: id }));
  const SecurityGroupIds = heldBy(draft, vpc, groups) ?? [
    { 'Fn::GetAtt': [`V${vpc}`, 'DefaultSecurityGroup'] },
  ];
  if (kind === 'functions') {
    put(draft, 'Code', 'Lambda::Function', {
      ...{ Handler: 'index.handler', Runtime: 'nodejs22.x', Role: 'arn:aws:iam::111122223333:role/code' },
      Code: { ZipFile: '0' },
      VpcConfig: { SubnetIds: some(), SecurityGroupIds },
    });
  }
  if (kind === 'fleet') {
    put(draft, 'Start', 'EC2::LaunchTemplate', {
      LaunchTemplateData: { ImageId: 'ami-1', InstanceType: 't3.micro', SecurityGroupIds },
    });
    put(draft, 'Fleet', 'AutoScaling::AutoScalingGroup', {
      ...{ MinSize: '1', MaxSize: '3', VPCZoneIdentifier: some() },
      LaunchTemplate: {
        LaunchTemplateId: { Ref: 'Start' },
        Version: { 'Fn::GetAtt': ['Start', 'LatestVersionNumber'] },
      },
    });
  }
  if (kind === 'interface') {
    put(draft, 'Private', 'EC2::VPCEndpoint', {
      ...{
        VpcId: { Ref: `V${vpc}` },
        ServiceName: 'com.amazonaws.eu-west-1.ssm',
        VpcEndpointType: 'Interface',
      },
      ...{ SubnetIds: some(), SecurityGroupIds },
    });
  }
  const tables = Object.keys(draft.resources).filter((id) => new RegExp(`^RtS${vpc}\\d$`).test(id));
  if (kind === 'gateway' && tables.length > 0) {
    put(draft, 'Gateway', 'EC2::VPCEndpoint', {
      ...{ VpcId: { Ref: `V${vpc}` }, ServiceName: 'com.amazonaws.eu-west-1.s3' },
      RouteTableIds: tables.map((Ref) => ({ Ref })),
    });
  }
}
