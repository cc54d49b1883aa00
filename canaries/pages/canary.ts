import type { CanaryDefinition } from '../definition';

export const pages: CanaryDefinition = {
  name: 'pages',
  title: 'Every page shows what it should in a real browser, in time, and nothing that it should not',
  everyMinutes: 15,
  timeoutSeconds: 120,
  memoryMiB: 1536,
  retries: 1,
  browser: true,
  needs: 'url',
  alarm: { successPercent: 90, periods: 2 },
  monthlyUsd: 3.5,
  budget: { stepMilliseconds: 3000 },
};
