import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { dockerfileBase } from './base-image';
import { root } from './container-engine';
import { behaviourChecks } from './container-test/behaviour';
import type { Check } from './container-test/contents';
import { imageFaults, ownFaults, settingsChecks, sizeCheck } from './container-test/contents';
import { plantedContext } from './container-test/context';
import { findHost } from './container-test/find-host';
import type { Host } from './container-test/host';
import type { Image } from './container-test/image-archive';
import { ownLayers, readImage } from './container-test/image-archive';
import { lockedSbom, sbomCheck } from './container-test/sbom';
import { revision } from './revision';

const usage = `npm run test:container [-- --base-image <reference> | --base-archive <file>]
Builds the image with the engine at hand, else with buildah as root, and examines what it holds and how it runs.
--base-image    builds upon another base than the Dockerfile's, where that cannot be fetched
--base-archive  the same, from a file that docker save or tools/local-base.ts wrote
--size-limit    what our own layers may have, in MB; 4 if not given
CONTAINER_ENGINE  docker, podman, finch or a path; else the first of the three that answers`;

const report = ({ title, fault }: Check): boolean => {
  console.log(fault === undefined ? `ok ${title}` : `FAILED ${title}: ${fault}`);
  return fault === undefined;
};

const build = (host: Host, folder: string, args: Readonly<Record<string, string>>, word: string): Image => {
  const context = path.join(folder, 'context');
  plantedContext(root, context, word);
  host.build(context, args, { ...process.env, SECRET_WORD: word });
  const archive = path.join(folder, 'image.tar');
  host.save(archive);
  return readImage(archive);
};

const failed = (title: string, error: unknown): Check => ({
  title,
  fault: error instanceof Error ? error.message : String(error),
});

const main = async (): Promise<number> => {
  const { values } = parseArgs({
    options: {
      'base-image': { type: 'string' },
      'base-archive': { type: 'string' },
      'size-limit': { type: 'string', default: '4' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const limit = Number(values['size-limit']);
  if (!(limit > 0)) throw new Error(`--size-limit is ${values['size-limit']}, expected a number of MB`);

  const started = Date.now();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'quest-container-'));
  const word = `planted-${randomBytes(16).toString('hex')}`;
  let passed = 0;
  let failures = 0;
  const count = (checks: readonly Check[]): void => {
    for (const check of checks) report(check) ? passed++ : failures++;
  };
  let image: Image | undefined;
  let host: Host | undefined;
  const cleanUp = (): void => {
    host?.remove();
    rmSync(folder, { recursive: true, force: true });
  };
  // Whoever interrupts us wants nothing left behind. The engine's commands end by the same Ctrl-C.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      cleanUp();
      process.exit(130);
    });
  }
  try {
    host = findHost(folder, `quest-container-test:${process.pid}`, () => {
      if (!image) throw new Error('the image is not built yet');
      return image.settings;
    });
    const archive = values['base-archive'];
    const base = archive ? host.load(path.resolve(archive)) : (values['base-image'] ?? dockerfileBase(root));
    if (!base) throw new Error('the Dockerfile has no line ARG BASE_IMAGE=<name>:<tag>');
    const { commit } = revision();
    const built = `${host.name} builds the image upon ${base}`;
    try {
      image = build(host, folder, { BASE_IMAGE: base, REVISION: commit }, word);
      count([{ title: built, fault: undefined }]);
      const labels = {
        'org.opencontainers.image.revision': commit,
        'org.opencontainers.image.base.name': base,
      };
      count(settingsChecks(image, labels));
      const layers = ownLayers(image, host.layersOf(base));
      const entries = layers.flatMap((layer) => layer.entries);
      const bill = sbomCheck(entries, lockedSbom());
      mkdirSync(path.join(root, 'dist'), { recursive: true });
      writeFileSync(path.join(root, 'dist/sbom.json'), `${JSON.stringify(bill.sbom, null, 2)}\n`);
      count([sizeCheck(layers, limit), ...ownFaults(entries), ...imageFaults(image, word), bill]);
      const healthcheck = (image.settings.Healthcheck?.Test ?? []).slice(1);
      count(await behaviourChecks(host, { SECRET_WORD: word }, healthcheck));
    } catch (error) {
      count([failed(image ? 'the image can be examined' : built, error)]);
    }
  } finally {
    cleanUp();
  }
  console.log(`${passed} passed, ${failures} failed (${Math.round((Date.now() - started) / 1000)} s)`);
  return failures === 0 ? 0 : 1;
};

main()
  .then((code) => {
    process.exitCode = code;
  })
  .catch((error: unknown) => {
    console.error(`test:container: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 2;
  });
