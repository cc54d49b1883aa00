import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';

const root = path.resolve(__dirname, '../..');

/**
 * The Chromium of the npm package, inflated once into `.cache/`, with the libraries and fonts that a bare Linux lacks.
 * The package inflates them on Lambda only, and to names in the temporary directory that anybody could have taken.
 */
export async function packagedChromium(): Promise<{ executablePath: string; env: Record<string, string> }> {
  const packed = path.resolve(path.dirname(require.resolve('@sparticuz/chromium')), '../../bin');
  const { version } = require(path.join(packed, '..', 'package.json')) as { version: string };
  const folder = path.join(root, '.cache', `chromium-${version}`);
  if (!existsSync(folder)) await inflateAll(packed, folder);
  const libraries = path.join(folder, 'lib');
  const inherited = process.env['LD_LIBRARY_PATH'] ?? '';
  return {
    executablePath: path.join(folder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: inherited === '' ? libraries : `${libraries}:${inherited}`,
      FONTCONFIG_PATH: folder,
    },
  };
}

async function inflateAll(packed: string, folder: string): Promise<void> {
  await mkdir(path.dirname(folder), { recursive: true });
  const draft = await mkdtemp(`${folder}-`);
  try {
    await Promise.all([
      pipeline(
        createReadStream(path.join(packed, 'chromium.br')),
        createBrotliDecompress(),
        createWriteStream(path.join(draft, 'chromium'), { mode: 0o755 }),
      ),
      ...['al2023', 'fonts', 'swiftshader'].map((name) => unpack(path.join(packed, `${name}.tar.br`), draft)),
    ]);
    await writeFile(path.join(draft, 'fonts.conf'), fontConfiguration(folder));
    // Several processes may be at it: what is there under its name is there as a whole.
    await rename(draft, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** The package's own one names places that exist on Lambda only. */
function fontConfiguration(folder: string): string {
  const escaped = folder.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${escaped}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <cachedir>${escaped}/font-cache</cachedir>
</fontconfig>
`;
}

/** Writes the files and folders of a tar archive; the links that others may have are in none of these. */
async function unpack(archive: string, folder: string): Promise<void> {
  const parts: Buffer[] = [];
  await pipeline(createReadStream(archive), createBrotliDecompress(), async (inflated) => {
    for await (const part of inflated as AsyncIterable<Buffer>) parts.push(part);
  });
  const tar = Buffer.concat(parts);
  const text = (from: number, to: number): string => tar.toString('utf8', from, to).replace(/\0.*$/s, '');
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0; ) {
    const file = path.join(folder, text(at, at + 100));
    const size = Number.parseInt(text(at + 124, at + 136), 8);
    const kind = text(at + 156, at + 157);
    if (!file.startsWith(folder + path.sep)) throw new Error(`${archive} has a file outside of its folder`);
    if (kind === '' || kind === '0') {
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, tar.subarray(at + 512, at + 512 + size), { mode: 0o755 });
    }
    at += 512 + Math.ceil(size / 512) * 512;
  }
}
