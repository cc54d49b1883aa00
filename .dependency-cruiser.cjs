/** Who may import whom: the arrows of the layout in CONTRIBUTING.md. */
const only = (name, from, to, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: '^(service|rules|canaries|stacks|tools|bench|test)/', pathNot: to },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
    // Types alone: @types/sarif, and canaries/synthetics-playwright.d.ts of what the Synthetics runtime has.
    {
      name: 'not-to-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(sarif|@aws/synthetics-playwright)$' },
    },
    only('service-alone', '^service/', '^service/', 'The service is deployed without anything else of ours.'),
    only('core-alone', '^rules/core/', '^rules/core/', 'The language of rules rests on nothing.'),
    only('reachability-on-core', '^rules/reachability/', '^rules/(core|reachability)/'),
    only('catalog-on-core', '^rules/catalog/', '^rules/(core|reachability|catalog)/'),
    only('frameworks-on-core', '^rules/frameworks/', '^rules/(core|frameworks)/'),
    only('packs-on-catalog', '^rules/packs/', '^rules/(core|catalog|frameworks|packs)/'),
    only('sources-on-core', '^rules/sources/', '^rules/(core|sources)/'),
    only('exceptions-on-core', '^rules/exceptions/', '^rules/(core|exceptions)/'),
    only('reporters-on-core', '^rules/reporters/', '^rules/(core|exceptions|reporters)/'),
    only(
      'enforcers-on-all-rules',
      '^rules/enforcers/',
      '^rules/((core|reachability|frameworks|packs|sources|exceptions|reporters|enforcers)/|catalog/shared/content-security-policy\\.ts)',
    ),
    only('canaries-on-probe', '^canaries/', '^(canaries/|rules/(core/|enforcers/probe/))'),
    only(
      'stacks-on-enforcers',
      '^stacks/',
      '^(stacks/|canaries/(canaries|definition|bundle)\\.ts|rules/(core|reachability|packs|exceptions)/|rules/enforcers/(synth/|exceptions-file\\.ts|config-rule/(plan|described|granted)\\.ts|hook/plan\\.ts))',
      'Of the functions only what is data: what they are to be given, and not how they work.',
    ),
    {
      name: 'core-is-pure',
      comment: 'No node: import, no CDK, no SDK: a rule judges the same wherever it runs.',
      severity: 'error',
      from: { path: '^rules/(core|reachability|catalog|frameworks|packs)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pure-packages',
      severity: 'error',
      from: { path: '^rules/(core|reachability|catalog|frameworks|packs)/' },
      to: { path: 'node_modules', pathNot: 'node_modules/ipaddr\\.js/' },
    },
    {
      name: 'cdk-at-synth-only',
      severity: 'error',
      from: { path: '^(service|rules)/', pathNot: '^rules/enforcers/synth/' },
      to: { path: 'node_modules/(aws-cdk-lib|cdk-nag|constructs)/' },
    },
    {
      name: 'sdk-at-run-time-only',
      severity: 'error',
      from: {
        path: '^(service|rules)/',
        pathNot: '^rules/enforcers/(config-rule|hook|notices|remediation)/',
      },
      to: { path: 'node_modules/@aws-sdk/' },
    },
    {
      name: 'nothing-on-tests',
      comment: 'But the bench that runs a comparison of the tests for longer.',
      severity: 'error',
      from: { pathNot: '^(test/|bench/reach)' },
      to: { path: '^test/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.cjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['require', 'node', 'default'],
    },
  },
};
