import { join } from 'node:path';
import { GuardrailsError } from '../core/errors';
import { record } from './json';
import { readJson } from './parse';

/** The files that a deployment uploads, by the key of the object that each becomes. */
export type Assets = ReadonlyMap<string, string>;

/** Reads the asset manifests that go with the stacks of one directory. */
export function readAssets(directory: string, artifacts: readonly unknown[]): Assets {
  const assets = new Map<string, string>();
  for (const { type, properties } of artifacts.map(record)) {
    if (type !== 'cdk:asset-manifest') continue;
    const { files } = readJson(join(directory, String(record(properties)['file'])));
    for (const asset of Object.values(record(files)).map(record)) {
      const { path } = record(asset['source']);
      if (typeof path !== 'string') continue;
      for (const { objectKey } of Object.values(record(asset['destinations'])).map(record)) {
        const key = String(objectKey);
        if (assets.has(key) && assets.get(key) !== join(directory, path)) throw ambiguous(key, directory);
        assets.set(key, join(directory, path));
      }
    }
  }
  return assets;
}

function ambiguous(key: string, directory: string): GuardrailsError {
  const message = `${directory} uploads two files as ${key}; synthesize the app anew`;
  return new GuardrailsError('ASSET_AMBIGUOUS', message);
}

/**
 * Makes sure that the template that is judged is the one that a deployment takes: CDK publishes it as an asset and
 * deploys it from there.
 */
export function assertPublished(file: string, url: unknown, assets: Assets): void {
  if (typeof url !== 'string') return;
  const published = assets.get(url.replace(/^s3:\/\/[^/]*\//, ''));
  if (published === file) return;
  throw new GuardrailsError(
    'TEMPLATE_NOT_PUBLISHED',
    `a deployment would take ${published ?? url}, not ${file}, which is what was to be judged; synthesize the app anew`,
  );
}

/** The file of a template that a TemplateURL names by its object key; undefined when it is not among the assets. */
export function assetNamedIn(url: unknown, assets: Assets): string | undefined {
  const text = JSON.stringify(url ?? '');
  const [key] = [...assets.keys()].filter((one) => text.includes(`/${one}`));
  return key === undefined ? undefined : assets.get(key);
}
