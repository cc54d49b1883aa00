import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GuardrailsError, messageOf } from '../../core/errors';
import {
  beginsLikeSnapshot,
  firstAccountOf,
  isSnapshot,
  isSurelySnapshot,
} from '../../sources/snapshot-file';
import { deliveryOf, replaced } from '../../sources/snapshot-names';
import type { EstateFile } from './estate-messages';

/** What `check` was given, told apart. */
export interface Given {
  /** Templates and assemblies. */
  readonly templates: readonly string[];
  readonly estate: readonly EstateFile[];
  /** Files that something newer replaces. */
  readonly replaced: readonly string[];
  /** Standard input, where it is a template: as far as it was read. */
  readonly beginning: Buffer | undefined;
}

/** Tells snapshots and history files of AWS Config from templates and assemblies, by what they begin with. */
export function tellApart(paths: readonly string[], folder: () => string): Given {
  const templates: string[] = [];
  const found: { path: string; label: string }[] = [];
  let beginning: Buffer | undefined;
  for (const path of paths) {
    if (path === '-') {
      const head = someOf(0);
      if (beginsLikeSnapshot(head)) {
        found.push({ path: spooled(head, folder()), label: 'standard input' });
      } else {
        beginning = head;
        templates.push(path);
      }
    } else if (isFolder(path)) {
      const inside = existsSync(join(path, 'manifest.json')) ? [] : deliveriesIn(path);
      if (inside.length === 0) templates.push(path);
      found.push(...inside.map((file) => ({ path: file, label: file })));
    } else if (isSnapshot(path)) found.push({ path, label: path });
    else templates.push(path);
  }
  const once = [...new Map(found.map((one) => [one.path, one])).values()];
  const old = replaced(once.map(({ path }) => path));
  const estate = once
    .filter(({ path }) => !old.has(path))
    .map((one) => ({
      ...one,
      bytes: statSync(one.path).size,
      account: deliveryOf(one.path)?.account ?? firstAccountOf(one.path),
    }));
  return { templates, estate, replaced: [...old], beginning };
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

/** As AWS Config lays them out in a bucket, and in whatever other folders; the oldest of an account first. */
function deliveriesIn(folder: string): readonly string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile() && /\.json(\.gz)?$/.test(one.name))
    .map((one) => join(one.parentPath, one.name));
  const timeOf = (path: string): string => deliveryOf(path)?.time ?? '';
  return files
    .filter((path) => deliveryOf(path) !== undefined || isSurelySnapshot(path))
    .map((path) => ({ path, time: timeOf(path) }))
    .sort((x, y) => (x.time === y.time ? (x.path < y.path ? -1 : 1) : x.time < y.time ? -1 : 1))
    .map(({ path }) => path);
}

/** The first bytes of what cannot be read twice. */
function someOf(file: number): Buffer {
  const chunks: Buffer[] = [];
  for (let total = 0; total < 1 << 14; ) {
    const chunk = chunkOf(file);
    if (chunk.length === 0) break;
    chunks.push(chunk);
    total += chunk.length;
  }
  return Buffer.concat(chunks);
}

function chunkOf(file: number): Buffer {
  const chunk = Buffer.allocUnsafe(1 << 16);
  try {
    return chunk.subarray(0, readSync(file, chunk));
  } catch (thrown) {
    throw new GuardrailsError('FILE_UNREADABLE', `cannot read standard input: ${messageOf(thrown)}`, {
      cause: thrown,
    });
  }
}

/** What comes by a pipe, as a file that can be read again. */
function spooled(head: Buffer, folder: string): string {
  const path = join(folder, 'standard-input');
  const file = openSync(path, 'wx', 0o600);
  try {
    for (let chunk = head; chunk.length > 0; chunk = chunkOf(0)) {
      for (let done = 0; done < chunk.length; ) done += writeSync(file, chunk, done);
    }
  } finally {
    closeSync(file);
  }
  return path;
}

/**
 * A folder for what is put aside while a run lasts, made when it is first asked for. It is gone when the process ends,
 * also where somebody ends it, or a run fails.
 */
export function temporaryFolder(): () => string {
  let made: string | undefined;
  return () => {
    if (made === undefined) {
      const folder = mkdtempSync(join(tmpdir(), 'guardrails-'));
      made = folder;
      process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
      process.once('SIGINT', () => process.exit(130)).once('SIGTERM', () => process.exit(143));
    }
    return made;
  };
}
