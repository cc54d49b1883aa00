import { type Statement, statements, summary, unknownDocument } from './policy';
import type { Predicate } from './property';
import type { Truth } from './value';
import { all, compliant, indeterminate, type Verdicts, violation } from './verdict';

/**
 * Judges that no statement of the document at a path is objectionable; `expected` completes the sentence
 * "... is X, expected ...". The test is given all statements of the document, because one may take back another.
 */
export function noStatement(
  path: string,
  objectionable: (statement: Statement, document: readonly Statement[]) => Truth,
  expected: string,
): Predicate {
  return (resource, context) => {
    const found = statements(resource, path, context);
    if (!found) return unknownDocument(resource, path, context);
    const verdicts = found.map((statement): Verdicts => {
      const answer = objectionable(statement, found);
      const objects = answer === true ? violation : indeterminate;
      return answer === false
        ? compliant()
        : objects(statement.path, `${summary(statement)}; expected ${expected}`);
    });
    return all([compliant(), ...verdicts]);
  };
}
