import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildSync } from 'esbuild';

const root = path.resolve(__dirname, '..');

/** Where bundles are put that are asked for without a place. */
export const BUNDLES = path.join(root, 'dist', 'canaries');

/**
 * What the runtime reads beside the handler. The documented defaults contradict each other, so that each is set.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Synthetics_WritingCanary_Nodejs_Playwright.html
 */
export const SYNTHETICS_CONFIGURATION = {
  step: {
    screenshotOnStepStart: false,
    screenshotOnStepSuccess: false,
    screenshotOnStepFailure: false,
    stepSuccessMetric: true,
    stepDurationMetric: true,
    continueOnStepFailure: true,
    stepsReport: true,
  },
  report: {
    includeRequestHeaders: true,
    includeResponseHeaders: true,
    includeUrlPassword: false,
    includeRequestBody: false,
    includeResponseBody: false,
    restrictedHeaders: [
      'authorization',
      'cookie',
      'set-cookie',
      'proxy-authorization',
      'x-amz-security-token',
    ],
    restrictedUrlParameters: ['*'],
  },
  logging: {
    logRequest: false,
    logResponse: false,
    logResponseBody: false,
    logRequestBody: false,
    logRequestHeaders: false,
    logResponseHeaders: false,
  },
  httpMetrics: {
    metric_2xx: true,
    metric_4xx: true,
    metric_5xx: true,
    failedRequestsMetric: true,
    aggregatedFailedRequestsMetric: false,
    aggregated2xxMetric: false,
    aggregated4xxMetric: false,
    aggregated5xxMetric: false,
  },
  canaryMetrics: { failedCanaryMetric: true, aggregatedFailedCanaryMetric: false },
  userAgent: '',
  har: true,
} as const;

const built = new Map<string, ReadonlyMap<string, string>>();

/**
 * Bundles the handler of a canary, and gives the directory to deploy: `index.mjs`, whose `handler` the runtime calls
 * as `index.handler`, and `synthetics.json`. The module `@aws/synthetics-playwright` is left to the runtime.
 */
export function bundleCanary(name: string, { outdir }: { readonly outdir?: string } = {}): string {
  const files = built.get(name) ?? build(name);
  built.set(name, files);
  if (outdir !== undefined) {
    write(files, outdir);
    return path.resolve(outdir);
  }
  const hash = createHash('sha256');
  for (const [file, content] of files) hash.update(`${file}\n${content.length}\n${content}`);
  const directory = path.join(BUNDLES, `${name}-${hash.digest('hex').slice(0, 16)}`);
  if (existsSync(directory)) return directory;
  // Several processes may be at it: what is there under its name is there as a whole.
  mkdirSync(BUNDLES, { recursive: true });
  const draft = mkdtempSync(path.join(BUNDLES, `.${name}-`));
  write(files, draft);
  try {
    renameSync(draft, directory);
  } catch (error) {
    rmSync(draft, { recursive: true });
    if (!existsSync(directory)) throw error;
  }
  return directory;
}

function write(files: ReadonlyMap<string, string>, directory: string): void {
  mkdirSync(directory, { recursive: true });
  for (const [name, content] of files) writeFileSync(path.join(directory, name), content);
}

function build(name: string): ReadonlyMap<string, string> {
  const { outputFiles, warnings } = buildSync({
    absWorkingDir: root,
    entryPoints: { index: `canaries/${name}/handler.ts` },
    outdir: 'out',
    write: false,
    bundle: true,
    platform: 'node',
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Synthetics_Library_nodejs_playwright.html
    target: 'node22',
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    external: ['@aws/synthetics-playwright'],
    mainFields: ['module', 'main'],
    alias: { '@aws-sdk/credential-provider-node': path.join(root, 'rules/enforcers/lambda-credentials.ts') },
    banner: {
      js: "import { createRequire as requireHere } from 'node:module'; const require = requireHere(import.meta.url);",
    },
    charset: 'utf8',
    legalComments: 'none',
    tsconfigRaw: {},
    logLevel: 'warning',
  });
  if (warnings.length > 0) throw new Error(`esbuild gave ${warnings.length} warning(s), listed above`);
  const [code] = outputFiles;
  if (code === undefined) throw new Error(`esbuild made nothing of canaries/${name}/handler.ts`);
  return new Map([
    ['index.mjs', code.text],
    ['synthetics.json', `${JSON.stringify(SYNTHETICS_CONFIGURATION, null, 2)}\n`],
  ]);
}
