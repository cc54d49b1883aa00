import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, CfnOutput, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import {
  CfnSecurityGroupIngress,
  type IVpc,
  Peer,
  Port,
  SecurityGroup,
  SubnetType,
  Vpc,
} from 'aws-cdk-lib/aws-ec2';
import { CATALOG } from '../../../rules/catalog';
import { evaluate } from '../../../rules/core/evaluate';
import { originOf, type Resource } from '../../../rules/core/resource';
import { isUnresolved, ownValue } from '../../../rules/core/value';
import { readAssembly } from '../../../rules/sources/assembly';
import { worldOfTemplates } from '../../../rules/sources/template';
import { told } from './world';

let directory: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'assembly-'));
});

afterAll(() => rmSync(directory, { recursive: true }));

describe('an app with a Stage, a stack that uses another, and a nested stack', () => {
  let world: ReturnType<typeof worldOfTemplates>;

  beforeAll(() => {
    const outdir = join(directory, 'app');
    const app = new App({ outdir, context: JSON.parse(readFileSync('cdk.json', 'utf8')).context });
    const stage = new Stage(app, 'Prod');
    const network = new Stack(stage, 'Net');
    const subnetConfiguration = [{ name: 'private', subnetType: SubnetType.PRIVATE_ISOLATED }];
    const props = { maxAzs: 1, subnetConfiguration, restrictDefaultSecurityGroup: false };
    const vpc = new Vpc(network, 'Vpc', props) as IVpc;
    const shared = new SecurityGroup(network, 'Group', { vpc });
    const use = new Stack(stage, 'Use');
    new SecurityGroup(use, 'Group', { vpc }).addIngressRule(Peer.ipv4('10.0.0.0/8'), Port.tcp(22));
    const nested = new NestedStack(use, 'Nest');
    const inner = new SecurityGroup(nested, 'Group', { vpc });
    inner.addIngressRule(Peer.anyIpv4(), Port.tcp(22));
    const world22 = { ipProtocol: 'tcp', fromPort: 22, toPort: 22, cidrIp: '0.0.0.0/0' };
    new CfnSecurityGroupIngress(nested, 'Hole', { ...world22, groupId: shared.securityGroupId });
    new CfnOutput(use, 'Inner', { value: inner.securityGroupId });
    app.synth();
    world = worldOfTemplates(readAssembly(outdir).documents, { whole: true });
  });

  const at = (path: string): Resource => {
    const [found, ...more] = world.resources.filter(
      ({ origin, implicit }) => origin.path === path && !implicit,
    );
    if (!found || more.length > 0) throw new Error(`${path} is ${more.length + (found ? 1 : 0)} resources`);
    return found;
  };
  const property = ({ properties }: Resource, name: string): unknown =>
    told(isUnresolved(properties) ? properties : (ownValue(properties, name) ?? 'absent'));

  test('has the resources of every template once, at their construct paths', () => {
    expect(at('Prod/Net/Group/Resource').address).toMatch(/ProdNet[^/]*\/Group/);
    expect(at('Prod/Use/Group/Resource').address).toMatch(/ProdUse[^/]*\/Group/);
    expect(at('Prod/Use/Nest/Group/Resource').address).toMatch(/ProdUse[^/]*\/Nest[^/]*\/Group/);
  });

  test('gives the same logical id in a stack and in the one nested in it to each its own path', () => {
    expect(at('Prod/Use/Group/Resource').origin.id).toBe(at('Prod/Use/Nest/Group/Resource').origin.id);
  });

  test('resolves what a stack takes from another, and what a nested one is passed', () => {
    const vpc = `{${at('Prod/Net/Vpc/Resource').address} Ref}`;
    expect(property(at('Prod/Use/Group/Resource'), 'VpcId')).toBe(vpc);
    expect(property(at('Prod/Use/Nest/Group/Resource'), 'VpcId')).toBe(vpc);
  });

  test('folds an ingress in a nested stack into a group of another stack', () => {
    const group = at('Prod/Net/Group/Resource');
    expect(originOf(group, 'SecurityGroupIngress[0]').path).toBe('Prod/Use/Nest/Hole');
  });

  test('is a closed view, in which each hole is found where it was written', () => {
    expect(world.closed('AWS::EC2::Route')).toBe(true);
    const ingress = CATALOG.filter(({ id }) => id === 'ec2-security-group-ingress-restricted');
    const { findings, faults } = evaluate(world, ingress, { strict: false });
    expect(faults).toEqual([]);
    expect(findings.map(({ status, origin }) => [status, origin.path]).sort()).toEqual([
      ['violation', 'Prod/Use/Nest/Group/Resource'],
      ['violation', 'Prod/Use/Nest/Hole'],
    ]);
  });
});

describe('an assembly that is not in order', () => {
  const write = (name: string, files: Record<string, unknown>): string => {
    const path = join(directory, name);
    mkdirSync(path, { recursive: true });
    for (const [file, content] of Object.entries(files))
      writeFileSync(join(path, file), JSON.stringify(content));
    return path;
  };
  const stack = (properties: object): object => ({ type: 'aws:cloudformation:stack', properties });

  test.each<[string, Record<string, unknown>, string]>([
    ['without a manifest', {}, 'FILE_UNREADABLE'],
    ['with a manifest that is a list', { 'manifest.json': [] }, 'FILE_NOT_OBJECT'],
    ['without stacks', { 'manifest.json': { artifacts: {} } }, 'ASSEMBLY_EMPTY'],
    [
      'with an empty stack',
      { 'manifest.json': { artifacts: { S: stack({}) } }, 'S.template.json': {} },
      'ASSEMBLY_EMPTY',
    ],
    [
      'without its template',
      { 'manifest.json': { artifacts: { S: stack({ templateFile: 'gone' }) } } },
      'FILE_UNREADABLE',
    ],
    [
      'that contains itself',
      {
        'manifest.json': {
          artifacts: { A: { type: 'cdk:cloud-assembly', properties: { directoryName: '.' } } },
        },
      },
      'ASSEMBLY_CIRCULAR',
    ],
  ])('%s is refused', (name, files, code) => {
    const path = write(name, files);
    expect(() => readAssembly(path)).toThrow(expect.objectContaining({ code }));
  });

  test('with a stack that nests itself is refused', () => {
    const hash = 'a'.repeat(64);
    const nest = { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: `s3/${hash}.json` } };
    const path = write('nest', {
      'manifest.json': {
        artifacts: {
          S: stack({ templateFile: 'self.json' }),
          Assets: { type: 'cdk:asset-manifest', properties: { file: 'assets.json' } },
        },
      },
      'assets.json': {
        files: {
          [hash]: { source: { path: 'self.json' }, destinations: { here: { objectKey: `${hash}.json` } } },
        },
      },
      'self.json': { Resources: { Nest: nest } },
    });
    expect(() => readAssembly(path)).toThrow(expect.objectContaining({ code: 'ASSEMBLY_CIRCULAR' }));
  });

  test('with odd metadata is read', () => {
    const odd = { toString: 1 };
    const path = write('odd', {
      'manifest.json': {
        artifacts: {
          S: {
            ...stack({ templateFile: 'S.json', stackName: odd }),
            environment: odd,
            metadata: { '/S': [null, { type: 'aws:cdk:logicalId', data: odd }], '/T': odd },
          },
          Odd: odd,
        },
      },
      'S.json': { Resources: { X: { Type: 'T' } } },
    });
    expect(readAssembly(path).documents.map(({ stack: name }) => name)).toEqual(['S']);
  });
});
