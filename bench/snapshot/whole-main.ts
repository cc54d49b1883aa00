import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { itemCutter } from '../../rules/sources/snapshot-items';

/** The longest string of V8 is a little over 512 MB: https://chromium.googlesource.com/v8/v8/+/refs/heads/main/include/v8-primitive.h */
const LONGEST = 400 * 1024 * 1024;

/** Inflates and parses each file as a whole, where it fits a string. */
const began = performance.now();
const before = process.cpuUsage();
let items = 0;
for (const path of process.argv.slice(2)) {
  const bytes = gunzipSync(readFileSync(path));
  if (bytes.length < LONGEST) {
    items += (JSON.parse(bytes.toString('utf8')) as { configurationItems: unknown[] }).configurationItems
      .length;
    continue;
  }
  itemCutter((item) => {
    JSON.parse(item.bytes.toString('utf8'));
    items += 1;
  }).push(bytes);
}
const used = process.cpuUsage(before);
process.stdout.write(
  JSON.stringify({ milliseconds: performance.now() - began, cpu: (used.user + used.system) / 1000, items }),
);
