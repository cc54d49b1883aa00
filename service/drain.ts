import type { Server } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';

/** How long each step of a drain may last, in milliseconds from the signal where nothing else is said. */
export type DrainTimes = Readonly<{
  /** New connections and requests are still answered for so long. */
  grace: number;
  /** The grace ends early after so long without any open connection. */
  quiet: number;
  /** A connection accepted last still gets so long to send its request. */
  settle: number;
  /** Whatever is still open is cut. */
  deadline: number;
}>;

const stepMs = 25;

/**
 * ECS sends SIGKILL when the container's stopTimeout is over, 30 seconds unless it says otherwise; we are gone before:
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
 */
export const drainDeadlineSeconds = 25;

/** Keeps account of the open connections of a server; call it before the server listens. */
export function trackConnections(server: Server): ReadonlySet<Socket> {
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  return open;
}

/**
 * Winds a server down without failing a request whose first byte arrived in time; returns how many connections
 * had to be cut at the deadline.
 *
 * The caller has made the listener answer with `Connection: close` already. During the grace that moves every
 * client in use to a connection elsewhere, without a race: the client knows before it sends again. What is left
 * after it are connections on which nothing was said for the whole grace.
 */
export async function drain(server: Server, open: ReadonlySet<Socket>, times: DrainTimes): Promise<number> {
  const start = performance.now();
  const elapsed = () => performance.now() - start;

  let busyAt = performance.now();
  while (elapsed() < times.grace && performance.now() - busyAt < times.quiet) {
    if (open.size > 0) busyAt = performance.now();
    await pause(Math.min(stepMs, times.grace));
  }

  // Right after the poll phase, so that whatever had arrived was accepted and read. Not http's own close: that
  // would destroy the idle connections in the same breath.
  await nextTurn();
  NetServer.prototype.close.call(server);
  const settled = elapsed() + times.settle;
  while (open.size > 0 && elapsed() < settled) await pause(stepMs);

  while (open.size > 0 && elapsed() < times.deadline) {
    await nextTurn();
    // Idle to Node means that no byte of a next request has been read.
    server.closeIdleConnections();
    for (const socket of open) if (socket.bytesRead === 0) socket.end();
    await pause(stepMs);
  }
  const cut = open.size;
  server.closeAllConnections();
  return cut;
}
