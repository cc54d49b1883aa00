import type { Entry } from './entry';
import type { ToolEntries } from './sarif';
import { element } from './xml';

/**
 * A suite for each rule, in the JUnit XML that Jenkins and others read, and in it a case for each finding. A rule
 * without a finding has one case that passed; what refuses nothing (doubt, warnings, exceptions) is skipped, and says why.
 */
export function junitReport(tools: readonly ToolEntries[]): string {
  const suites = tools.flatMap(({ tool, rules, entries }) => {
    const ids = new Set([...rules, ...entries.map(({ rule }) => rule)].map(({ id }) => id));
    return [...ids].map((id) =>
      suite(
        tool.name,
        id,
        entries.filter(({ rule }) => rule.id === id),
      ),
    );
  });
  const sum = (name: 'tests' | 'failures'): number => suites.reduce((total, one) => total + one[name], 0);
  const root = element(
    'testsuites',
    {
      name: tools.map(({ tool }) => tool.name).join(', '),
      tests: sum('tests'),
      failures: sum('failures'),
      errors: 0,
    },
    suites.map(({ xml }) => xml),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

interface Suite {
  readonly tests: number;
  readonly failures: number;
  readonly xml: string;
}

function suite(tool: string, rule: string, entries: readonly Entry[]): Suite {
  const tests = Math.max(1, entries.length);
  const failures = entries.filter(isFailure).length;
  const skipped = entries.length - failures;
  const cases =
    entries.length === 0
      ? [element('testcase', { name: 'no finding', classname: rule }, [])]
      : entries.map(testcase);
  const xml = element('testsuite', { name: rule, tests, failures, errors: 0, skipped, package: tool }, cases);
  return { tests, failures, xml };
}

function isFailure({ level, status }: Entry): boolean {
  return level === 'error' && status !== 'excepted';
}

function testcase(entry: Entry): string {
  const { rule, resource, property, message, scenario, file, line, status, excuse, level } = entry;
  const at = file === undefined ? [] : [`${file}${line === undefined ? '' : `:${line}`}`];
  const details = [
    message,
    ...(scenario === undefined ? [] : [scenario]),
    ...at,
    ...(rule.remediation === undefined ? [] : [`Fix: ${rule.remediation}`]),
  ].join('\n');
  const why =
    status === 'excepted'
      ? `excepted ${excuse ?? ''}`
      : `${status === 'violation' ? level : 'in doubt'}: ${message}`;
  const body = isFailure(entry)
    ? element('failure', { type: rule.severity ?? level, message }, [], details)
    : element('skipped', { message: why });
  const name = property === '' ? resource : `${resource} ${property}`;
  return element('testcase', { name, classname: rule.id }, [body]);
}
