import { z } from 'zod';
import { canariesShape } from './canaries';
import { governanceShape } from './governance';

const text = (pattern: RegExp, accepted: string) =>
  z.string({ error: accepted }).regex(pattern, { error: accepted, abort: true });
const whole = (from: number, to: number) => {
  const accepted = `a whole number from ${from} to ${to}`;
  return z.int({ error: accepted }).min(from, accepted).max(to, accepted);
};
const oneOf = <T extends number>(first: T, ...more: readonly T[]) =>
  z.literal([first, ...more], { error: `one of ${[first, ...more].join(', ')}` });

const flag = z.boolean({ error: 'true or false' });

const hostName = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;

/** Everything that differs between environments; what its parts must agree on is checked by parseEnvironment. */
export const shape = z.strictObject({
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
  /** A network of its own, or that of another environment, whose network stack has to be there before. */
  network: z.union([z.literal('own'), z.strictObject({ sharedWith: z.literal('test') })], {
    error: '"own", or { sharedWith: "test" }',
  }),
  /** Whose tasks the endpoints of the own network let through besides its own. */
  networkLentTo: z.literal('pr-*', { error: '"pr-*", or nothing' }).optional(),
  vpcCidr: text(
    /^(10\.\d{1,3}|172\.(1[6-9]|2\d|3[01])|192\.168)\.\d{1,3}\.0\/(1[6-9]|2[0-2])$/,
    'a private IPv4 block of /16 to /22 such as "10.20.0.0/16"',
  ).optional(),
  /** Without any, tasks reach AWS through endpoints, and nothing else. */
  natGateways: oneOf(0, 1, 2),
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
      min: whole(1, 10),
      max: whole(1, 20),
      cpu: oneOf(256, 512, 1024),
      memory: whole(512, 8192),
    },
    { error: 'the least and the largest number, the cpu and the memory of the tasks' },
  ),
  waf: flag,
  alerts: z.strictObject(
    {
      email: z.array(z.email({ error: 'an e-mail address' }), { error: 'a list of e-mail addresses' }),
      sms: z.array(text(/^\+[1-9]\d{6,14}$/, 'a telephone number in E.164 such as "+14255550100"'), {
        error: 'a list of telephone numbers',
      }),
    },
    { error: 'the email and sms lists of who is told of alarms' },
  ),
  monthlyBudgetUsd: whole(1, 100_000),
  /** What becomes of keys, log groups and images when their stack goes. */
  removal: z.enum(['retain', 'destroy'], { error: '"retain" or "destroy"' }),
  /** Of the load balancer, and of the stacks against their termination. */
  deletionProtection: flag,
  /** The last day of an environment that is to go: the day itself, or days after its last deployment. */
  expires: z.iso.date({ error: 'a day such as "2027-03-31", or nothing' }).optional(),
  expiresInDays: whole(1, 30).optional(),
  /** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
  logRetentionDays: oneOf(30, 60, 90, 120, 150, 180, 365, 400, 545, 731),
  /** Without it, nothing watches over the account on behalf of this environment. */
  governance: governanceShape.optional(),
  /** Without it, nothing looks at the service from outside. */
  canaries: canariesShape.optional(),
});
