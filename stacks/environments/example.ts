import type { Environment } from './environment';
import { governance } from './governance';

/** The default environment: it synthesizes anywhere, without an account, and names nothing that exists. */
export const example: Environment = {
  name: 'example',
  region: 'us-east-1',
  domainName: 'quest.example.com',
  hostedZone: { id: 'Z0EXAMPLE', name: 'example.com' },
  network: 'own',
  vpcCidr: '10.20.0.0/16',
  natGateways: 0,
  // No image has the digest of only zeros: an environment that is deployed names the digest that was pushed.
  image: { repositoryName: 'quest', digest: `sha256:${'0'.repeat(64)}` },
  secret: { parameterName: '/quest/example/secret-word' },
  tasks: { min: 2, max: 4, cpu: 256, memory: 512 },
  waf: true,
  alerts: { email: ['oncall@example.com'], sms: [] },
  monthlyBudgetUsd: 200,
  removal: 'retain',
  deletionProtection: true,
  logRetentionDays: 365,
  governance: governance(),
  canaries: {},
};
