import { readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { BUNDLES, bundle, FUNCTIONS } from '../stacks/bundles';

/** Builds every Lambda function anew, as the deployment does, and says how large each file is. */
rmSync(BUNDLES, { recursive: true, force: true });
for (const name of FUNCTIONS) {
  const directory = bundle(name);
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    console.log(`${path.relative(process.cwd(), file)}  ${Math.ceil(statSync(file).size / 1000)} kB`);
  }
}
