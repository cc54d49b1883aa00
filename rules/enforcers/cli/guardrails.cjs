#!/usr/bin/env node
const { existsSync } = require('node:fs');
const { join } = require('node:path');

// A checkout runs its source, which is never stale; the package ships only what was compiled from it.
const source = join(__dirname, 'main.ts');
const inCheckout = existsSync(source);
if (inCheckout) require('tsx/cjs');

const { run } = require(inCheckout ? source : '../../../dist/rules/enforcers/cli/main.js');
const ended = run(process.argv.slice(2));
if (typeof ended === 'number') process.exitCode = ended;
else {
  // Whatever ends the process before its work is done is no success.
  process.exitCode = 2;
  ended.then((code) => {
    process.exitCode = code;
  });
}
