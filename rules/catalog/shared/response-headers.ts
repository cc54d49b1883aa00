import { elements, type Predicate, unknownList, whyUnknown } from '../../core/property';
import { isUnresolved, same, show } from '../../core/value';
import { compliant, indeterminate, violation } from '../../core/verdict';

/** One header as it was sent. */
export interface Sent {
  readonly name: string;
  readonly value: string;
  readonly path: string;
}

/** What is wrong with what was sent, in words that follow `path`; at the whole list where nothing was sent. */
export interface HeaderFault {
  readonly sent?: Sent | undefined;
  readonly says: string;
}

const HEADERS = 'Headers';

/**
 * Judges the headers of some names, given in lower case, in the order in which they were sent. A header whose name or
 * value is not known may be any of them.
 */
export function responseHeaders(
  names: readonly string[],
  fault: (sent: readonly Sent[]) => HeaderFault | undefined,
): Predicate {
  return (resource, context) => {
    const items = elements(resource, HEADERS, context);
    if (!items) return unknownList(HEADERS, context.read(resource, HEADERS));
    const sent: Sent[] = [];
    for (const path of items) {
      const name = context.read(resource, `${path}.Name`) ?? null;
      const known = typeof name === 'string' ? name.toLowerCase() : undefined;
      if (known === undefined && (!isUnresolved(name) || names.some((one) => same(name, one) !== false))) {
        return indeterminate(
          `${path}.Name`,
          `${path}.Name is ${show(name)}, ${whyUnknown(name)}, and may be ${names[0]}`,
        );
      }
      if (known === undefined || !names.includes(known)) continue;
      const value = context.read(resource, `${path}.Value`);
      if (typeof value !== 'string') {
        return indeterminate(
          `${path}.Value`,
          `${known} is ${show(value)}, ${isUnresolved(value) ? value.why : 'which is no text'}`,
        );
      }
      sent.push({ name: known, value, path: `${path}.Value` });
    }
    const found = fault(sent);
    if (found === undefined) return compliant();
    return violation(found.sent?.path ?? HEADERS, found.says);
  };
}

/** A header that is sent several times, as a browser joins it: https://fetch.spec.whatwg.org/#concept-header-list-get */
export function joined(sent: readonly Sent[]): string {
  return sent.map(({ value }) => value.trim()).join(', ');
}

/** The elements between commas: https://fetch.spec.whatwg.org/#concept-header-list-get-decode-split */
export function listed(sent: readonly Sent[]): readonly string[] {
  return sent.flatMap(({ value }) => value.split(',')).map((one) => one.trim());
}
