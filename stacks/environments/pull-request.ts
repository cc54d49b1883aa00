import type { Environment } from './environment';
import { test } from './test';

/**
 * What one pull request is tried in: one task, no network of its own, nothing that outlives it, and a last day. Its
 * account is watched over by the environment that it shares it with, and no canary looks at it.
 */
export function pullRequest(number: number): Environment {
  const name = `pr-${number}`;
  const { vpcCidr, networkLentTo, governance, canaries, ...common } = test;
  return {
    ...common,
    name,
    domainName: `${name}.${test.domainName}`,
    network: { sharedWith: 'test' },
    image: { ...test.image, repositoryName: `quest-${name}` },
    secret: { parameterName: `/quest/${name}/secret-word` },
    tasks: { ...test.tasks, min: 1, max: 2 },
    waf: false,
    monthlyBudgetUsd: 50,
    removal: 'destroy',
    deletionProtection: false,
    expiresInDays: 7,
    logRetentionDays: 30,
  };
}
