import type { Value } from '../../core/value';

/** A scalar as CloudFormation writes it where text belongs; nothing for what is none. */
export function textOf(value: Value | undefined): string {
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : '';
}
