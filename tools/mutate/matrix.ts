import type { Outcome } from './judge';
import type { Mutant } from './mutant';

/** What came of a mutant, or that the judge can never see it. */
export type Result = Outcome | 'unseen';

/** What the matrix tells of a mutant. */
export type Row = Pick<Mutant, 'name' | 'operator' | 'family' | 'rule' | 'stack' | 'resource'>;

/** What one judge made of all mutants, in their order. */
export interface Column {
  readonly name: string;
  /** Undefined where it is not installed. */
  readonly version: string | undefined;
  /** Why it is not installed. */
  readonly absent?: string;
  readonly results: readonly Result[];
  /** Why a mutant was not killed, by its name, where there is more to say than that nothing was found. */
  readonly reasons: Readonly<Record<string, string>>;
  /** The rules that killed a mutant, by its name. */
  readonly by: Readonly<Record<string, readonly string[]>>;
}

export interface Matrix {
  readonly mutants: readonly Row[];
  readonly columns: readonly Column[];
  /** How many variants that are as good as before ours was asked about, and what it found in them. */
  readonly innocents: { readonly count: number; readonly accused: readonly string[] };
  /** Enforced rules that a template cannot break, and the tests that show that they can fail. */
  readonly elsewhere: readonly { readonly rule: string; readonly test: string }[];
}

export interface Count {
  readonly killed: number;
  /** Those that the judge could see. */
  readonly of: number;
  readonly crashed: number;
  readonly unseen: number;
}

export function count({ results }: Column, mutants: readonly Row[], family?: string): Count {
  const own = results.filter((_, index) => family === undefined || mutants[index]?.family === family);
  const number = (result: Result): number => own.filter((one) => one === result).length;
  const unseen = number('unseen');
  return { killed: number('killed'), of: own.length - unseen, crashed: number('crashed'), unseen };
}

/** How many are killed by columns of ours, and by no other. */
export function killedByOursAlone({ mutants, columns }: Matrix): number {
  const kills = (index: number, own: boolean): boolean =>
    columns.some(({ name, results }) => isOurs(name) === own && results[index] === 'killed');
  return mutants.filter((_, index) => kills(index, true) && !kills(index, false)).length;
}

export function isOurs(name: string): boolean {
  return name.startsWith('ours');
}

interface Written extends Pick<Matrix, 'innocents' | 'elsewhere'> {
  readonly judges: readonly (Pick<Column, 'name' | 'absent'> & {
    readonly version?: string;
  })[];
  readonly mutants: readonly (Row & {
    readonly results: Readonly<Record<string, Result>>;
    readonly by?: Column['by'];
    readonly reasons?: Column['reasons'];
  })[];
}

/** The matrix as data: every mutant with what each judge made of it. */
export function asJson({ mutants, columns, innocents, elsewhere }: Matrix): string {
  const rows = mutants.map(({ name, operator, family, rule, stack, resource }, index) => {
    const told = <T>(of: (column: Column) => T | undefined): Readonly<Record<string, T>> =>
      Object.fromEntries(
        columns.flatMap((column) => {
          const one = of(column);
          return one === undefined ? [] : [[column.name, one] as const];
        }),
      );
    const results = told((column) => column.results[index]);
    const [by, reasons] = [told((column) => column.by[name]), told((column) => column.reasons[name])];
    return {
      ...{ name, operator, family, rule, stack, resource, results },
      ...(Object.keys(by).length > 0 ? { by } : {}),
      ...(Object.keys(reasons).length > 0 ? { reasons } : {}),
    };
  });
  const judges = columns.map((column) => {
    const { name, version, absent } = column;
    return version === undefined ? { name, absent } : { name, version, ...count(column, mutants) };
  });
  return `${JSON.stringify({ judges, innocents, elsewhere, mutants: rows }, null, 1)}\n`;
}

/** The matrix of which `asJson` makes a text. */
export function readMatrix(json: string): Matrix {
  const { judges, mutants, ...rest }: Written = JSON.parse(json);
  const columns = judges.map(({ name, version, absent }): Column => {
    const results = version === undefined ? [] : mutants.map((one) => one.results[name] ?? 'survived');
    const told = <T>(of: (mutant: Written['mutants'][number]) => T | undefined): Record<string, T> =>
      Object.fromEntries(
        mutants.flatMap((one) => {
          const found = of(one);
          return found === undefined ? [] : [[one.name, found] as const];
        }),
      );
    const reasons = told((one) => one.reasons?.[name]);
    const column = { name, version, results, reasons, by: told((one) => one.by?.[name]) };
    return absent === undefined ? column : { ...column, absent };
  });
  return { mutants, columns, ...rest };
}
