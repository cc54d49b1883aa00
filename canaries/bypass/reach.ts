import { lookup } from 'node:dns/promises';
import { connect } from 'node:net';
import { codeOf, endOf, LONGEST, told } from '../posture/fetch';

/** What came of knocking: somebody opened, nobody can be reached, or nobody was really asked. */
export type Reach =
  | Readonly<{ outcome: 'reached'; at: string }>
  | Readonly<{ outcome: 'unreachable'; by: string }>
  | Readonly<{ outcome: 'not asked'; why: string }>;

/** What the network says where nobody can be reached; also what a firewall says that drops or rejects. */
const UNREACHABLE = new Set(['ECONNREFUSED', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH']);

/** Connects to every address of a host, so that none is overlooked. */
export async function reach(url: URL): Promise<Reach> {
  const { host, port } = endOf(url);
  try {
    const addresses = await lookup(host, { all: true });
    return together(await Promise.all(addresses.map(({ address }) => knock(address, port))));
  } catch (error) {
    return { outcome: 'not asked', why: told(error as Error) };
  }
}

/** One address that opens is enough, and one that nobody asked leaves a doubt. */
export function together(found: readonly Reach[]): Reach {
  return (
    found.find(({ outcome }) => outcome === 'reached') ??
    found.find(({ outcome }) => outcome === 'not asked') ??
    found[0] ?? { outcome: 'not asked', why: 'the host has no address' }
  );
}

function knock(address: string, port: number): Promise<Reach> {
  return new Promise((resolve) => {
    const socket = connect({ host: address, port, timeout: LONGEST });
    const end = (reached: Reach): void => {
      resolve(reached);
      socket.destroy();
    };
    const at = address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
    socket.on('connect', () => end({ outcome: 'reached', at }));
    socket.on('timeout', () => end({ outcome: 'unreachable', by: `silence for ${LONGEST} ms` }));
    socket.on('error', (error) => end(meaning(error, address)));
  });
}

/** A machine without IPv6 has no route to any such address, and so learns nothing of this one. */
export function meaning(error: Error, address: string): Reach {
  const code = codeOf(error) ?? '';
  if (code === 'ENETUNREACH' && address.includes(':')) {
    return { outcome: 'not asked', why: `there is no route to ${address} from here: ${told(error)}` };
  }
  return UNREACHABLE.has(code)
    ? { outcome: 'unreachable', by: code }
    : { outcome: 'not asked', why: told(error) };
}

/** Whether a request that failed proves that no answer came. */
export function unanswered(error: unknown): boolean {
  const code = codeOf(error) ?? '';
  return UNREACHABLE.has(code) || code === 'ECONNRESET' || code === 'ABORT_ERR';
}
