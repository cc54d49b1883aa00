import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { findEngine } from '../container-engine';
import { buildahHost } from './buildah-host';
import { engineHost } from './engine-host';
import type { Host } from './host';
import type { Settings } from './image-archive';

const buildahFile = (): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .map((folder) => path.resolve(folder, 'buildah'))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });

/** The engine that answers, else buildah as root; throws, saying what to install, if there is neither. */
export const findHost = (folder: string, tag: string, settings: () => Settings): Host => {
  try {
    return engineHost(findEngine(false), tag);
  } catch (error) {
    const buildah = buildahFile();
    const linuxRoot = process.platform === 'linux' && process.getuid?.() === 0;
    if (buildah && linuxRoot && !process.env['CONTAINER_ENGINE']) {
      return buildahHost(buildah, folder, tag, settings);
    }
    const why = error instanceof Error ? error.message : String(error);
    const other = linuxRoot
      ? 'or: apt-get install --no-install-recommends buildah'
      : 'or: on Linux, as root, buildah';
    throw new Error(`${why}; ${other}`);
  }
};
