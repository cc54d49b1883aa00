import type { Logger } from 'pino';
import { createAnswer } from './answer';
import { createApp } from './app';
import { type Aws, detectAws } from './aws';
import { type Configuration, forgetSecrets, readConfiguration } from './configuration';
import { detectContainer } from './container';
import { drain, drainDeadlineSeconds, trackConnections } from './drain';
import { createListener } from './listener';
import { createLog } from './log';
import { messageClasses } from './message-classes';
import type { Phase } from './phase';
import { keepSecretWord } from './secret-word';
import { createQuestServer } from './server';
import { readTaskMetadata } from './task-metadata';

const metadataTimeoutMs = 1_000;

main();

function main(): void {
  const result = readConfiguration(process.env);
  if ('configuration' in result) start(result.configuration);
  else {
    for (const fault of result.faults) process.stderr.write(`quest: ${fault}\n`);
    process.exitCode = 1;
  }
}

function start({ SECRET_WORD: word, QUEST_FINGERPRINT_KEY: key, ...configuration }: Configuration): void {
  forgetSecrets(process.env);
  const log = createLog(configuration.QUEST_LOG_LEVEL);
  exitOnSurprise(log);
  const secretWord = keepSecretWord({ word, key, reveal: configuration.QUEST_REVEAL_SECRET_WORD });

  let phase: Phase = 'starting';
  let aws: Aws = detectAws(process.env, undefined);
  const answer = createAnswer(configuration.QUEST_HSTS_PRELOAD);
  const world = { container: detectContainer(process.env), secretWord, aws: () => aws, phase: () => phase };
  const app = createApp({ configuration, log, answer, world });
  const server = createQuestServer(
    createListener(app, answer, world.phase),
    answer.dataHeaders,
    log,
    messageClasses(app),
  );
  const open = trackConnections(server);

  const stop = async (signal: NodeJS.Signals) => {
    if (phase === 'draining') process.exit(1);
    phase = 'draining';
    log.info({ signal, connections: open.size }, 'draining: answering on, asking clients to leave');
    const grace = configuration.QUEST_DRAIN_SECONDS * 1_000;
    const cut = await drain(server, open, {
      grace,
      quiet: 1_000,
      settle: 500,
      deadline: drainDeadlineSeconds * 1_000,
    });
    if (cut > 0)
      log.warn({ connections: cut }, 'stopped: cut connections that were still in use at the deadline');
    else log.info('stopped');
    process.exit(cut > 0 ? 1 : 0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);

  server.on('error', (error) => {
    log.fatal(
      { err: error },
      `cannot listen on port ${configuration.PORT}: set PORT or HOST to a free address`,
    );
    process.exit(1);
  });
  server.listen({ port: configuration.PORT, host: configuration.HOST }, () => {
    log.info({ address: server.address() }, 'listening');
  });
  readTaskMetadata(process.env, metadataTimeoutMs).then((metadata) => {
    aws = detectAws(process.env, metadata);
    if (phase === 'starting') phase = 'ready';
    log.info({ confirmed: aws.confirmed, launchType: aws.launchType }, 'ready');
  });
}

// After an error nobody expected the state of the process is unknown: ECS starts a fresh one.
function exitOnSurprise(log: Logger): void {
  const exit = (error: unknown, event: string) => {
    log.fatal({ err: error, event }, 'the service cannot go on');
    process.exit(1);
  };
  process.on('uncaughtException', (error) => exit(error, 'uncaughtException'));
  process.on('unhandledRejection', (reason) => exit(reason, 'unhandledRejection'));
}
