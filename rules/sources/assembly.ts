import { createHash } from 'node:crypto';
import { join, relative } from 'node:path';
import { GuardrailsError } from '../core/errors';
import { record } from './intrinsics';
import { readJson } from './parse';
import type { TemplateDocument } from './template';

/** An acknowledgement that the app wrote itself: it silences a finding in CDK's report. */
export interface Acknowledgement {
  readonly id: string;
  /** The construct path that it covers, with everything below; empty for the whole app. */
  readonly path: string;
}

/** What `cdk synth` leaves behind: the templates of every stack, of Stages and of nested stacks too. */
export interface Assembly {
  readonly directory: string;
  readonly documents: readonly TemplateDocument[];
  readonly acknowledgements: readonly Acknowledgement[];
}

/**
 * Reads a cloud assembly by its manifests, so that templates that an earlier synthesis left there do not count.
 * https://docs.aws.amazon.com/cdk/v2/guide/deploy.html
 */
export function readAssembly(directory: string): Assembly {
  const stacks = stacksIn(directory, directory);
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

function stacksIn(directory: string, root: string): readonly Part[] {
  const artifacts = Object.entries(record(readJson(join(directory, 'manifest.json'))['artifacts']));
  return artifacts.flatMap(([id, raw]) => {
    const artifact = record(raw);
    const properties = record(artifact['properties']);
    switch (artifact['type']) {
      case 'aws:cloudformation:stack':
        return [stack(id, artifact, directory, root)];
      case 'cdk:cloud-assembly':
        return stacksIn(join(directory, String(properties['directoryName'])), root);
      default:
        return [];
    }
  });
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
  const { paths, acknowledgements } = readMetadata(metadata);
  const [, account, region] = /^aws:\/\/([^/]*)\/(.*)$/.exec(String(artifact['environment'])) ?? [];
  const file = join(directory, String(properties['templateFile']));
  const document: TemplateDocument = {
    id: join(relative(root, directory), id),
    stack: String(properties['stackName'] ?? id),
    file: relative(process.cwd(), file),
    template: readJson(file),
    account: account === 'unknown-account' ? undefined : account,
    region: region === 'unknown-region' ? undefined : region,
    parameters: {},
    paths,
    lines: new Map(),
  };
  return { documents: [document, ...nestedIn(document, directory)], acknowledgements };
}

/** https://docs.aws.amazon.com/cdk/v2/guide/constructs.html: paths of constructs, and the logical ids made of them. */
function readMetadata(
  metadata: Readonly<Record<string, unknown>>,
): Pick<Part, 'acknowledgements'> & Pick<TemplateDocument, 'paths'> {
  const paths = new Map<string, string>();
  const acknowledgements: Acknowledgement[] = [];
  for (const [slashed, entries] of Object.entries(metadata)) {
    const path = slashed.replace(/^\//, '');
    for (const { type, data } of (Array.isArray(entries) ? entries : []).map(record)) {
      if (type === 'aws:cdk:logicalId') paths.set(String(data), path);
      if (type === 'aws:cdk:acknowledged-rules') {
        acknowledgements.push(...Object.keys(record(data)).map((id) => ({ id, path })));
      }
    }
  }
  return { paths, acknowledgements };
}

/** The templates that a stack nests are assets, named by their hash in the TemplateURL. */
function nestedIn(parent: TemplateDocument, directory: string): readonly TemplateDocument[] {
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
    const child: TemplateDocument = {
      ...parent,
      id: `${parent.id}/${logicalId}`,
      stack: `${parent.stack}/${logicalId}`,
      file: relative(process.cwd(), file),
      template: readJson(file),
      parent: { id: parent.id, logicalId },
    };
    return [child, ...nestedIn(child, directory)];
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
