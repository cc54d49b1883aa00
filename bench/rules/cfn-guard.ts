import { join } from 'node:path';

/**
 * The plugin that holds Control Tower's rules and the cfn-guard binary of four platforms: 36 MB, which is why it is
 * fetched when somebody runs the bench and is no dependency.
 */
export const CFN_GUARD = {
  name: '@cdklabs/cdk-validator-cfnguard',
  version: '0.0.62',
  folder: join(process.cwd(), '.cache', 'bench', 'cfn-guard'),
} as const;
