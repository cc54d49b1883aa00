import { GuardrailsError } from '../core/errors';

/** Columns, or brackets, that open one inside the other: each is a call of the parser inside the one before. */
const MOST_OPEN = 500;

/** Marks of punctuation: each may be a node of the document, of which a million take half a gigabyte and seconds. */
const MOST_MARKS = 1_000_000;

/**
 * Refuses YAML that the parser would take minutes for, or that would end the process: a stack that overflows in a
 * regular expression cannot be caught.
 */
export function assertParsable(text: string, file: string): void {
  let open = 0;
  let marks = 0;
  for (const [found] of text.matchAll(/^[ \t]*(?:[-?][ \t]+)*|[^\w\s]/gm)) {
    marks += 1;
    if (found === '[' || found === '{') open += 1;
    else if (found === ']' || found === '}') open = Math.max(0, open - 1);
    if (open > MOST_OPEN || found.length > MOST_OPEN) {
      const message = `${file} nests deeper than any template that CloudFormation takes`;
      throw new GuardrailsError('FILE_TOO_DEEP', message);
    }
    if (marks > MOST_MARKS) {
      const message = `${file} is larger than any YAML that CloudFormation takes, which ends at 1 MB; give it in parts, or as JSON`;
      throw new GuardrailsError('FILE_TOO_LARGE', message);
    }
  }
}
