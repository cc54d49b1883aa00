import type { Properties } from '../../core/value';
import type { Credentials } from '../lambda-credentials';

/** What a describer asks AWS with, in the account and region of the rule. */
export interface Session {
  readonly account: string;
  readonly region: string;
  /** The id of the rule that asks. */
  readonly rule: string;
  /** A client of a service, with the right credentials; its own retries are off. */
  readonly client: <Client>(make: new (configuration: ClientConfiguration) => Client) => Client;
  /** Calls until it works, as long as what fails may pass: throttling, a fault on the other side. */
  readonly patiently: <T>(work: () => Promise<T>) => Promise<T>;
}

export interface ClientConfiguration {
  readonly region: string;
  readonly maxAttempts: number;
  readonly credentials?: () => Promise<Credentials>;
}

/** One resource as its service describes it, in the shape of CloudFormation. */
export interface Described {
  /** What `Ref` gives in CloudFormation. */
  readonly id: string;
  readonly name?: string;
  readonly arn?: string;
  /** Left out where they were not asked for. */
  readonly tags?: Readonly<Record<string, string>>;
  /** Called only where an exception in force may be for the resource by its construct. */
  readonly askTags?: () => Promise<Readonly<Record<string, string>>>;
  /** What the service does not tell is `unknown(why)`, of sources/translators/read.ts: it gives doubt. */
  readonly properties: Properties;
}

/**
 * All resources of one type of CloudFormation that the account has in the region: every page of them, or an error;
 * undefined where nobody can tell what there is. The module with its client is loaded when a rule asks for the type.
 */
export type Describer = (session: Session) => Promise<readonly Described[] | undefined>;
