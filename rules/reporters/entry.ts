import type { RuleFacts } from '../core/evaluate';
import { type ExceptedFinding, type Outcome, refuses } from '../exceptions/except';

/** A finding as a format needs it, whichever tool it is from. */
export interface Entry {
  readonly rule: RuleEntry;
  readonly status: Outcome['status'];
  /** `error` refuses the change, `warning` does not, `note` only informs. */
  readonly level: 'error' | 'warning' | 'note';
  /** Its construct path, else its id. */
  readonly resource: string;
  readonly type?: string | undefined;
  readonly property: string;
  readonly message: string;
  /** Under which conditions of the template, such as `when Environment is "prod"`. */
  readonly scenario?: string | undefined;
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  /** What stands on that line, where people wrote it. */
  readonly source?: string | undefined;
  /** Why it is excused. */
  readonly excuse?: string | undefined;
}

export interface RuleEntry extends Partial<Omit<RuleFacts, 'id'>> {
  readonly id: string;
  readonly rationale?: string;
}

/** A finding after where it is was looked up more closely than its source could. */
export interface Located {
  readonly line?: number;
  readonly source?: string;
}

/** Our own outcomes as entries; `locate` finds the very line of one in a hand-written template. */
export function entriesOf(
  outcomes: readonly Outcome[],
  strict: boolean,
  locate: (outcome: Outcome) => Located = () => ({}),
): readonly Entry[] {
  return outcomes.map((outcome) => {
    const { rule, status, origin, path, message, scenario } = outcome;
    return {
      rule,
      status,
      level: refuses(outcome, strict) || status === 'excepted' ? 'error' : 'warning',
      resource: origin.path ?? origin.id,
      type: origin.type,
      property: path,
      message,
      scenario,
      file: origin.file,
      line: origin.line,
      ...locate(outcome),
      ...(outcome.status === 'excepted' ? { excuse: excuseOf(outcome.exception) } : {}),
    };
  });
}

function excuseOf({ expires, owner, reason, ticket }: ExceptedFinding['exception']): string {
  return `until ${expires}, by ${owner}${ticket === undefined ? '' : ` (${ticket})`}: ${reason}`;
}
