#!/usr/bin/env node
require('tsx/cjs');

process.exitCode = require('./main.ts').run(process.argv.slice(2));
