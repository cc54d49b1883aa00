import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { systems } from './items';

/** What AWS's own example of a snapshot holds is 50,000 items; most accounts have less in a region. */
const MOST_IN_FILE = 25_000;

export interface Written {
  readonly files: readonly string[];
  readonly items: number;
  /** Before they were compressed. */
  readonly bytes: number;
}

/** Writes snapshots of several accounts and regions, named as AWS Config names them. */
export async function writeSnapshots(folder: string, fixtures: string, items: number): Promise<Written> {
  const make = systems(fixtures);
  const count = Math.max(2, Math.ceil(items / MOST_IN_FILE));
  const each = Math.floor(items / count);
  const files: string[] = [];
  let bytes = 0;
  for (let file = 0; file < count; file += 1) {
    const account = String(100_000_000_000 + (file >> 1));
    const region = file % 2 === 0 ? 'eu-west-1' : 'us-east-1';
    const path = join(
      folder,
      `${account}_Config_${region}_ConfigSnapshot_20261005T090000Z_00000000-0000-0000-0000-${String(file).padStart(12, '0')}.json.gz`,
    );
    const text = function* (): Generator<string> {
      yield `{"fileVersion":"1.0","configSnapshotId":"00000000-0000-0000-0000-${String(file).padStart(12, '0')}","configurationItems":[`;
      let left = each;
      for (let system = 0; left > 0; system += 1) {
        const some = make(account, region, file * 10_000 + system).slice(0, left);
        const piece = `${system === 0 ? '' : ','}${some.join(',')}`;
        left -= some.length;
        bytes += Buffer.byteLength(piece);
        yield piece;
      }
      yield ']}';
    };
    await pipeline(Readable.from(text()), createGzip({ level: 6 }), createWriteStream(path));
    files.push(path);
  }
  return { files, items: each * count, bytes };
}
