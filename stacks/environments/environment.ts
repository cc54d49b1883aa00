import type { z } from 'zod';
import { s3PrefixLists } from './s3-prefix-lists';
import { shape } from './schema';

/**
 * Fargate's task sizes that suit this service: vCPU units to MiB of memory.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html
 */
const memoryOf: Readonly<Record<256 | 512 | 1024, readonly number[]>> = Object.freeze({
  256: [512, 1024, 2048],
  512: [1024, 2048, 3072, 4096],
  1024: [2048, 3072, 4096, 5120, 6144, 7168, 8192],
});

const environmentSchema = shape.superRefine((environment, context) => {
  const refuse = (path: (string | number)[], accepted: string): void =>
    context.addIssue({ code: 'custom', path, message: accepted });
  environment.availabilityZones?.forEach((zone, index, zones) => {
    if (!new RegExp(`^${environment.region}[a-z]$`).test(zone) || zones.indexOf(zone) !== index)
      refuse(['availabilityZones', index], `two different zones of ${environment.region}`);
  });
  const { expires, network, removal, tasks, vpcCidr } = environment;
  if ((network === 'own') !== (vpcCidr !== undefined))
    refuse(
      ['vpcCidr'],
      network === 'own'
        ? 'a private IPv4 block of /16 to /22 such as "10.20.0.0/16"'
        : 'nothing, as the network is shared',
    );
  else if (vpcCidr !== undefined && !isNetwork(vpcCidr))
    refuse(['vpcCidr'], 'a block that begins at its first address');
  if (network !== 'own' && environment.networkLentTo !== undefined)
    refuse(['networkLentTo'], 'nothing, as the network is shared');
  if (removal === 'retain' && tasks.min < 2)
    refuse(['tasks', 'min'], 'at least 2, so that one may fail, where "removal" is "retain"');
  if (tasks.max < tasks.min) refuse(['tasks', 'max'], `at least tasks.min, ${tasks.min}`);
  if (removal === 'retain' && (expires ?? environment.expiresInDays) !== undefined)
    refuse([expires ? 'expires' : 'expiresInDays'], 'nothing, where "removal" is "retain"');
  if (!`.${environment.domainName}`.endsWith(`.${environment.hostedZone.name}`))
    refuse(['domainName'], `a host name in the hosted zone ${environment.hostedZone.name}`);
  if (!memoryOf[tasks.cpu].includes(tasks.memory))
    refuse(['tasks', 'memory'], `one of ${memoryOf[tasks.cpu].join(', ')} with cpu ${tasks.cpu}`);
  if (environment.s3PrefixListId === undefined && s3PrefixLists[environment.region] === undefined)
    refuse(
      ['s3PrefixListId'],
      `the id of com.amazonaws.${environment.region}.s3, which "aws ec2 describe-managed-prefix-lists" tells`,
    );
});

function isNetwork(cidr: string): boolean {
  const [address = '', length] = cidr.split('/');
  const octets = address.split('.').map(Number);
  const first = octets.reduce((value, octet) => value * 256 + octet, 0);
  return octets.every((octet) => octet < 256) && first % 2 ** (32 - Number(length)) === 0;
}

export type Environment = Readonly<z.infer<typeof shape>>;

/** A configuration that cannot be used; `code` is stable, the message is for the person who wrote it. */
export class ConfigurationError extends Error {
  constructor(
    readonly code: 'ENVIRONMENT_UNKNOWN' | 'ENVIRONMENT_INVALID',
    message: string,
  ) {
    super(message);
    this.name = 'ConfigurationError';
  }
}

/** Checks the configuration of one environment; every mistake is told in one error. */
export function parseEnvironment(name: string, given: unknown): Environment {
  const result = environmentSchema.safeParse(given, { reportInput: true });
  if (result.success) return result.data;
  const mistakes = result.error.issues.map((issue) => `  ${describe(issue, given)}`);
  throw new ConfigurationError(
    'ENVIRONMENT_INVALID',
    [`Environment ${JSON.stringify(name)} is not usable:`, ...mistakes].join('\n'),
  );
}

function describe(issue: z.core.$ZodIssue, given: unknown): string {
  const path = issue.path.length === 0 ? 'environment' : issue.path.join('.');
  if (issue.code === 'unrecognized_keys')
    return `${path}: unknown ${issue.keys.join(', ')}; remove it, or mend its spelling`;
  return `${path}: got ${JSON.stringify(valueAt(given, issue.path)) ?? 'nothing'}, accepted is ${issue.message}`;
}

function valueAt(given: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    given,
  );
}
