import { isIP } from 'node:net';
import { z } from 'zod';
import { hostOf } from './host-name';
import { proxyRangeFault } from './proxies';

function whole(least: number, most: number) {
  const accepted = `we accept a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, { error: accepted, abort: true })
    .transform(Number)
    .refine((value) => value >= least && value <= most, accepted);
}

function list(fault: (item: string) => string | undefined) {
  return z.string().transform((text, context): readonly string[] => {
    const items = text.split(',').flatMap((item) => (item.trim() === '' ? [] : [item.trim().toLowerCase()]));
    const faults = items.flatMap((item) => fault(item) ?? []);
    if (faults.length > 0) context.addIssue({ code: 'custom', message: faults.join('; ') });
    return items;
  });
}

const hosts = list((item) =>
  hostOf(item) === item
    ? undefined
    : `"${item}" is not a host: we accept a name or an address, without scheme and port`,
);

const trueOrFalse = z
  .enum(['true', 'false'], 'we accept true or false')
  .transform((value) => value === 'true');

const address = z
  .string()
  .refine((value) => isIP(value) !== 0 || value === 'localhost', 'we accept an IP address or localhost');

const logLevel = z.enum(
  ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
  'we accept trace, debug, info, warn, error, fatal or silent',
);

const key = z.string().min(32, 'we accept 32 characters or more');

/** Everything the service reads from its environment: one schema a variable, with its default. */
export const variables = z.object({
  PORT: whole(0, 65_535).prefault('3000'),
  HOST: address.optional(),
  QUEST_ALLOWED_HOSTS: hosts.prefault('localhost,127.0.0.1,[::1]'),
  QUEST_TRUSTED_PROXIES: list(proxyRangeFault).prefault(''),
  QUEST_RATE_LIMIT: whole(1, 999_999_999).prefault('600'),
  QUEST_REVEAL_SECRET_WORD: trueOrFalse.prefault('false'),
  QUEST_HSTS_PRELOAD: trueOrFalse.prefault('false'),
  QUEST_LOG_LEVEL: logLevel.prefault('info'),
  QUEST_DRAIN_SECONDS: whole(0, 20).prefault('10'),
  QUEST_FINGERPRINT_KEY: key.optional(),
  SECRET_WORD: z.string().optional(),
});

export type VariableName = keyof z.infer<typeof variables>;

/** The sentence that tells the operator how to mend a wrong value. */
export const remedies: Readonly<Record<VariableName, string>> = {
  PORT: 'Set PORT=3000, or leave it unset.',
  HOST: 'Set HOST=127.0.0.1, or leave it unset for all interfaces.',
  QUEST_ALLOWED_HOSTS: 'List the names that visitors use, separated by commas: quest.example.org,[::1].',
  QUEST_TRUSTED_PROXIES: "List the load balancer's subnets, separated by commas: 10.0.0.0/24,10.0.1.0/24.",
  QUEST_RATE_LIMIT: 'Set the requests a minute that one client may make: 600.',
  QUEST_REVEAL_SECRET_WORD: 'Leave it unset, unless everyone may read the word.',
  QUEST_HSTS_PRELOAD: 'Leave it unset, unless the whole domain is on the preload list.',
  QUEST_LOG_LEVEL: 'Set QUEST_LOG_LEVEL=info, or leave it unset.',
  QUEST_DRAIN_SECONDS: 'Set the seconds for which requests are still answered after SIGTERM: 10.',
  QUEST_FINGERPRINT_KEY: 'Make one with: openssl rand -hex 32.',
  SECRET_WORD: 'Set any text.',
};

/** The variables whose values are never shown and leave the environment once they were read. */
export const secretVariables = [
  'SECRET_WORD',
  'QUEST_FINGERPRINT_KEY',
] as const satisfies readonly VariableName[];
