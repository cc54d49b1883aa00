import { existsSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { styleText } from 'node:util';
import { GuardrailsError } from '../../core/errors';
import type { Look } from '../../reporters/text';

/** How text looks on standard output: coloured where NO_COLOR, FORCE_COLOR and the terminal agree that it may be. */
export function lookOf(stream: NodeJS.WriteStream, noColor: boolean): Look {
  return {
    paint: (style, text) => (noColor ? text : styleText(style, text, { stream, validateStream: true })),
    width: stream.isTTY ? stream.columns : undefined,
  };
}

/** To standard output, or to a file, whole or not at all. */
export function deliver(report: string, output: string | undefined): void {
  if (output === undefined) process.stdout.write(report);
  else writeWhole(output, report);
}

/** Replaces a file at once, so that no reader ever sees half of it, and leaves it as it was when that fails. */
export function writeWhole(file: string, text: string): void {
  const target = existsSync(file) ? realpathSync(file) : file;
  const part = `${target}.part`;
  try {
    const mode = existsSync(target) ? statSync(target).mode : 0o666;
    writeFileSync(part, text, { mode });
    renameSync(part, target);
  } catch (thrown) {
    if (existsSync(part)) rmSync(part);
    const code = typeof thrown === 'object' && thrown !== null && 'code' in thrown ? String(thrown.code) : '';
    throw new GuardrailsError('OUTPUT_UNWRITABLE', `cannot write ${file}: ${WHY[code] ?? thrown}`, {
      cause: thrown,
    });
  }
}

const WHY: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder; make it first',
  ENOTDIR: 'what should be its folder is a file',
  EISDIR: 'it is a folder; name a file in it',
  EACCES: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
};
