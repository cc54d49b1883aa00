/** One entry of a tar archive; its path has neither a leading `./` nor a trailing slash. */
export type Entry = Readonly<{ path: string; file: boolean; mode: number; uid: number; content: Buffer }>;

const block = 512;

const text = (header: Buffer, start: number, length: number): string => {
  const field = header.subarray(start, start + length);
  const end = field.indexOf(0);
  return field.toString('utf8', 0, end < 0 ? length : end);
};

const octal = (header: Buffer, start: number, length: number): number => {
  const field = text(header, start, length).trim();
  if (!/^[0-7]*$/.test(field)) throw new Error(`cannot read the number at byte ${start} of a tar header`);
  return field === '' ? 0 : Number.parseInt(field, 8);
};

// pax records are `<length> <key>=<value>\n`, the length counting the whole record in bytes.
const paxPath = (records: Buffer): string | undefined => {
  for (let at = 0; at < records.length; ) {
    const space = records.indexOf(' ', at);
    const length = Number(records.toString('utf8', at, space));
    if (!(length > 0)) return undefined;
    const record = records.toString('utf8', space + 1, at + length - 1);
    if (record.startsWith('path=')) return record.slice('path='.length);
    at += length;
  }
  return undefined;
};

const tidy = (name: string): string => name.replace(/^(\.?\/)+/, '').replace(/\/+$/, '');

/**
 * Reads a tar archive (ustar, with the long names of pax and GNU), without copying the contents.
 *
 * Our own few lines, because a layer must be read as it is: unpacked by an ordinary user it loses owners and setuid.
 * https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html#tag_20_94_13_06
 */
export const readTar = (tar: Buffer): readonly Entry[] => {
  const entries: Entry[] = [];
  let longName: string | undefined;
  for (let at = 0; at + block <= tar.length; ) {
    const header = tar.subarray(at, at + block);
    if (header[0] === 0) break;
    const size = octal(header, 124, 12);
    const content = tar.subarray(at + block, at + block + size);
    if (content.length < size) throw new Error('the tar archive is cut short');
    at += block + Math.ceil(size / block) * block;

    const kind = String.fromCharCode(header[156] ?? 0);
    if (kind === 'x') longName = paxPath(content) ?? longName;
    else if (kind === 'L') longName = text(content, 0, size);
    else if (kind !== 'g' && kind !== 'K') {
      const prefix = header.toString('latin1', 257, 263) === 'ustar\0' ? text(header, 345, 155) : '';
      const name = longName ?? `${prefix}${prefix === '' ? '' : '/'}${text(header, 0, 100)}`;
      const file = kind === '0' || kind === '\0';
      entries.push({
        path: tidy(name),
        file,
        mode: octal(header, 100, 8),
        uid: octal(header, 108, 8),
        content,
      });
      longName = undefined;
    }
  }
  return entries;
};
