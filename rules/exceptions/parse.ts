import { parse } from 'yaml';
import { z } from 'zod';
import { GuardrailsError, messageOf } from '../core/errors';

/** A day in UTC; the exception holds until its end. */
const day = z.iso.date({ error: 'is no day; write it as 2027-03-31' });

/** Characters that nobody sees do not count. */
const words = z.string({ error: 'is missing' }).transform((text) => text.replaceAll(/\p{Cf}/gu, '').trim());

const name = words.pipe(z.string().min(1, { error: 'is empty; write a name' }));

const sentence = words.pipe(
  z.string().min(10, { error: 'is too short to tell anybody anything; write a sentence' }),
);

const exception = z.strictObject({
  /** The rule that is not kept: ours, or one of cdk-nag's, as the report names it without its brackets. */
  rule: z
    .string()
    .regex(/^[\w.-]+$/, { error: 'is no rule id; write one such as ec2-security-group-ingress-restricted' }),
  /** The construct path of the resource, or its logical id in a template without construct paths. */
  resource: z
    .string()
    .min(1)
    .refine((path) => !path.includes('*'), { error: 'is too broad; name one resource' }),
  /** The property, or what cdk-nag writes in brackets, when the exception is for one finding only. */
  property: z.string().min(1).optional(),
  reason: sentence,
  /** Where it holds, when not everywhere: names of environments, `pr-*` for all that begin so. */
  environments: z
    .array(z.string().regex(/^[\w-]+\*?$/, { error: 'is no environment; write prod, or pr-*' }))
    .min(1)
    .optional(),
  /** Who answers for it. */
  owner: name,
  expires: day,
  ticket: name.optional(),
});

export type Exception = Readonly<z.infer<typeof exception>>;

/** The exceptions that are meant for an environment; without one, those that hold everywhere. */
export function exceptionsFor(
  environment: string | undefined,
  exceptions: readonly Exception[],
): readonly Exception[] {
  return exceptions.filter(
    ({ environments }) =>
      environments === undefined ||
      (environment !== undefined &&
        environments.some((one) =>
          one.endsWith('*') ? environment.startsWith(one.slice(0, -1)) : environment === one,
        )),
  );
}

const LIST = 'needs a list "exceptions:", which may be empty: exceptions: []';

const file = z.strictObject({ exceptions: z.array(exception, { error: LIST }) }, { error: LIST });

/** Whatever is wrong with the file is an error: exceptions that cannot be read excuse nothing. */
export function parseExceptions(text: string, path: string): readonly Exception[] {
  const parsed = file.safeParse(parseYaml(text, path));
  if (parsed.success) return parsed.data.exceptions;
  throw malformed(
    path,
    parsed.error.issues.map((issue) => `${issue.path.join('.') || 'it'} ${issue.message}`),
  );
}

/** One way to write it: no key twice, no aliases. */
function parseYaml(text: string, path: string): unknown {
  try {
    return parse(text, { uniqueKeys: true, maxAliasCount: 0, logLevel: 'error' });
  } catch (thrown) {
    throw malformed(path, [messageOf(thrown).trim()]);
  }
}

function malformed(path: string, problems: readonly string[]): GuardrailsError {
  return new GuardrailsError(
    'EXCEPTIONS_MALFORMED',
    `${path} cannot be taken as exceptions: ${problems.join('; ')}. Each needs rule, resource, reason, owner and expires; property, environments and ticket are optional`,
  );
}
