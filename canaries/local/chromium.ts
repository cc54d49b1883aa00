import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';
import { packagedChromium } from './packaged';

export interface Chromium {
  readonly executablePath: string;
  readonly source: 'CHROME_PATH' | 'installed' | 'package';
  /** What its process needs besides. */
  readonly env: Readonly<Record<string, string>>;
}

const NAMES = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser'];
const APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

type Variables = Readonly<Record<string, string | undefined>>;

/** The browser to use: the one that CHROME_PATH names, an installed one, or that of the npm package. */
export async function findChromium(variables: Variables = process.env): Promise<Chromium> {
  const named = variables['CHROME_PATH'] ?? '';
  if (named !== '') {
    if (!isProgram(named)) {
      throw new Error(
        `CHROME_PATH is ${JSON.stringify(named)}, where there is no program; give the path of Chrome or Chromium, or unset it`,
      );
    }
    return { executablePath: named, source: 'CHROME_PATH', env: {} };
  }
  const folders = (variables['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const installed = [
    ...folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name))),
    ...(process.platform === 'darwin' ? APPLICATIONS : []),
  ].find(isProgram);
  if (installed !== undefined) return { executablePath: installed, source: 'installed', env: {} };
  if (process.platform === 'linux' && process.arch === 'x64')
    return { ...(await packagedChromium()), source: 'package' };
  throw new Error(
    `no browser was found on ${process.platform} ${process.arch}; install Chrome or Chromium, or set CHROME_PATH to it (on Linux x64 the one from npm would do)`,
  );
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
