import pino, { type DestinationStream, type Logger } from 'pino';

/**
 * Makes the logger: one JSON object a line, on stdout unless told otherwise.
 *
 * Writes are synchronous, so that the last line before an exit is never lost; no worker thread, so that the
 * bundle is one file.
 */
export function createLog(level: string, destination?: DestinationStream): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: {
        paths: [
          'req.headers.authorization',
          'req.headers.cookie',
          'headers.authorization',
          'headers.cookie',
          'SECRET_WORD',
          'QUEST_FINGERPRINT_KEY',
          '*.SECRET_WORD',
          '*.QUEST_FINGERPRINT_KEY',
        ],
        censor: '[redacted]',
      },
    },
    destination ?? pino.destination({ dest: 1, sync: true }),
  );
}
