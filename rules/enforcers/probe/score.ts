import { type Part, TESTS, type Visited } from './observatory';

export interface Score {
  /** From 0; at most 100, and what is given beyond for more than is asked. */
  readonly score: number;
  readonly grade: string;
  readonly parts: readonly Part[];
}

/** Below this, nothing is added for more than is asked. */
const LEAST_FOR_BONUS = 90;

const GRADES: readonly (readonly [least: number, grade: string])[] = [
  [100, 'A+'],
  [90, 'A'],
  [85, 'A-'],
  [80, 'B+'],
  [70, 'B'],
  [65, 'B-'],
  [60, 'C+'],
  [50, 'C'],
  [45, 'C-'],
  [40, 'D+'],
  [30, 'D'],
  [25, 'D-'],
  [0, 'F'],
];

/**
 * Scores an answer as the HTTP Observatory of MDN does: from 100, what is missing is taken away, and what is beyond is
 * added to 90 or more. Not looked at are its list of preloaded hosts and the integrity of scripts in the page.
 * https://developer.mozilla.org/en-US/observatory/docs/tests_and_scoring
 */
export function observatoryScore(visited: Visited): Score {
  const parts = TESTS.map((test) => test(visited));
  const sum = (chosen: readonly Part[]): number =>
    chosen.reduce((total, { modifier }) => total + modifier, 0);
  const least = 100 + sum(parts.filter(({ modifier }) => modifier < 0));
  const bonus = least < LEAST_FOR_BONUS ? 0 : sum(parts.filter(({ modifier }) => modifier > 0));
  const score = Math.max(0, least + bonus);
  const [, grade = 'F'] = GRADES.find(([from]) => score >= from) ?? [];
  return { score, grade, parts };
}
