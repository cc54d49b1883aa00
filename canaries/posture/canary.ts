import type { CanaryDefinition } from '../definition';

export const posture: CanaryDefinition = {
  name: 'posture',
  title: 'The endpoint speaks TLS as it should, redirects to it, and sends its security headers',
  everyMinutes: 5,
  timeoutSeconds: 60,
  memoryMiB: 960,
  retries: 1,
  browser: false,
  needs: 'url',
  alarm: { successPercent: 90, periods: 2 },
  monthlyUsd: 10.51,
  budget: { stepMilliseconds: 5000 },
};
