import { createHash } from 'node:crypto';
import { basename, join, relative } from 'node:path';
import { GuardrailsError } from '../core/errors';
import { type Assets, assertPublished, assetNamedIn, readAssets } from './assets';
import { record } from './json';
import { type Acknowledgement, pathsOf, readMetadata } from './metadata';
import { parseTemplate, readJson } from './parse';
import { readText } from './read-text';
import type { TemplateDocument } from './stacks';

/** What `cdk synth` leaves behind: the templates of every stack, of Stages and of nested stacks too. */
export interface Assembly {
  readonly directory: string;
  readonly documents: readonly TemplateDocument[];
  /** The acknowledgements that the app wrote itself, at a construct path; empty for the whole app. */
  readonly acknowledgements: readonly Acknowledgement[];
  /** The keys of the objects that a deployment uploads, each with its file below the directory. */
  readonly assets: readonly (readonly [key: string, file: string])[];
}

/**
 * Reads a cloud assembly by its manifests, so that templates that an earlier synthesis left there do not count.
 * https://docs.aws.amazon.com/cdk/v2/guide/deploy.html
 */
export function readAssembly(directory: string, parameters: TemplateDocument['parameters'] = {}): Assembly {
  const stacks = stacksIn({ directory, root: directory, parameters, above: [] });
  const documents = stacks.flatMap((stack) => stack.documents);
  if (!documents.some(({ template }) => Object.keys(record(template['Resources'])).length > 0)) {
    throw new GuardrailsError(
      'ASSEMBLY_EMPTY',
      `${directory} holds no resource, so there is nothing to judge`,
    );
  }
  return {
    directory,
    documents,
    acknowledgements: stacks.flatMap(({ acknowledgements }) => acknowledgements),
    assets: stacks.flatMap(({ assets }) => assets),
  };
}

/** A fingerprint of what is deployed, by which a report shows that it is about this. */
export function assemblyDigest({ documents, assets }: Assembly): string {
  const content = [documents.map(({ id, template }) => [id, template]), assets];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

type Part = Omit<Assembly, 'directory'>;

interface Place {
  readonly directory: string;
  readonly root: string;
  readonly parameters: TemplateDocument['parameters'];
  readonly above: readonly string[];
}

function stacksIn(place: Place): readonly Part[] {
  const { directory, root, above } = place;
  if (above.includes(directory)) throw circular(directory);
  const artifacts = record(readJson(join(directory, 'manifest.json'))['artifacts']);
  const assets = readAssets(directory, Object.values(artifacts));
  const uploads = [...assets].map(([key, file]) => [key, relative(root, file)] as const);
  const parts = Object.entries(artifacts).flatMap(([id, raw]) => {
    const artifact = record(raw);
    const { directoryName } = record(artifact['properties']);
    switch (artifact['type']) {
      case 'aws:cloudformation:stack':
        return [stack(id, artifact, place, assets)];
      case 'cdk:cloud-assembly': {
        const inner = join(directory, text(directoryName, 'without-a-name'));
        return stacksIn({ ...place, directory: inner, above: [...above, directory] });
      }
      default:
        return [];
    }
  });
  return [{ documents: [], acknowledgements: [], assets: uploads }, ...parts];
}

function circular(what: string): GuardrailsError {
  return new GuardrailsError('ASSEMBLY_CIRCULAR', `${what} contains itself; synthesize the app anew`);
}

function text(raw: unknown, otherwise: string): string {
  return typeof raw === 'string' ? raw : otherwise;
}

function stack(
  id: string,
  artifact: Readonly<Record<string, unknown>>,
  { directory, root, parameters }: Place,
  assets: Assets,
): Part {
  const properties = record(artifact['properties']);
  const metadata = {
    ...record(artifact['metadata']),
    ...(typeof artifact['additionalMetadataFile'] === 'string'
      ? readJson(join(directory, artifact['additionalMetadataFile']))
      : {}),
  };
  const { placed, nested, acknowledgements } = readMetadata(metadata);
  const [, account, region] = /^aws:\/\/([^/]*)\/(.*)$/.exec(text(artifact['environment'], '')) ?? [];
  const file = join(directory, text(properties['templateFile'], `${id}.template.json`));
  assertPublished(file, properties['stackTemplateAssetObjectUrl'], assets);
  const document: TemplateDocument = {
    id: join(relative(root, directory), id),
    stack: text(properties['stackName'], id),
    file: relative(process.cwd(), file),
    // CDK leaves Resources out of a stack that has none.
    template: { Resources: {}, ...readJson(file) },
    account: account === 'unknown-account' ? undefined : account,
    region: region === 'unknown-region' ? undefined : region,
    parameters,
    paths: pathsOf(basename(file), placed, nested),
    lines: new Map(),
  };
  const children = nestedIn(document, directory, assets, []).map((child) => ({
    ...child,
    paths: pathsOf(basename(child.file), placed, nested),
  }));
  return { documents: [document, ...children], acknowledgements, assets: [] };
}

/** The templates that a stack nests are assets, named by their keys in the TemplateURL, or by CDK in the metadata. */
function nestedIn(
  parent: TemplateDocument,
  directory: string,
  assets: Assets,
  above: readonly string[],
): readonly TemplateDocument[] {
  return Object.entries(record(parent.template['Resources'])).flatMap(([logicalId, raw]) => {
    const { Type, Properties, Metadata } = record(raw);
    if (Type !== 'AWS::CloudFormation::Stack') return [];
    const path = record(Metadata)['aws:asset:path'];
    const named = assetNamedIn(record(Properties)['TemplateURL'], assets);
    const file = named ?? (typeof path === 'string' ? join(directory, path) : undefined);
    if (file === undefined) return [];
    if (above.includes(file)) throw circular(file);
    const { value, lines } = parseTemplate(readText(file), relative(process.cwd(), file));
    const child: TemplateDocument = {
      ...parent,
      id: `${parent.id}/${logicalId}`,
      stack: `${parent.stack}/${logicalId}`,
      file: relative(process.cwd(), file),
      template: value,
      parent: { id: parent.id, logicalId },
      lines: file.endsWith('.nested.template.json') ? new Map() : lines,
    };
    return [child, ...nestedIn(child, directory, assets, [...above, file])];
  });
}
