/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  // Most of the time goes to child processes that wait for each other.
  maxWorkers: '100%',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2023' }, module: { type: 'commonjs' }, sourceMaps: 'inline' },
    ],
  },
  // Dynamic imports of our sources name the file as it is called once built.
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': ['$1.js', '$1.ts'] },
  setupFiles: ['<rootDir>/test/setup.ts'],
  testTimeout: 120000,
};
