import type { CanaryDefinition } from '../definition';

export const bypass: CanaryDefinition = {
  name: 'bypass',
  title: "The origin's own address cannot be reached from outside",
  everyMinutes: 15,
  timeoutSeconds: 60,
  memoryMiB: 960,
  retries: 1,
  browser: false,
  needs: 'origin',
  alarm: { successPercent: 90, periods: 2 },
  monthlyUsd: 3.5,
  budget: { stepMilliseconds: 5000 },
};
