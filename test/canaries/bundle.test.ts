import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { BUNDLES, bundleCanary } from '../../canaries/bundle';

const root = path.resolve(__dirname, '../..');

describe.each(['posture', 'bypass'])('the bundle of %s', (name) => {
  const directory = bundleCanary(name);
  const code = readFileSync(path.join(directory, 'index.mjs'), 'utf8');

  test('holds the handler and its configuration, nothing else', () => {
    expect(readdirSync(directory).sort()).toEqual(['index.mjs', 'synthetics.json']);
    expect(path.dirname(directory)).toBe(BUNDLES);
    expect(path.basename(directory)).toMatch(new RegExp(`^${name}-[0-9a-f]{16}$`));
    expect(code).toMatch(/export \{\s*handler\s*\};/);
  });

  test('leaves to the runtime what the runtime has', () => {
    const { metafile } = buildSync({
      absWorkingDir: directory,
      entryPoints: ['index.mjs'],
      ...{ bundle: true, packages: 'external', platform: 'node', format: 'esm' },
      ...{ write: false, metafile: true },
    } as const);
    const required = [...code.matchAll(/__require\(\s*["']([^"']+)["']/g)].map(([, module = '']) => module);
    const imported = [
      ...Object.values(metafile.outputs).flatMap(({ imports }) => imports.map((one) => one.path)),
      ...required,
    ];
    const foreign = imported.filter((module) => !builtinModules.includes(module.replace(/^node:/, '')));
    expect([...new Set(foreign)]).toEqual(['@aws/synthetics-playwright']);
  });

  test('says nothing of the machine that made it', () => {
    expect(code).not.toContain(root);
    expect(code).not.toContain('sourceMappingURL');
  });

  test('is syntax to the oldest Node.js that we run on', () => {
    expect(() =>
      execFileSync(process.execPath, ['--check', path.join(directory, 'index.mjs')]),
    ).not.toThrow();
  });
});

test('a bundle is the same each time, and goes where it is told to', () => {
  const outdir = mkdtempSync(path.join(tmpdir(), 'quest-canary-'));
  try {
    expect(bundleCanary('bypass')).toBe(bundleCanary('bypass'));
    expect(bundleCanary('bypass', { outdir })).toBe(outdir);
    for (const file of ['index.mjs', 'synthetics.json']) {
      expect(readFileSync(path.join(outdir, file))).toEqual(
        readFileSync(path.join(bundleCanary('bypass'), file)),
      );
    }
  } finally {
    rmSync(outdir, { recursive: true });
  }
});

test('a canary that there is not has no bundle', () => {
  expect(() => bundleCanary('no-such-canary')).toThrow('canaries/no-such-canary/handler.ts');
});

/** The settings that the page names. https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Synthetics_WritingCanary_Nodejs_Playwright.html */
const DOCUMENTED = {
  step: [
    'continueOnStepFailure',
    'screenshotOnStepFailure',
    'screenshotOnStepStart',
    'screenshotOnStepSuccess',
    'stepDurationMetric',
    'stepSuccessMetric',
    'stepsReport',
  ],
  report: [
    'includeRequestBody',
    'includeRequestHeaders',
    'includeResponseBody',
    'includeResponseHeaders',
    'includeUrlPassword',
    'restrictedHeaders',
    'restrictedUrlParameters',
  ],
  logging: [
    'logRequest',
    'logRequestBody',
    'logRequestHeaders',
    'logResponse',
    'logResponseBody',
    'logResponseHeaders',
  ],
  httpMetrics: [
    'aggregated2xxMetric',
    'aggregated4xxMetric',
    'aggregated5xxMetric',
    'aggregatedFailedRequestsMetric',
    'failedRequestsMetric',
    'metric_2xx',
    'metric_4xx',
    'metric_5xx',
  ],
  canaryMetrics: ['aggregatedFailedCanaryMetric', 'failedCanaryMetric'],
};

test('each documented setting is set, and what could hold a secret is left out', () => {
  const given = JSON.parse(readFileSync(path.join(bundleCanary('posture'), 'synthetics.json'), 'utf8'));
  const { userAgent, har, ...groups } = given;
  expect({ userAgent, har }).toEqual({ userAgent: '', har: true });
  expect(
    Object.fromEntries(
      Object.entries<object>(groups).map(([name, group]) => [name, Object.keys(group).sort()]),
    ),
  ).toEqual(DOCUMENTED);
  expect(given.report).toMatchObject({
    includeUrlPassword: false,
    includeRequestBody: false,
    includeResponseBody: false,
    restrictedUrlParameters: ['*'],
  });
  for (const header of ['authorization', 'cookie', 'set-cookie', 'x-amz-security-token']) {
    expect(given.report.restrictedHeaders).toContain(header);
  }
  expect(Object.values(given.logging)).not.toContain(true);
  expect(given.step).toMatchObject({ continueOnStepFailure: true, stepsReport: true });
});
