import { z } from 'zod';
import { s3PrefixLists } from './s3-prefix-lists';

const text = (pattern: RegExp, accepted: string) =>
  z.string({ error: accepted }).regex(pattern, { error: accepted, abort: true });
const whole = (from: number, to: number) => {
  const accepted = `a whole number from ${from} to ${to}`;
  return z.int({ error: accepted }).min(from, accepted).max(to, accepted);
};
const oneOf = <T extends number>(first: T, ...more: readonly T[]) =>
  z.literal([first, ...more], { error: `one of ${[first, ...more].join(', ')}` });

/**
 * Fargate's task sizes that suit this service: vCPU units to MiB of memory.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html
 */
const memoryOf: Readonly<Record<256 | 512 | 1024, readonly number[]>> = Object.freeze({
  256: [512, 1024, 2048],
  512: [1024, 2048, 3072, 4096],
  1024: [2048, 3072, 4096, 5120, 6144, 7168, 8192],
});

const hostName = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;

const shape = z.strictObject({
  name: text(
    /^[a-z](-?[a-z0-9]){0,19}$/,
    'at most 20 lower-case letters, digits and single dashes, such as "pr-12"',
  ),
  region: text(/^[a-z]{2}(-[a-z]+)+-\d$/, 'a region such as "us-east-1"'),
  /**
   * Named where the first two zones of the account will not do: zone names differ between accounts, and Fargate is
   * not in every zone. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/AWS_Fargate-Regions.html
   */
  availabilityZones: z
    .tuple([z.string(), z.string()], { error: 'two zones of the region, or nothing' })
    .optional(),
  account: text(/^\d{12}$/, 'an account id of 12 digits, or nothing').optional(),
  domainName: text(hostName, 'a lower-case host name such as "quest.example.com"'),
  hostedZone: z.strictObject(
    {
      id: text(/^Z[A-Z0-9]{1,31}$/, 'the id of a Route 53 hosted zone, "Z" and capital letters or digits'),
      name: text(hostName, 'the name of the hosted zone, without the last dot'),
    },
    { error: 'the id and name of a Route 53 hosted zone' },
  ),
  vpcCidr: text(
    /^(10\.\d{1,3}|172\.(1[6-9]|2\d|3[01])|192\.168)\.\d{1,3}\.0\/(1[6-9]|2[0-2])$/,
    'a private IPv4 block of /16 to /22 such as "10.20.0.0/16"',
  ),
  s3PrefixListId: text(/^pl-[0-9a-f]{8,17}$/, 'the id of a prefix list such as "pl-63a5400a"').optional(),
  image: z.strictObject(
    {
      repositoryName: text(
        /^[a-z0-9]+([._/-][a-z0-9]+)*$/,
        "the name of a repository in the account's private ECR registry",
      ),
      digest: text(/^sha256:[0-9a-f]{64}$/, 'an image digest, "sha256:" and 64 hexadecimal digits'),
    },
    { error: 'the repositoryName and digest of an image' },
  ),
  secret: z.strictObject(
    {
      parameterName: text(
        /^(\/[\w.-]+)+$/,
        'the path of an SSM SecureString such as "/quest/example/secret-word"',
      ),
      /** Only where the parameter is encrypted with a customer managed key. */
      keyArn: text(
        /^arn:aws[\w-]*:kms:[\w-]+:\d{12}:key\/[\w-]+$/,
        'the ARN of a KMS key, or nothing',
      ).optional(),
    },
    { error: 'the parameterName of an SSM SecureString' },
  ),
  tasks: z.strictObject(
    {
      desired: whole(2, 10),
      cpu: oneOf(256, 512, 1024),
      memory: whole(512, 8192),
    },
    { error: 'the desired number, cpu and memory of the tasks' },
  ),
  /** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
  logRetentionDays: oneOf(30, 60, 90, 120, 150, 180, 365, 400, 545, 731),
});

const environmentSchema = shape.superRefine((environment, context) => {
  const refuse = (path: (string | number)[], accepted: string): void =>
    context.addIssue({ code: 'custom', path, message: accepted });
  environment.availabilityZones?.forEach((zone, index, zones) => {
    if (!new RegExp(`^${environment.region}[a-z]$`).test(zone) || zones.indexOf(zone) !== index)
      refuse(['availabilityZones', index], `two different zones of ${environment.region}`);
  });
  if (!isNetwork(environment.vpcCidr)) refuse(['vpcCidr'], 'a block that begins at its first address');
  if (!`.${environment.domainName}`.endsWith(`.${environment.hostedZone.name}`))
    refuse(['domainName'], `a host name in the hosted zone ${environment.hostedZone.name}`);
  if (!memoryOf[environment.tasks.cpu].includes(environment.tasks.memory))
    refuse(
      ['tasks', 'memory'],
      `one of ${memoryOf[environment.tasks.cpu].join(', ')} with cpu ${environment.tasks.cpu}`,
    );
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
