import type { Properties } from '../../core/value';

/** What a describer asks AWS with, in the account and region of the rule. */
export interface Session {
  readonly account: string;
  readonly region: string;
  /** A client of a service, with the right credentials; its own retries are off. */
  readonly client: <Client>(make: new (configuration: ClientConfiguration) => Client) => Client;
  /** Calls until it works, as long as what fails may pass: throttling, a fault on the other side. */
  readonly patiently: <T>(work: () => Promise<T>) => Promise<T>;
}

export interface ClientConfiguration {
  readonly region: string;
  readonly maxAttempts: number;
  readonly credentials?: () => Promise<{
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
    readonly expiration?: Date;
  }>;
}

/** One resource as its service describes it, in the shape of CloudFormation. */
export interface Described {
  /** What `Ref` gives in CloudFormation; at most 768 characters. */
  readonly id: string;
  readonly name?: string;
  readonly arn?: string;
  /** Left out where they were not asked for. */
  readonly tags?: Readonly<Record<string, string>>;
  /** What the service does not tell is `unknown(why)`, of sources/translators/read.ts: it gives doubt. */
  readonly properties: Properties;
}

/**
 * All resources of one type of CloudFormation that the account has in the region: every page of them, or an error.
 * Only sweeps call it, and the module with its client is loaded by then only.
 */
export type Describer = (session: Session) => Promise<readonly Described[]>;
