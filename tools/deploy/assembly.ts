import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { Failure } from './outcome';

const Resource = z.looseObject({ Type: z.string(), DeletionPolicy: z.string().optional() });
const Template = z.looseObject({ Resources: z.record(z.string(), Resource).default({}) });
const Artifact = z.looseObject({
  type: z.string(),
  dependencies: z.array(z.string()).default([]),
  properties: z
    .looseObject({
      templateFile: z.string().optional(),
      stackName: z.string().optional(),
      terminationProtection: z.boolean().default(false),
    })
    .default({ terminationProtection: false }),
});
const Manifest = z.looseObject({ artifacts: z.record(z.string(), Artifact) });

/** A CloudFormation template. */
export type Template = z.infer<typeof Template>;

/** One stack of a cloud assembly: `id` is what the CDK CLI calls it, `stackName` what CloudFormation does. */
export type Layer = Readonly<{ id: string; stackName: string; protected: boolean; template: Template }>;

export const parseTemplate = (text: string): Template => Template.parse(JSON.parse(text));

/** From the ground up. It decides between layers that do not depend on each other. */
const customary = ['Network', 'Data', 'Service', 'Observability', 'Governance', 'Canaries'];
const rank = (id: string): number => (customary.includes(id) ? customary.indexOf(id) : customary.length);

/**
 * The stacks of a cloud assembly, each after those it depends on.
 * The manifest: https://github.com/aws/aws-cdk-cli/tree/main/packages/%40aws-cdk/cloud-assembly-schema
 */
export const readLayers = (directory: string): readonly Layer[] => {
  try {
    const { artifacts } = Manifest.parse(readJson(path.join(directory, 'manifest.json')));
    const stacks = Object.entries(artifacts).filter(([, { type }]) => type === 'aws:cloudformation:stack');
    const waiting = new Map(
      stacks.sort(([one], [other]) => rank(one) - rank(other) || (one < other ? -1 : 1)),
    );
    const ordered: Layer[] = [];
    while (waiting.size > 0) {
      const next = [...waiting].find(([, { dependencies }]) => !dependencies.some((id) => waiting.has(id)));
      if (!next) throw new Error(`${[...waiting.keys()].join(', ')} depend on each other`);
      const [id, { properties }] = next;
      waiting.delete(id);
      ordered.push(
        Object.freeze({
          id,
          stackName: properties.stackName ?? id,
          protected: properties.terminationProtection,
          template: Template.parse(readJson(path.join(directory, properties.templateFile ?? ''))),
        }),
      );
    }
    if (ordered.length === 0) throw new Error('it holds no stack');
    return Object.freeze(ordered);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Failure(
      `${directory} is not a cloud assembly we can read`,
      [reason],
      ['synthesize it: npm run synth'],
    );
  }
};

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

const images = ({ Resources }: Template): readonly unknown[] =>
  Object.values(Resources).filter(({ Type }) => Type === 'AWS::ECS::TaskDefinition');

/** The layers without an image, which come first, since the image's repository is in one of them; and the rest. */
export const atTheImage = (
  layers: readonly Layer[],
): Readonly<{ below: readonly Layer[]; service: Layer | undefined; above: readonly Layer[] }> => {
  const at = layers.findIndex(({ template }) => images(template).length > 0);
  if (at < 0) return { below: layers, service: undefined, above: [] };
  return { below: layers.slice(0, at), service: layers[at], above: layers.slice(at + 1) };
};

/** The digest of the image that a template runs. */
export const imageDigest = (template: Template): string | undefined =>
  /@(sha256:[0-9a-f]{64})/.exec(JSON.stringify(images(template)))?.[1];

/** What stays when the stack is deleted, https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html */
export const retained = ({ Resources }: Template): readonly string[] =>
  Object.entries(Resources)
    .filter(([, { DeletionPolicy = 'Delete' }]) => DeletionPolicy !== 'Delete')
    .map(([id, { Type, DeletionPolicy }]) => `${id} (${Type}): its DeletionPolicy is ${DeletionPolicy}`)
    .sort();
