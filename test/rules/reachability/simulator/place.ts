import type { Reference } from './properties';
import type { End } from './world';

/** An interface, as it is written. */
export interface Written {
  readonly subnet: Reference | undefined;
  readonly groups: readonly Reference[] | 'nothing filters' | undefined;
  /** Whether it has a public address in IPv4. */
  readonly isPublic: boolean;
  readonly ipv4?: string | undefined;
  /** Written out, or any of the subnet. */
  readonly ipv6?: string | true | undefined;
  readonly hidesIpv6?: boolean;
}

/** Stands an interface in its subnet, if there is such a one. */
export type Place = (node: string, written: Written, many?: boolean) => readonly End[];
