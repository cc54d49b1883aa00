import { createHash } from 'node:crypto';
import { basename, join, relative } from 'node:path';
import { GuardrailsError } from '../core/errors';
import { record } from './json';
import { pathsOf, readMetadata } from './metadata';
import { readJson } from './parse';
import type { TemplateDocument } from './stacks';

/** What `cdk synth` leaves behind: the templates of every stack, of Stages and of nested stacks too. */
export interface Assembly {
  readonly directory: string;
  readonly documents: readonly TemplateDocument[];
  /** The acknowledgements that the app wrote itself, at a construct path; empty for the whole app. */
  readonly acknowledgements: readonly { readonly id: string; readonly path: string }[];
}

/**
 * Reads a cloud assembly by its manifests, so that templates that an earlier synthesis left there do not count.
 * https://docs.aws.amazon.com/cdk/v2/guide/deploy.html
 */
export function readAssembly(directory: string): Assembly {
  const stacks = stacksIn(directory, directory, []);
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
  };
}

/** A fingerprint of the templates, by which a report shows that it is about these. */
export function assemblyDigest({ documents }: Assembly): string {
  const content = documents.map(({ id, template }) => [id, template]);
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

type Part = Omit<Assembly, 'directory'>;

function stacksIn(directory: string, root: string, above: readonly string[]): readonly Part[] {
  if (above.includes(directory)) throw circular(directory);
  const artifacts = Object.entries(record(readJson(join(directory, 'manifest.json'))['artifacts']));
  return artifacts.flatMap(([id, raw]) => {
    const artifact = record(raw);
    const { directoryName } = record(artifact['properties']);
    switch (artifact['type']) {
      case 'aws:cloudformation:stack':
        return [stack(id, artifact, directory, root)];
      case 'cdk:cloud-assembly':
        return stacksIn(join(directory, text(directoryName, 'without-a-name')), root, [...above, directory]);
      default:
        return [];
    }
  });
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
  directory: string,
  root: string,
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
  const document: TemplateDocument = {
    id: join(relative(root, directory), id),
    stack: text(properties['stackName'], id),
    file: relative(process.cwd(), file),
    template: readJson(file),
    account: account === 'unknown-account' ? undefined : account,
    region: region === 'unknown-region' ? undefined : region,
    parameters: {},
    paths: pathsOf(basename(file), placed, nested),
    lines: new Map(),
  };
  const children = nestedIn(document, directory, []).map((child) => ({
    ...child,
    paths: pathsOf(basename(child.file), placed, nested),
  }));
  return { documents: [document, ...children], acknowledgements };
}

/** The templates that a stack nests are assets, named by their hash in the TemplateURL. */
function nestedIn(
  parent: TemplateDocument,
  directory: string,
  above: readonly string[],
): readonly TemplateDocument[] {
  const nests = Object.entries(record(parent.template['Resources'])).filter(
    ([, resource]) => record(resource)['Type'] === 'AWS::CloudFormation::Stack',
  );
  if (nests.length === 0) return [];
  const assets = readAssets(directory);
  return nests.flatMap(([logicalId, resource]) => {
    const url = JSON.stringify(record(record(resource)['Properties'])['TemplateURL'] ?? '');
    const hash = /([0-9a-f]{64})\.json/.exec(url)?.[1];
    const file = hash === undefined ? undefined : assets.get(hash);
    if (file === undefined) return [];
    if (above.includes(file)) throw circular(file);
    const child: TemplateDocument = {
      ...parent,
      id: `${parent.id}/${logicalId}`,
      stack: `${parent.stack}/${logicalId}`,
      file: relative(process.cwd(), file),
      template: readJson(file),
      parent: { id: parent.id, logicalId },
    };
    return [child, ...nestedIn(child, directory, [...above, file])];
  });
}

function readAssets(directory: string): ReadonlyMap<string, string> {
  const artifacts = Object.values(record(readJson(join(directory, 'manifest.json'))['artifacts'])).map(
    record,
  );
  const manifests = artifacts.filter(({ type }) => type === 'cdk:asset-manifest');
  return new Map(
    manifests.flatMap(({ properties }) => {
      const { files } = readJson(join(directory, String(record(properties)['file'])));
      return Object.entries(record(files)).flatMap(([hash, asset]): [string, string][] => {
        const { path } = record(record(asset)['source']);
        return typeof path === 'string' ? [[hash, join(directory, path)]] : [];
      });
    }),
  );
}
