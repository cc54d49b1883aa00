import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { GuardrailsError, messageOf } from '../core/errors';

/**
 * CloudFormation takes a template of 1 MB; what cdk synth puts together before it is cut, and its reports, are larger.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
 */
const MOST_BYTES = 64 * 1024 * 1024;

/** Reads a file as text; a file that cannot be read, or that no template can be, is an error that says why. */
export function readText(file: string): string {
  return readWhole(file, file);
}

/** Reads a file as text, or standard input for `-`, of which somebody may have read the beginning. */
export function readInput(path: string, beginning?: Buffer): string {
  return path === '-' ? readWhole(0, 'standard input', beginning) : readText(path);
}

/** Never more than the limit is in memory, also of what has no size beforehand, such as a pipe. */
function readWhole(source: string | 0, name: string, beginning?: Buffer): string {
  const chunks: Buffer[] = beginning ? [beginning] : [];
  let total = 0;
  try {
    const file = source === 0 ? 0 : openSync(source, 'r');
    try {
      total = fstatSync(file).size > MOST_BYTES ? Number.POSITIVE_INFINITY : 0;
      while (total <= MOST_BYTES) {
        const chunk = Buffer.allocUnsafe(1 << 20);
        const read = readSync(file, chunk);
        if (read === 0) break;
        chunks.push(chunk.subarray(0, read));
        total += read;
      }
    } finally {
      if (file !== 0) closeSync(file);
    }
  } catch (thrown) {
    throw new GuardrailsError('FILE_UNREADABLE', `cannot read ${name}: ${why(thrown)}`, { cause: thrown });
  }
  if (total <= MOST_BYTES) return Buffer.concat(chunks).toString('utf8');
  throw new GuardrailsError(
    'FILE_TOO_LARGE',
    `${name} is larger than ${MOST_BYTES >> 20} MB, and CloudFormation takes templates of 1 MB; give a template, or a directory that cdk synth made`,
  );
}

function why(thrown: unknown): string {
  const code = typeof thrown === 'object' && thrown !== null && 'code' in thrown ? String(thrown.code) : '';
  const known = { ENOENT: 'there is no such file', EACCES: 'permission denied', EISDIR: 'it is a directory' };
  return known[code as keyof typeof known] ?? messageOf(thrown);
}
