import type { Properties } from '../../core/value';
import type { ConfigurationItem } from '../configuration-item';
import type { Shape } from './read';

/** What an item holds, where it holds anything. */
export interface Recorded {
  readonly item: ConfigurationItem;
  readonly configuration: Properties;
}

/** A resource of its own in CloudFormation that AWS Config records inside another one. */
export interface Part {
  readonly type: string;
  /** What tells it from other parts of the item. */
  readonly name: string;
  readonly properties: Properties;
}

/** How the item of a type becomes a resource in the shape of CloudFormation. */
export interface Translation {
  /** CloudFormation's name of the type, where AWS Config has another one. */
  readonly type?: string;
  /** From `configuration` in the shape of the API. */
  readonly shape?: Shape;
  /** From `supplementaryConfiguration`. */
  readonly supplementary?: Shape;
  /** Names in `configuration` that has CloudFormation's shape already, by path; `[]` stands for every element. */
  readonly renamed?: Readonly<Record<string, string>>;
  /** What else stands in it, of no property of CloudFormation's. */
  readonly left?: readonly string[];
  /** Documents in it that may be written as text. */
  readonly documents?: readonly string[];
  /** Properties of CloudFormation that AWS Config does not record: unknown, and not what AWS does by default. */
  readonly notRecorded: readonly string[];
  /** From `configuration`, what only the API has a name for. */
  readonly beyond?: Shape;
  /** What is read from more than the configuration. */
  readonly also?: (recorded: Recorded) => Properties;
  readonly parts?: (recorded: Recorded) => readonly Part[];
  /** Names that other items call it by, beside its id, its ARN and its name. */
  readonly aliases?: (recorded: Recorded) => readonly string[];
  /** Whether AWS made it unasked. */
  readonly implicit?: (configuration: Properties) => boolean;
}

export type Translations = Readonly<Record<string, Translation>>;
