import type { Exception } from '../../exceptions/parse';
import type { RuleParameters } from '../../packs/packs';
import type { Problem } from './estate-stream';
import type { Tally } from './estate-tally';

/** A file to be read, and what people call it. */
export interface EstateFile {
  readonly path: string;
  readonly label: string;
  readonly bytes: number;
  /** Whose it seems to be. */
  readonly account: string | undefined;
}

/** What a thread is told when it begins. */
export interface Task {
  readonly pack: string;
  /** The rules of the pack to judge by; none is all of them. */
  readonly only: readonly string[];
  readonly parameters: RuleParameters;
  readonly strict: boolean;
  readonly inForce: readonly Exception[];
  readonly most: number;
  readonly atOnce?: number;
  readonly folder: string;
  readonly name: string;
  readonly files: readonly EstateFile[];
}

/** What came of reading a file. */
export interface FileRead {
  readonly label: string;
  readonly kind: 'snapshot' | 'history';
  readonly items: number;
  readonly malformed: number;
  readonly failure?: Problem;
  readonly places: readonly { readonly account: string; readonly region: string }[];
}

/** What a thread says. */
export type Report =
  | { readonly kind: 'progress'; readonly bytes: number; readonly items: number }
  | { readonly kind: 'read'; readonly files: readonly FileRead[] }
  | {
      readonly kind: 'done';
      readonly tallies: readonly Tally[];
      readonly problems: readonly Problem[];
      readonly problemCount: number;
    };

/** What a thread is told once all files were read. */
export interface Verdicts {
  /** For which types the view of an account is closed that is not listed as open. */
  readonly closed: readonly string[];
  readonly open: readonly string[];
}
