import { z } from 'zod';

/** How many days ahead an exception may end when the file does not say: a year, and a day for the leap. */
const DEFAULT_LONGEST = 366;

/** Characters that nobody sees do not count. */
const words = z.string({ error: 'is missing' }).transform((text) => text.replaceAll(/\p{Cf}/gu, '').trim());

const name = words.pipe(z.string().min(1, { error: 'is empty; write a name' }));

const sentence = words.pipe(
  z.string().min(10, { error: 'is too short to tell anybody anything; write a sentence' }),
);

const environments = z
  .array(z.string().regex(/^[\w-]+\*?$/, { error: 'is no environment; write prod, or pr-*' }))
  .min(1)
  .optional()
  .describe('Where it holds, when not everywhere: names of environments, pr-* for all that begin so.');

const scalar = z.union([z.number(), z.boolean(), z.string()]);

const setting = z.strictObject({
  rule: z
    .string({ error: 'is missing' })
    .regex(/^[a-z0-9]+(-[a-z0-9]+)+$/, { error: 'is no id of a rule of ours' })
    .describe('The rule that is set: one of ours.'),
  values: z
    .record(z.string(), z.union([scalar, z.array(z.string())]))
    .describe('The parameters by name; guardrails explain tells which a rule has.'),
  environments,
  reason: sentence.meta({ minLength: 10, description: 'Why the default does not fit, as a sentence.' }),
  owner: name.meta({ minLength: 1, description: 'Who answers for it.' }),
});

/** What a rule is set to, where its default does not fit. */
export type Setting = Readonly<z.infer<typeof setting>>;

const settings = z
  .array(setting)
  .default([])
  .describe('What rules are set to, where a default does not fit.');

const entry = z.strictObject({
  rule: z
    .string({ error: 'is missing' })
    .regex(/^[\w.*-]+$/, { error: 'is no rule id; write one such as ec2-security-group-ingress-restricted' })
    .describe(
      "The rule that is not kept: one of ours, or one of cdk-nag's as its report names it, without the brackets.",
    ),
  resource: z
    .string({ error: 'is missing' })
    .min(1, { error: 'is empty; write a construct path' })
    .describe(
      'The construct path of the resource, such as Network/Vpc/Subnet1/Subnet, or its logical id in a template without construct paths. With "type", `*` stands for a part of one step: Network/Vpc/Public*/DefaultRoute.',
    ),
  type: z
    .string()
    .regex(/^\w+::\w+(::\w+)?$/, { error: 'is no resource type; write one such as AWS::EC2::Route' })
    .optional()
    .describe('The type of the resource; a must where "resource" is a pattern.'),
  property: z
    .string()
    .min(1)
    .optional()
    .describe(
      'The property, or what cdk-nag writes in brackets, when the exception is for one finding only.',
    ),
  reason: sentence.meta({ minLength: 10, description: 'Why the rule need not be kept here, as a sentence.' }),
  environments,
  owner: name.meta({ minLength: 1, description: 'Who answers for it.' }),
  expires: z.iso
    .date({ error: 'is no day; write it as 2027-03-31' })
    .describe('The last day on which it holds, in UTC.'),
  ticket: name.meta({ minLength: 1, description: 'Where it is discussed.' }).optional(),
});

/** One exception, and the line on which it begins. */
export type Exception = Readonly<z.infer<typeof entry>> & { readonly line: number };

const LIST = 'needs a list "exceptions:", which may be empty: exceptions: []';

const longest = z
  .int({ error: 'is no number of days; write one such as 366' })
  .min(1, { error: 'is less than a day' })
  .max(3660, { error: 'is more than ten years; such an exception is a change of the rule' })
  .default(DEFAULT_LONGEST)
  .describe('How many days ahead an exception may end at most, counted from the day it is judged.');

/** The file around the entries, each of which is judged alone. */
export const FILE = z.strictObject(
  { longest, parameters: settings, exceptions: z.array(z.unknown(), { error: LIST }) },
  { error: (issue) => (issue.code === 'unrecognized_keys' ? undefined : LIST) },
);

export const ENTRY = entry;

/** What editors check the file by, as JSON Schema. */
export function exceptionsSchema(): object {
  const documented = z.strictObject({
    longest,
    parameters: settings,
    exceptions: z.array(entry).describe('What is excused: one rule, one resource, by whom, until when.'),
  });
  const { $schema, ...schema } = z.toJSONSchema(documented, { io: 'input', target: 'draft-7' });
  return { $schema, title: 'Exceptions of Quest Guardrails', ...schema };
}
