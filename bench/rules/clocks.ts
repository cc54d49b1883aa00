import { readFileSync } from 'node:fs';

/** Milliseconds so far: on the clock, and of the CPU. */
export interface Clocks {
  readonly waited: number;
  /** Of all threads of this process, and of the processes that it started and that have ended. */
  readonly cpu: number;
}

export function clocks(): Clocks {
  const { user, system } = process.cpuUsage();
  return { waited: performance.now(), cpu: (user + system) / 1_000 + cpuOfChildren() };
}

const TICKS_PER_SECOND = 100;

/** Linux says this: proc(5), cutime and cstime of /proc/pid/stat. Elsewhere it stays unknown, and counts as nothing. */
function cpuOfChildren(): number {
  try {
    const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ') ?? [];
    return ((Number(fields[13]) + Number(fields[14])) * 1_000) / TICKS_PER_SECOND;
  } catch {
    return 0;
  }
}
