import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const none = `sha256:${'0'.repeat(64)}`;

const templates = (digest: string): Readonly<Record<string, object>> => ({
  Governance: { Resources: { Rule: { Type: 'AWS::Config::ConfigRule' } } },
  Observability: { Resources: { Dashboard: { Type: 'AWS::CloudWatch::Dashboard' } } },
  Service: {
    Resources: {
      Task: {
        Type: 'AWS::ECS::TaskDefinition',
        Properties: {
          ContainerDefinitions: [{ Image: { 'Fn::Join': ['', ['registry/quest', `@${digest}`]] } }],
        },
      },
      Service: { Type: 'AWS::ECS::Service', Properties: { DesiredCount: 2 } },
    },
  },
  Data: { Resources: { Images: { Type: 'AWS::ECR::Repository', DeletionPolicy: 'Retain' } } },
  Network: { Resources: { Vpc: { Type: 'AWS::EC2::VPC' } } },
});

const dependencies: Readonly<Record<string, readonly string[]>> = {
  Service: ['Network', 'Data', 'Service.assets'],
  Observability: ['Service'],
};

/** Writes the cloud assembly of five layers, the last first: nothing but their dependencies says their order. */
export const assembly = (directory: string, environment: string, digest = none): void => {
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  const artifacts: Record<string, object> = { Tree: { type: 'cdk:tree' } };
  for (const [id, template] of Object.entries(templates(digest))) {
    writeFileSync(path.join(directory, `${id}.template.json`), JSON.stringify(template));
    artifacts[id] = {
      type: 'aws:cloudformation:stack',
      properties: { templateFile: `${id}.template.json`, stackName: `Quest-${environment}-${id}` },
      dependencies: dependencies[id] ?? [],
    };
  }
  writeFileSync(path.join(directory, 'manifest.json'), JSON.stringify({ version: '55.0.0', artifacts }));
};

/** The templates of an assembly as text, by the id of their layer. */
export const layers = (directory: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.keys(templates(none)).map((id) => [
      id,
      readFileSync(path.join(directory, `${id}.template.json`), 'utf8'),
    ]),
  );
