import type { IngressEntry } from './ingress';
import { isInternet, isPublic } from './internet';

/** Entries that admit the internet together, to one port of one protocol. */
export interface Meeting {
  readonly entries: readonly IngressEntry[];
  /** Not so where a port or a protocol is not known, and may be the same or not. */
  readonly surely: boolean;
}

/** A security group has at most 1,000 rules: https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html */
const MOST_ENTRIES = 1000;

const EVERY_PORT = [0, 65535] as const;

/**
 * For each entry that is not the internet by itself, the entries with which it is: the world cut into blocks is still
 * the world. Ports that are open to everybody do not count.
 */
export function meetings(
  entries: readonly IngressEntry[],
  openPorts: { readonly protocol: string; readonly ports: readonly number[] },
): ReadonlyMap<IngressEntry, Meeting> {
  const parts = entries.filter(({ sources }) => sources && isPublic(sources) && !isInternet(sources));
  const found = new Map<IngressEntry, Meeting>();
  if (!isInternetTogether(parts)) return found;
  const meet = (meeting: Meeting): void => {
    for (const entry of meeting.entries) {
      if (!found.has(entry) || (meeting.surely && !found.get(entry)?.surely)) found.set(entry, meeting);
    }
  };
  if (parts.length > MOST_ENTRIES) {
    meet({ entries: parts, surely: false });
    return found;
  }
  for (const protocol of new Set(parts.map((part) => part.protocol))) {
    const members = parts.filter((part) => [protocol, 'all', undefined].includes(part.protocol));
    const open = protocol === openPorts.protocol ? openPorts.ports : [];
    // Where the most sources meet, one of the ranges begins, or an open port has just ended.
    const starts = [...members.map(({ ports }) => (ports ?? EVERY_PORT)[0]), ...open.map((port) => port + 1)];
    for (const port of new Set(starts)) {
      if (open.includes(port)) continue;
      const may = members.filter(({ ports }) => covers(ports ?? EVERY_PORT, port));
      const sure = may.filter((part) => part.protocol !== undefined && part.ports !== undefined);
      if (isInternetTogether(sure)) meet({ entries: sure, surely: true });
      if (sure.length < may.length && isInternetTogether(may)) meet({ entries: may, surely: false });
    }
  }
  return found;
}

function isInternetTogether(entries: readonly IngressEntry[]): boolean {
  return isInternet(entries.flatMap(({ sources }) => sources ?? []));
}

function covers([first, last]: readonly [number, number], port: number): boolean {
  return first <= port && port <= last;
}
