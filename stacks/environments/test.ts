import type { Environment } from './environment';
import { example } from './example';

/** Where a change is tried like in production. To be edited like prod; it lends its network to pull requests. */
export const test: Environment = {
  ...example,
  name: 'test',
  domainName: 'test.quest.example.com',
  hostedZone: { id: 'Z0EXAMPLE', name: 'example.com' },
  networkLentTo: 'pr-*',
  vpcCidr: '10.22.0.0/16',
  image: { ...example.image, repositoryName: 'quest-test' },
  secret: { parameterName: '/quest/test/secret-word' },
  alerts: { email: ['team@example.com'], sms: [] },
  logRetentionDays: 90,
};
