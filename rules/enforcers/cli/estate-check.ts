import { type Outcome, refuses } from '../../exceptions/except';
import type { Hearing } from '../../exceptions/hear';
import type { Pack, RuleParameters } from '../../packs/packs';
import { entriesOf } from '../../reporters/entry';
import { junitReport } from '../../reporters/junit';
import { sarifReport } from '../../reporters/sarif';
import { sortOutcomes } from '../../reporters/summary';
import type { Look } from '../../reporters/text';
import { TOOL } from '../tool';
import { type Estate, judgeEstate } from './estate';
import type { EstateFile } from './estate-messages';
import { type EstateReport, estateJson, estateText, merged } from './estate-report';

export interface EstateCheck {
  readonly files: readonly EstateFile[];
  readonly replaced: readonly string[];
  readonly pack: Pack;
  readonly parameters: RuleParameters;
  readonly strict: boolean;
  readonly exceptions: Hearing;
  readonly closed: readonly string[];
  readonly most: number;
  readonly format: 'text' | 'json' | 'sarif' | 'junit';
  readonly folder: string;
  readonly look: Look;
}

/** Judges an estate; answers with its report and the exit code. */
export async function checkEstate(
  check: EstateCheck,
): Promise<{ readonly report: string; readonly code: number; readonly estate: Estate }> {
  const { files, pack, parameters, strict, exceptions, closed, most, folder } = check;
  const estate = await judgeEstate(files, {
    pack: pack.name,
    only: pack.rules.map(({ id }) => id),
    parameters,
    strict,
    inForce: exceptions.inForce,
    closed,
    most,
    folder,
    ...(process.stderr.isTTY ? { onProgress: showProgress } : {}),
  });
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  const whole = reportOf(estate, check);
  const { outcomes, beside, totals } = whole;
  const entries = entriesOf([...outcomes, ...beside], strict);
  const tools = [{ tool: TOOL, rules: pack.rules, entries }];
  const reports: Readonly<Record<EstateCheck['format'], () => string>> = {
    text: () => estateText(whole, check.look),
    json: () => estateJson(whole),
    sarif: () => sarifReport(tools, process.cwd()),
    junit: () => junitReport(tools),
  };
  const refused =
    totals.violations > 0 || (strict && refusedByDoubt(whole)) || beside.some((one) => refuses(one, strict));
  return {
    report: reports[check.format](),
    code: estate.problemCount > 0 ? 2 : refused ? 1 : 0,
    estate,
  };
}

function refusedByDoubt({ places, rules }: EstateReport): boolean {
  return rules.some(
    ({ id, stage }) =>
      stage === 'enforced' && places.some(({ rules: rows }) => (rows[id]?.indeterminate ?? 0) > 0),
  );
}

function reportOf(estate: Estate, { pack, exceptions, most, replaced }: EstateCheck): EstateReport {
  const places = merged(estate.tallies, most);
  const byId = new Map(pack.rules.map((rule) => [rule.id, rule]));
  const sum = (stage: string | undefined, status: 'violation' | 'indeterminate' | 'excepted'): number =>
    pack.rules
      .filter((rule) => stage === undefined || rule.stage === stage)
      .reduce(
        (total, { id }) => total + places.reduce((all, { rules }) => all + (rules[id]?.[status] ?? 0), 0),
        0,
      );
  const besides = (stage: string): number =>
    exceptions.findings.filter(({ rule }) => rule.stage === stage).length;
  const outcomes = places.flatMap(({ rules }) =>
    Object.entries(rules).flatMap(([id, { told }]) =>
      told.map(({ status, exception, ...rest }): Outcome => {
        const rule = byId.get(id);
        if (rule === undefined) throw new Error(`nobody knows rule ${id}`);
        return status === 'excepted' && exception
          ? { rule, status, exception, ...rest }
          : { rule, status: status === 'excepted' ? 'indeterminate' : status, ...rest };
      }),
    ),
  );
  const resources = places.reduce((all, one) => all + one.resources, 0);
  const unjudged = places.reduce(
    (all, one) => all + Object.values(one.unjudged).reduce((total, count) => total + count, 0),
    0,
  );
  return {
    estate,
    places,
    rules: pack.rules,
    replaced,
    most,
    outcomes: sortOutcomes(outcomes),
    beside: exceptions.findings,
    totals: {
      violations: sum('enforced', 'violation') + besides('enforced'),
      warnings: sum('trial', 'violation') + besides('trial'),
      indeterminate: sum(undefined, 'indeterminate'),
      excepted: sum(undefined, 'excepted'),
    },
    summary: {
      tool: TOOL,
      inputs: estate.files.map(({ label, kind, items }) => ({ path: label, kind, resources: items })),
      resources,
      judged: resources - unjudged,
      rules: pack.rules.map(({ id }) => id),
    },
  };
}

function showProgress(share: number, items: number): void {
  const percent = Math.min(100, Math.floor(share * 100));
  const what = percent >= 100 ? 'all read, looking at neighbours' : `${percent} % read`;
  process.stderr.write(`\r\u001b[K${what}, ${items.toLocaleString('en-US')} items`);
}
