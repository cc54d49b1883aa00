import { z } from 'zod';
import { PACK_NAMES } from '../../rules/packs/packs';

const flag = z.boolean({ error: 'true or false' });
const choice = <const T extends readonly [string, ...string[]]>(...names: T) =>
  z.enum(names, { error: names.map((name) => JSON.stringify(name)).join(' or ') });

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
        { mode: choice('notify', 'approve', 'automatic').default('notify') },
        { error: 'the mode of remediation' },
      )
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
