import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, watch } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { CANARIES } from '../canaries/canaries';
import { reportJson, reportJunit, reportText } from '../canaries/local/reporters';
import { type LocalRun, runCanary } from '../canaries/local/run';
import { UsageError } from './deploy/outcome';

const names = CANARIES.map(({ name }) => name).join(', ');
const usage = `npm run canary -- <name>... --url <https address>
Runs canaries as they are deployed, against any address: ${names}.
  --url <url>                what they watch
  --http-url <url>           what must redirect to it (port 80 of its host)
  --origin-url <url>         what must not be reachable; without it bypass is skipped
  --secret-parameter <name>  the SSM parameter whose value no page may show
  --output <dir>             where the runs leave their reports (.cache/canaries)
  --retries <n>              tries a run that has not passed again, up to 5 times; each keeps its own folder (0)
  --reporter <kind>          text, json or junit, on standard output (text)
  --ca <file>                certificates (PEM) to trust besides, for what needs no browser
  --accept-key <base64>      SHA-256 of the public key (SPKI) of a certificate that the browser is to take
  --headed                   shows the browser
  --trace                    leaves a trace for Playwright's viewer, which is not redacted
  --watch                    runs again whenever a source of the canaries changes
Exit code: 0 passed, 1 failed, 2 not understood, skipped, or unable to look.`;

const REPORTERS = { text: reportText, json: reportJson, junit: reportJunit };

function read(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        url: { type: 'string' },
        'http-url': { type: 'string' },
        'origin-url': { type: 'string' },
        'secret-parameter': { type: 'string' },
        output: { type: 'string', default: path.join('.cache', 'canaries') },
        retries: { type: 'string', default: '0' },
        reporter: { type: 'string', default: 'text' },
        ca: { type: 'string' },
        'accept-key': { type: 'string' },
        headed: { type: 'boolean', default: false },
        trace: { type: 'boolean', default: false },
        watch: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function chosen(given: readonly string[]) {
  if (given.length === 0) throw new UsageError(`the name of a canary is missing; there are ${names}`);
  return given.map((name) => {
    const definition = CANARIES.find((one) => one.name === name);
    if (definition === undefined)
      throw new UsageError(`there is no canary ${JSON.stringify(name)}; there are ${names}`);
    return definition;
  });
}

function address(option: string, text: string, protocols: readonly string[]): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !protocols.includes(url.protocol) || url.href !== `${url.origin}/`) {
    const begins = protocols.map((one) => `${one}//`).join(' or ');
    throw new UsageError(
      `${option} takes an address that begins with ${begins}, without path, query or user, not ${JSON.stringify(text)}`,
    );
  }
  return text;
}

async function main(argv: readonly string[]): Promise<number> {
  const { values, positionals } = read(argv);
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const definitions = chosen(positionals);
  if (values.url === undefined)
    throw new UsageError('--url is missing; it takes the https address of what the canary watches');
  const url = address('--url', values.url, ['https:']);
  const given = { http: values['http-url'], origin: values['origin-url'], key: values['accept-key'] };
  const httpUrl = given.http === undefined ? undefined : address('--http-url', given.http, ['http:']);
  const originUrl =
    given.origin === undefined ? undefined : address('--origin-url', given.origin, ['http:', 'https:']);
  if (!/^[0-5]$/.test(values.retries))
    throw new UsageError(`--retries takes 0 to 5, not ${JSON.stringify(values.retries)}`);
  const reporter = REPORTERS[values.reporter as keyof typeof REPORTERS];
  if (!Object.hasOwn(REPORTERS, values.reporter)) {
    throw new UsageError(
      `--reporter takes ${Object.keys(REPORTERS).join(', ')}, not ${JSON.stringify(values.reporter)}`,
    );
  }
  if (given.key !== undefined && !/^[A-Za-z0-9+/]{43}=$/.test(given.key)) {
    throw new UsageError(
      `--accept-key takes the base64 of 32 bytes, 44 characters, not ${JSON.stringify(given.key)}`,
    );
  }
  if (values.ca !== undefined && !existsSync(values.ca))
    throw new UsageError(`--ca takes a file of certificates; there is none at ${JSON.stringify(values.ca)}`);
  try {
    mkdirSync(values.output, { recursive: true });
    accessSync(values.output, constants.W_OK);
  } catch (error) {
    throw new UsageError(
      `--output takes a folder that can be written, not ${JSON.stringify(values.output)}: ${(error as Error).message}`,
    );
  }
  if (values.watch) return again(argv, path.resolve(values.output));

  const runs: LocalRun[] = [];
  for (const definition of definitions) {
    const run = await runCanary({
      definition,
      url,
      httpUrl,
      originUrl,
      secretParameter: values['secret-parameter'],
      env: values.ca === undefined ? {} : { NODE_EXTRA_CA_CERTS: path.resolve(values.ca) },
      output: values.output,
      spki: given.key,
      headed: values.headed,
      trace: values.trace,
      retries: Number(values.retries),
    });
    runs.push(run);
  }
  process.stdout.write(reporter(runs));
  const has = (status: LocalRun['status']): boolean => runs.some((run) => run.status === status);
  if (has('ERROR')) return 2;
  if (has('FAILED')) return 1;
  return has('PASSED') ? 0 : 2;
}

/** Runs in a process of its own each time, which reads the sources as they are then. Never ends by itself. */
function again(argv: readonly string[], output: string): Promise<number> {
  const rest = argv.filter((one) => one !== '--watch');
  const run = (): void => {
    spawnSync(process.execPath, [...process.execArgv, __filename, ...rest], { stdio: 'inherit' });
    console.error('waiting for a change of canaries/ or rules/');
  };
  let soon: NodeJS.Timeout | undefined;
  for (const folder of ['canaries', 'rules'].map((name) => path.resolve(__dirname, '..', name))) {
    watch(folder, { recursive: true }, (_, file) => {
      // What the runs leave there is no source.
      if (path.join(folder, file ?? '').startsWith(output)) return;
      clearTimeout(soon);
      soon = setTimeout(run, 100);
    });
  }
  run();
  return new Promise(() => undefined);
}

main(process.argv.slice(2))
  .catch((error: unknown) => {
    console.error(`canary: ${error instanceof Error ? error.message : String(error)}`);
    if (error instanceof UsageError) console.error(`\n${usage}`);
    return 2;
  })
  .then((code) => {
    process.exitCode = code;
  });
