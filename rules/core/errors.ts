/**
 * An error is a fault of ours, of a rule, or of the host: never a finding. The message says what happened, the
 * value we got, what we accept, and what to do.
 */
export class GuardrailsError extends Error {
  override readonly name = 'GuardrailsError';

  constructor(
    /** Stable, for programs: never reworded, never reused. */
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The message of anything that can be thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
