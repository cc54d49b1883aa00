import type { Server } from 'node:http';
import { request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { createAnswer } from '../../service/answer';
import { createApp } from '../../service/app';
import { detectAws } from '../../service/aws';
import { readConfiguration } from '../../service/configuration';
import { detectContainer } from '../../service/container';
import { createListener } from '../../service/listener';
import { createLog } from '../../service/log';
import { messageClasses } from '../../service/message-classes';
import type { Phase } from '../../service/phase';
import { keepSecretWord } from '../../service/secret-word';
import { createQuestServer } from '../../service/server';

export type Line = Readonly<Record<string, unknown>>;

export type RunningService = Readonly<{
  port: number;
  server: Server;
  lines: () => readonly Line[];
  text: () => string;
  setPhase: (phase: Phase) => void;
  stop: () => Promise<void>;
}>;

/** Runs the service in this process on a free port of the loopback, wired as `main.ts` wires it. */
export async function runService(
  environment: Readonly<Record<string, string>> = {},
): Promise<RunningService> {
  const result = readConfiguration(environment);
  if ('faults' in result) throw new Error(result.faults.join('\n'));
  const { SECRET_WORD: word, QUEST_FINGERPRINT_KEY: key, ...configuration } = result.configuration;
  let text = '';
  const log = createLog(configuration.QUEST_LOG_LEVEL, {
    write: (line) => {
      text += line;
    },
  });
  let phase: Phase = 'ready';
  const answer = createAnswer(configuration.QUEST_HSTS_PRELOAD);
  const aws = detectAws(environment, undefined);
  const world = {
    // Nothing of this machine counts, only what the environment says.
    container: detectContainer(environment, '/no-such-root'),
    secretWord: keepSecretWord({ word, key, reveal: configuration.QUEST_REVEAL_SECRET_WORD }),
    aws: () => aws,
    phase: () => phase,
  };
  const app = createApp({ configuration, log, answer, world });
  const listener = createListener(app, answer, world.phase);
  const server = createQuestServer(listener, answer.dataHeaders, log, messageClasses(app));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A failed test may leave it running; jest can end all the same.
  server.unref();
  return {
    port: (server.address() as AddressInfo).port,
    server,
    lines: () => text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Line])),
    text: () => text,
    setPhase: (next) => {
      phase = next;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export type Reply = Readonly<{
  status: number;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: string;
}>;

/** Sends one request on a connection of its own. */
export function ask(
  port: number,
  path: string,
  headers: Readonly<Record<string, string | string[]>> = {},
  method = 'GET',
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const options = {
      host: '127.0.0.1',
      port,
      path,
      method,
      agent: false,
      headers: { host: 'localhost', ...headers },
    };
    const sent = request(options, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.once('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(parts).toString('utf8'),
        }),
      );
    });
    sent.once('error', reject).end();
  });
}

/** Sends bytes as they are and returns all that comes back until the other end closes or falls silent. */
export function askRaw(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(Buffer.from(bytes, 'latin1')));
    socket.setTimeout(500, () => socket.destroy());
    socket.on('data', (part: Buffer) => {
      answer += part.toString('latin1');
    });
    socket.once('error', reject).once('close', () => resolve(answer));
  });
}
