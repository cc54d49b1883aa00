import { connect, type Socket } from 'node:net';

/** What to ask, of whom, and for how long; `pipelined` requests are under way at once on each connection. */
export type Load = Readonly<{
  port: number;
  path: string;
  connections: number;
  pipelined: number;
  milliseconds: number;
}>;

const headEnd = Buffer.from('\r\n\r\n');

/**
 * Loads a server on the loopback and returns how many requests were answered with 200.
 *
 * Raw sockets and pipelining, so that on two cores the server is the bottleneck and not the generator.
 */
export async function generateLoad({
  port,
  path,
  connections,
  pipelined,
  milliseconds,
}: Load): Promise<number> {
  const request = `GET ${path} HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\n\r\n`;
  const batch = Buffer.from(request.repeat(pipelined));
  let answered = 0;
  let over = false;
  const converse = (socket: Socket) => {
    let pending: Buffer = Buffer.alloc(0);
    let missing = pipelined;
    socket.on('data', (chunk: Buffer) => {
      pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
      let at = 0;
      for (let end = answerEnd(pending, at); end !== undefined; end = answerEnd(pending, at)) {
        at = end;
        missing--;
      }
      pending = pending.subarray(at);
      if (missing > 0) return;
      answered += pipelined;
      missing = pipelined;
      if (over) socket.end();
      else socket.write(batch);
    });
    socket.write(batch);
  };
  const closed = Array.from({ length: connections }, () => {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true });
    socket.once('connect', () => converse(socket));
    return new Promise<void>((resolve, reject) => socket.once('close', resolve).once('error', reject));
  });
  setTimeout(() => {
    over = true;
  }, milliseconds);
  await Promise.all(closed);
  return answered;
}

function answerEnd(bytes: Buffer, start: number): number | undefined {
  const end = bytes.indexOf(headEnd, start);
  if (end < 0) return undefined;
  const head = bytes.toString('latin1', start, end);
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (!head.startsWith('HTTP/1.1 200 ') || length === undefined) {
    throw new Error(`expected a 200 with a content-length, got:\n${head}`);
  }
  const whole = end + headEnd.length + Number(length);
  return whole <= bytes.length ? whole : undefined;
}
