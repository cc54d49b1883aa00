import { z } from 'zod';
import { PACK_NAMES } from '../../rules/packs/packs';

const flag = z.boolean({ error: 'true or false' });
const choice = <const T extends readonly [string, ...string[]]>(...names: T) =>
  z.enum(names, { error: names.map((name) => JSON.stringify(name)).join(' or ') });

const perHour = 'a whole number from 1 to 20';
const principal = z
  .string({ error: 'the ARN of an IAM role or user' })
  .regex(/^arn:aws[\w-]*:iam::\d{12}:(role|user)\/[\w+=,.@/-]+$/, 'the ARN of an IAM role or user');

/**
 * What watches over the account that an environment is in. One environment of an account is enough for all that is in
 * it; those of pull requests, which share theirs, have none.
 */
export const governanceShape = z.strictObject(
  {
    /** The rules that are watched; those of which AWS Config tells nothing are left out, and listed. */
    pack: z
      .string({ error: 'the name of a pack' })
      .refine((name) => PACK_NAMES.includes(name), { error: `one of ${PACK_NAMES.join(', ')}` })
      .default('baseline'),
    /**
     * `existing` where the account has a recorder, which it can have one of in a Region; `create` makes one with the
     * first stack, and it stays when the stack goes.
     * https://docs.aws.amazon.com/config/latest/developerguide/stop-start-recorder.html
     */
    recorder: choice('existing', 'create').default('existing'),
    /** Whether doubt counts as a violation. */
    strict: flag.default(false),
    /** What becomes of a violation that we know how to mend: people are told, asked, or told afterwards. */
    remediation: z
      .strictObject(
        {
          mode: choice('notify', 'approve', 'automatic').default('notify'),
          /**
           * Who may approve, by the ARN of a role or user; one of them is enough.
           * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-approve.html
           */
          approvers: z
            .array(principal, { error: 'a list of roles and users' })
            .max(10, 'at most 10')
            .default([]),
          /** How many services, and how many security groups, are changed within an hour at most. */
          atMostPerHour: z.int({ error: perHour }).min(1, perHour).max(20, perHour).default(1),
        },
        { error: 'the mode, approvers and limit of remediation' },
      )
      .refine(({ mode, approvers }) => mode !== 'approve' || approvers.length > 0, {
        path: ['approvers'],
        error: 'at least one, where the mode is "approve"',
      })
      .prefault({}),
    /** What becomes of a deployment that violates a rule. */
    deployGate: z
      .strictObject(
        {
          failureMode: choice('WARN', 'FAIL').default('WARN'),
          status: choice('ENABLED', 'DISABLED').default('ENABLED'),
        },
        { error: 'the failureMode and the status of the deploy gate' },
      )
      .prefault({}),
  },
  { error: 'what watches over the account, or nothing' },
);

export type Governance = Readonly<z.infer<typeof governanceShape>>;

/** The governance of an environment that only says what differs from the defaults. */
export const governance = (given: z.input<typeof governanceShape> = {}): Governance =>
  governanceShape.parse(given);
