import { type AddressRange, parseCidr } from '../../core/cidr';
import { show, type Value } from '../../core/value';
import type { Addresses } from '../network';
import { type AddressSet, ANYWHERE, cidrSet, NOWHERE, union } from '../sets';
import { listOf, type Source } from './world';

const LIST = 'AWS::EC2::PrefixList';

/** The addresses of a prefix list, and its blocks one by one where all are known. */
interface Listed {
  readonly addresses: Addresses;
  readonly blocks?: readonly { readonly range: AddressRange; readonly addresses: Addresses }[];
  readonly doubt?: string;
}

export function listed(source: Source, value: Value): Listed {
  const list = source.named(LIST, value);
  const entries = list && listOf(source, list, 'Entries');
  const blocks = entries?.map((_, index) => {
    const cidr = list && source.context.read(list, `Entries[${index}].Cidr`);
    const range = typeof cidr === 'string' ? parseCidr(cidr) : undefined;
    const sure = typeof cidr === 'string' ? cidrSet(cidr, true) : undefined;
    const possible = typeof cidr === 'string' ? cidrSet(cidr, false) : undefined;
    return range && sure && possible ? { range, addresses: { sure, possible } } : undefined;
  });
  if (blocks?.every((one) => one !== undefined)) {
    const both = (mode: 'sure' | 'possible'): AddressSet =>
      union(...blocks.map(({ addresses }) => addresses[mode]));
    return { addresses: { sure: both('sure'), possible: both('possible') }, blocks };
  }
  const doubt = `which addresses the prefix list ${show(value)} holds`;
  return { addresses: { sure: NOWHERE, possible: ANYWHERE, doubt }, doubt };
}
