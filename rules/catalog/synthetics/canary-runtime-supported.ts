import type { Expectation } from '../../core/expectation';
import { property } from '../../core/property';
import { defineRule } from '../../core/rule';
import { isUnresolved, type Truth } from '../../core/value';

/** The newest version of each family that is deprecated: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Synthetics_Runtime_Support_Policy.html */
const LAST_DEPRECATED: Readonly<Record<string, number>> = {
  syn: 1.0,
  'syn-nodejs': 2.2,
  'syn-nodejs-puppeteer': 7.0, // 2026-01-22
  'syn-python-selenium': 5.1, // 2026-02-03
  // None of these so far.
  'syn-nodejs-playwright': 0,
  'syn-java': 0,
};

function isSupported(name: string): Truth {
  const [, family = '', version] = /^(syn[a-z-]*?)-(\d+\.\d+)$/.exec(name) ?? [];
  const last = Object.hasOwn(LAST_DEPRECATED, family) ? LAST_DEPRECATED[family] : undefined;
  return last === undefined ? 'unknown' : Number(version) > last;
}

function supportedRuntime(deprecated: readonly string[]): Expectation {
  return {
    expected: 'a runtime that AWS supports, such as "syn-nodejs-playwright-9.0"',
    test: (value) => {
      if (isUnresolved(value)) return 'unknown';
      const name = String(value);
      return deprecated.includes(name) ? false : isSupported(name);
    },
  };
}

export const canaryRuntimeSupported = defineRule({
  id: 'synthetics-canary-runtime-supported',
  title: 'Canaries use runtimes that AWS supports',
  severity: 'medium',
  stage: 'enforced',
  rationale:
    'A deprecated runtime brings a browser whose holes are known and stay open, and no canary can be made with it any more.',
  remediation:
    'Set runtime to a supported one: new Runtime("syn-nodejs-playwright-9.0", RuntimeFamily.NODEJS)',
  controls: {},
  appliesTo: ['AWS::Synthetics::Canary'],
  reads: [],
  parameters: {
    deprecated: {
      type: 'strings',
      default: [],
      description: 'runtimes that are deprecated beside those that the rule knows',
    },
  },
  evaluate: (canary, context, { deprecated }) =>
    property('RuntimeVersion', supportedRuntime(deprecated))(canary, context),
});
