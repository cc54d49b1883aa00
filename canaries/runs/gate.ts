import type { Run } from './model';

/**
 * Whether a canary lets a deployment pass: 'waiting', or the newest run that failed. A run that goes on, or whose
 * state is not known, is waited for; one whose beginning is not known counts for nothing unless it failed.
 */
export function verdictOf(runs: readonly Run[], passes: number): 'passed' | 'waiting' | Run {
  const failed = runs.find(({ status }) => !['PASSED', 'RUNNING', 'UNKNOWN'].includes(status));
  if (failed) return failed;
  const passed = runs.filter(({ status, startedAt }) => status === 'PASSED' && startedAt !== '');
  const isOpen = runs.some(({ status }) => status !== 'PASSED');
  return !isOpen && passed.length >= passes ? 'passed' : 'waiting';
}
