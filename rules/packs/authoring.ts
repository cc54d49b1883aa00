/**
 * The entry `quest-guardrails/rules`: what a rule and a pack of one's own are written with, as the catalogue's are.
 * What is exported here is a promise to others; everything else may change.
 */
export { CATALOG } from '../catalog';
export * from '../core/entry';
export { GuardrailsError } from '../core/errors';
export * from '../core/expectation';
export * from '../core/property';
export type { Origin, Resource } from '../core/resource';
export { type Context, defineRule, type Neighbours, type Rule } from '../core/rule';
export {
  isList,
  isProperties,
  isUnresolved,
  type Properties,
  referenceOf,
  same,
  show,
  type Truth,
  type Unresolved,
  type Value,
} from '../core/value';
export * from '../core/verdict';
export { loadPack, type Pack } from './packs';
