/**
 * The most that a call takes or answers:
 * https://docs.aws.amazon.com/config/latest/APIReference/API_PutEvaluations.html, API_BatchGetResourceConfig.html,
 * API_ListDiscoveredResources.html, API_GetComplianceDetailsByConfigRule.html
 */
export const MOST = 100;

export function chunks<T>(all: readonly T[], most = MOST): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / most) }, (_, at) =>
    all.slice(at * most, (at + 1) * most),
  );
}

interface Page<T> {
  readonly found: readonly T[];
  readonly next: string | undefined;
}

/** Page after page, each asked for when the one before is done with; an empty page may lead to another. */
export async function* pages<T>(
  ask: (token: string | undefined) => Promise<Page<T>>,
): AsyncGenerator<readonly T[]> {
  let token: string | undefined;
  do {
    const { found, next } = await ask(token);
    if (found.length > 0) yield found;
    token = next === '' ? undefined : next;
  } while (token !== undefined);
}

export async function all<T>(found: AsyncIterable<readonly T[]>): Promise<readonly T[]> {
  const together: T[] = [];
  for await (const some of found) together.push(...some);
  return together;
}

/** Works on several at a time; ends with the first that fails. */
export async function severally<T>(
  items: readonly T[],
  most: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const left = [...items].reverse();
  const worker = async (): Promise<void> => {
    for (let item = left.pop(); item !== undefined; item = left.pop()) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, worker));
}
