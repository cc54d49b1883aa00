import { usage } from './command';

/** `Name=Value` as the name and the value. */
export function parameterGiven(given: string, command: string): [string, string] {
  const at = given.indexOf('=');
  if (at < 1) throw usage(`--parameter takes Name=Value, not ${JSON.stringify(given)}`, command);
  return [given.slice(0, at), given.slice(at + 1)];
}
