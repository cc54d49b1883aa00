import type { Environment } from './environment';
import { example } from './example';

/** Production. To be edited before it is deployed: domain, hosted zone, and whom alarms tell. */
export const prod: Environment = {
  ...example,
  name: 'prod',
  domainName: 'quest.example.com',
  hostedZone: { id: 'Z0EXAMPLE', name: 'example.com' },
  vpcCidr: '10.21.0.0/16',
  image: { ...example.image, repositoryName: 'quest-prod' },
  secret: { parameterName: '/quest/prod/secret-word' },
  tasks: { min: 2, max: 10, cpu: 512, memory: 1024 },
  alerts: { email: ['oncall@example.com'], sms: ['+14255550100'] },
  monthlyBudgetUsd: 300,
};
