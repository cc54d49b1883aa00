import { z } from 'zod';

const accepted =
  'an http or https address without a path, user or password, such as "http://203.0.113.7:3000"';

/** What watches the service from outside, as its clients see it; an environment without it has no canaries. */
export const canariesShape = z.strictObject(
  {
    /**
     * The address of the origin behind the load balancer, which nobody may reach. Only where it has a public one:
     * without it there is nothing to try, and the canary that tries is not deployed.
     */
    originUrl: z
      .url({ protocol: /^https?$/, error: accepted, abort: true })
      .refine(
        (given) => {
          const { username, password, pathname, search, hash } = new URL(given);
          return username === '' && password === '' && pathname === '/' && search === '' && hash === '';
        },
        { error: accepted },
      )
      .optional(),
  },
  { error: 'what the canaries are told, or nothing' },
);

export type Canaries = Readonly<z.infer<typeof canariesShape>>;
