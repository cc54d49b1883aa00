/** Why nothing is changed: no fault, and no reason to try again. */
export class Stop extends Error {
  override readonly name = 'Stop';
}

/** @throws Stop */
export function stop(why: string): never {
  throw new Stop(why);
}
