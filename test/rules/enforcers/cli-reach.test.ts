import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'guardrails-reach-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = join(folder, 'bastion.yaml');
writeFileSync(
  file,
  `Parameters:
  Callers: {Type: String}
Resources:
  Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
  Igw: {Type: AWS::EC2::InternetGateway}
  Attached: {Type: AWS::EC2::VPCGatewayAttachment, Properties: {VpcId: !Ref Vpc, InternetGatewayId: !Ref Igw}}
  Public: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24}}
  Private: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24}}
  Table: {Type: AWS::EC2::RouteTable, Properties: {VpcId: !Ref Vpc}}
  Out:
    Type: AWS::EC2::Route
    Properties: {RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Igw}
  InTable: {Type: AWS::EC2::SubnetRouteTableAssociation, Properties: {SubnetId: !Ref Public, RouteTableId: !Ref Table}}
  BastionGroup:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: Bastion
      VpcId: !Ref Vpc
      SecurityGroupIngress:
        - {IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: !Ref Callers}
  Bastion:
    Type: AWS::EC2::Instance
    Properties: {SubnetId: !Ref Public, PrivateIpAddress: 10.0.0.10, SecurityGroupIds: [!GetAtt BastionGroup.GroupId]}
  Eip: {Type: AWS::EC2::EIP, Properties: {InstanceId: !Ref Bastion}}
  DatabaseGroup:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: Database
      VpcId: !Ref Vpc
      SecurityGroupIngress:
        - {IpProtocol: tcp, FromPort: 5432, ToPort: 5432, SourceSecurityGroupId: !GetAtt BastionGroup.GroupId}
  Database:
    Type: AWS::EC2::Instance
    Properties: {SubnetId: !Ref Private, PrivateIpAddress: 10.0.1.10, SecurityGroupIds: [!GetAtt DatabaseGroup.GroupId]}
`,
);

const EVERYBODY = ['--parameter', 'Callers=0.0.0.0/0'] as const;

function ask(...options: readonly string[]) {
  const cli = join(root, 'rules/enforcers/cli/guardrails.cjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'reach', file, ...options], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status, stdout: stdout.replaceAll(file, 'bastion.yaml'), stderr };
}

test('a path is told as a packet goes, with what would cut it', () => {
  expect(ask('--from', 'internet', '--to', 'Bastion', '--port', '22', ...EVERYBODY)).toEqual({
    status: 0,
    stderr: '',
    stdout: `internet reaches Bastion on tcp 22

  internet
  -> elastic IP Eip of Bastion (bastion.yaml, line 24)
  -> internet gateway Igw (bastion.yaml, line 6)
  -> subnet Public by route 0.0.0.0/0 in Table (bastion.yaml, line 10)
  -> security group BastionGroup allows tcp 22 from 0.0.0.0/0 (bastion.yaml, line 14)
  -> instance Bastion on tcp 22

Any one of these gone would cut it:
  - elastic IP Eip of Bastion (bastion.yaml, line 24)
  - internet gateway Igw (bastion.yaml, line 6)
  - route 0.0.0.0/0 in Table (bastion.yaml, line 10)
  - security group BastionGroup allows tcp 22 from 0.0.0.0/0 (bastion.yaml, line 14)
`,
  });
});

test('a database behind a bastion is reached only through a bastion that was taken over', () => {
  const question = ['--from', 'internet', '--to', 'Database', ...EVERYBODY] as const;
  const { stdout } = ask(...question);
  expect(stdout).toContain('internet does not reach Database on every tcp port');
  expect(stdout).toContain('MapPublicIpOnLaunch of Private is absent, which means false');
  const taken = JSON.parse(ask(...question, '--even-through-compromise', '--format', 'json').stdout);
  expect(taken).toMatchObject({
    reaches: true,
    path: [
      { from: 'internet', to: 'instance Bastion', subnet: 'Public' },
      { to: 'instance Database', subnet: 'Private', ports: [[5432, 5432]] },
    ],
  });
});

test('what is not known decides, and is named', () => {
  const { status, stdout } = ask('--from', 'internet', '--to', 'Bastion');
  expect(status).toBe(0);
  expect(stdout).toContain('internet may reach Bastion on tcp 22');
  expect(stdout).toMatch(
    /What decides, and is not known:\n {2}- .*Callers}, a parameter without a default\n/,
  );
});

test.each([
  [['--from', 'internet'], 'reach needs --from and --to. See guardrails reach --help (USAGE)'],
  [
    ['--from', 'internet', '--to', 'internet'],
    'reach --from internet needs a --to that is in the network. See guardrails reach --help (USAGE)',
  ],
  [
    ['--from', 'internet', '--to', 'Bastoin'],
    'there is no "Bastoin" in the network; did you mean Bastion? There is Bastion, Database (NODE_UNKNOWN)',
  ],
  [
    ['--from', 'internet', '--to', 'Bastion', '--port', '70000'],
    '--port takes a number up to 65535, not "70000". See guardrails reach --help (USAGE)',
  ],
  [
    ['--from', 'internet', '--to', 'Bastion', '--protocol', 'icmp'],
    'there is no protocol "icmp"; did you mean tcp? There is tcp, udp, any. See guardrails --help (USAGE)',
  ],
])('%j is answered with what is wrong', (options, message) => {
  expect(ask(...options)).toEqual({ status: 2, stdout: '', stderr: `guardrails: ${message}\n` });
});
