/** A mistake on the command line: exit code 2, and nothing was done. */
export class UsageError extends Error {}

/** What stopped us, why, and what to do about it: exit code 1. */
export class Failure extends Error {
  constructor(
    readonly what: string,
    readonly why: readonly string[],
    readonly todo: readonly string[],
  ) {
    super([what, ...why.map((line) => `  ${line}`), ...todo.map((line) => `  do: ${line}`)].join('\n'));
  }
}

/** Runs a command of ours to its exit code: 0 done, 1 it failed, 2 it was not understood. */
export const finish = (
  name: string,
  main: (argv: readonly string[]) => Promise<void>,
  explain: (error: unknown) => string = (error) => (error instanceof Error ? error.message : String(error)),
): void => {
  main(process.argv.slice(2)).catch((error: unknown) => {
    console.error(`${name}: ${explain(error)}`);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  });
};
