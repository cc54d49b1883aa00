import fc from 'fast-check';
import { allowedValues } from '../catalog/schema-paths';
import type { Template } from './verdicts';

export type Properties = fc.Arbitrary<Template>;
export type Model = Readonly<Record<string, fc.Arbitrary<unknown>>>;

/** A boolean in each way that CloudFormation takes it. */
export const flag = fc.constantFrom(true, false, 'true', 'false');
export const one = fc.constantFrom;

/** Each property there or not. */
export const shape = (model: Model): Properties => fc.record(model, { requiredKeys: [] });
export const whole = (model: Model): Properties => fc.record(model);
export const list = (element: fc.Arbitrary<unknown>, maxLength = 3): fc.Arbitrary<readonly unknown[]> =>
  fc.array(element, { maxLength });

/** A number and its neighbours, as numbers and as text. */
export const around = (...bounds: readonly number[]): fc.Arbitrary<unknown> =>
  one(...bounds.flatMap((bound) => [bound - 1, bound, bound + 1]).flatMap((number) => [number, `${number}`]));

/** What the schema allows at a path. */
export function allowed(type: string, path: string): fc.Arbitrary<string> {
  const values = allowedValues(type, path);
  if (values.length === 0) throw new Error(`the schema names no values of ${type} ${path}`);
  return one(...values);
}

/** A resource of the type that a rule is about, with all that the rule may be concerned with. */
export interface Variants {
  readonly type: string;
  readonly properties: Properties;
}
