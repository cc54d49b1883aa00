// The WASM validator inside aws-cdk-lib costs seconds per test file; .ci/run synthesizes once with it switched on.
process.env['CDK_VALIDATION'] = 'false';
