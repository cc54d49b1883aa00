import { GuardrailsError } from '../../../core/errors';
import { isUnresolved, type Properties, type Unresolved, type Value } from '../../../core/value';
import { document, unknown } from '../../../sources/translators/read';
import type { Session } from '../describer';

/** A page of a list, and what to ask for the next one with. */
export type Page<T> = readonly [found: readonly T[] | undefined, next: string | undefined];

/**
 * Everything that a list has, page by page, each with patience: the paginators of the SDK end with the first refusal.
 *
 * @throws GuardrailsError `PAGES_WITHOUT_END` where a page names itself as the next one
 */
export async function pages<T>(
  { patiently }: Session,
  ask: (token: string | undefined) => Promise<Page<T>>,
): Promise<readonly T[]> {
  const all: T[] = [];
  let token: string | undefined;
  do {
    const [found, next] = await patiently(() => ask(token));
    all.push(...(found ?? []));
    if (next !== undefined && next !== '' && next === token) {
      throw new GuardrailsError(
        'PAGES_WITHOUT_END',
        `a page of ${all.length} names itself, ${JSON.stringify(next)}, as the next one; the function is to be called again`,
      );
    }
    token = next;
  } while (token !== undefined && token !== '');
  return all;
}

/** How many questions are open at a time: services refuse more than some ten a second. */
const AT_ONCE = 4;

/** The answers about each of several things, in their order. */
export async function each<T, R>(
  items: readonly T[],
  ask: (item: T) => Promise<readonly R[]>,
): Promise<readonly R[]> {
  const answers: (readonly R[])[] = [];
  const left = items.entries();
  const work = async (): Promise<void> => {
    for (const [at, item] of left) answers[at] = await ask(item);
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, work));
  return answers.flat();
}

function named(thrown: unknown, pattern: RegExp): boolean {
  return thrown instanceof Error && pattern.test(thrown.name);
}

/** Whether there is nothing of that name any more. */
export function isGone(thrown: unknown): boolean {
  return named(thrown, /NotFound|NoSuch|Nonexistent/);
}

/** Whether a policy refused it, and not that who asks is nobody: https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html */
export function isDenied(thrown: unknown): boolean {
  return named(thrown, /^(AccessDenied|AuthorizationError|UnauthorizedOperation|NotAuthorized)/);
}

const REFUSED = unknown('which AWS refuses to tell');

/** What is told of one thing: nothing where it is gone by now, and a doubt where a policy refuses to tell. */
export async function orDoubt<T>(
  ask: () => Promise<readonly T[]>,
  doubt: (refused: Unresolved) => readonly T[],
): Promise<readonly T[]> {
  try {
    return await orNothing(ask);
  } catch (thrown) {
    if (isDenied(thrown)) return doubt(REFUSED);
    throw thrown;
  }
}

/** What is told of one thing, and nothing where it is gone by now. */
export async function orNothing<T>(ask: () => Promise<readonly T[]>): Promise<readonly T[]> {
  try {
    return await ask();
  } catch (thrown) {
    if (isGone(thrown)) return [];
    throw thrown;
  }
}

/** What an answer tells, without what is not set; doubts stay. */
export function told(members: object): Properties {
  return Object.fromEntries(
    Object.entries(members).flatMap(([name, value]) => {
      const kept = plain(value);
      return kept === undefined ? [] : [[name, kept] as const];
    }),
  );
}

function plain(value: unknown): Value | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (isUnresolved(value)) return value;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map((item) => plain(item) ?? null);
  return typeof value === 'object' ? told(value) : undefined;
}

/** A policy as a document; a doubt where it is none. */
export function policyOf(text: string | undefined): Value | undefined {
  const found = document(text);
  return isUnresolved(found) ? unknown('which is no policy document') : found;
}

/** What an operation has no answer for. */
export function untoldBy(operation: string): Unresolved {
  return unknown(`which ${operation} does not tell`);
}

/** The properties that an operation has no answer for. */
export function untold(operation: string, names: readonly string[]): Properties {
  return Object.fromEntries(names.map((name) => [name, untoldBy(operation)]));
}

/** The tags of an answer as a map. */
export function tagsOf(
  tags: readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[] | undefined,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    (tags ?? []).flatMap(({ Key, Value: value }) => (Key === undefined ? [] : [[Key, value ?? '']])),
  );
}
