import { createHash } from 'node:crypto';
import { relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Log, ReportingDescriptor, Result, Run } from 'sarif';
import type { Entry, RuleEntry } from './entry';

/** What one tool found. */
export interface ToolEntries {
  readonly tool: { readonly name: string; readonly version?: string };
  readonly rules: readonly RuleEntry[];
  readonly entries: readonly Entry[];
}

/**
 * How grave a code scanner shows a finding, as a number:
 * https://docs.github.com/en/code-security/reference/code-scanning/sarif-support-for-code-scanning
 */
const SECURITY_SEVERITY = { critical: '9.5', high: '8.0', medium: '5.5', low: '2.0' } as const;

/** Static Analysis Results Interchange Format 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export function sarifReport(tools: readonly ToolEntries[], directory: string): string {
  const log: Log = {
    version: '2.1.0',
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    runs: tools.map((one) => runOf(one, directory)),
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function runOf({ tool, rules, entries }: ToolEntries, directory: string): Run {
  const all = new Map([...rules, ...entries.map(({ rule }) => rule)].map((rule) => [rule.id, rule]));
  const ids = [...all.keys()];
  const seen = new Map<string, number>();
  return {
    tool: {
      driver: {
        name: tool.name,
        ...(tool.version === undefined ? {} : { version: tool.version }),
        rules: [...all.values()].map(descriptorOf),
      },
    },
    originalUriBaseIds: { '%SRCROOT%': { description: { text: 'Where the tool was run' } } },
    results: entries.map((entry) => {
      const print = fingerprintOf(entry, directory);
      const times = (seen.get(print) ?? 0) + 1;
      seen.set(print, times);
      return resultOf(entry, ids.indexOf(entry.rule.id), `${print}:${times}`, directory);
    }),
    columnKind: 'utf16CodeUnits',
  };
}

function descriptorOf(rule: RuleEntry): ReportingDescriptor {
  const { id, title, rationale, remediation, severity, stage, controls = {} } = rule;
  const help = [rationale, remediation && `Fix: ${remediation}`].filter((part) => part).join('\n\n');
  const tags = Object.entries(controls).flatMap(([framework, ones]) =>
    ones.map((one) => `${framework}/${one}`),
  );
  return {
    id,
    ...(title === undefined ? {} : { shortDescription: { text: title } }),
    ...(rationale === undefined ? {} : { fullDescription: { text: rationale } }),
    ...(help === '' ? {} : { help: { text: help, markdown: help } }),
    ...(stage === undefined
      ? {}
      : { defaultConfiguration: { level: stage === 'enforced' ? 'error' : 'warning' } }),
    properties: {
      tags: ['security', ...tags],
      ...(severity === undefined ? {} : { 'security-severity': SECURITY_SEVERITY[severity] }),
    },
  };
}

function resultOf(entry: Entry, ruleIndex: number, fingerprint: string, directory: string): Result {
  const { rule, level, message, scenario, resource, type, property, file, line, source, status, excuse } =
    entry;
  const text = scenario === undefined ? message : `${message}, ${scenario}`;
  const region = line === undefined ? {} : { region: regionOf(line, source) };
  return {
    ruleId: rule.id,
    ruleIndex,
    level,
    message: { text },
    locations: [
      {
        ...(file === undefined
          ? {}
          : { physicalLocation: { artifactLocation: artifactOf(file, directory), ...region } }),
        logicalLocations: [{ fullyQualifiedName: resource, kind: 'resource' }],
      },
    ],
    partialFingerprints: { 'guardrails/v1': fingerprint },
    ...(status === 'excepted'
      ? {
          suppressions: [
            { kind: 'external', status: 'accepted', justification: excuse ?? 'no reason given' },
          ],
        }
      : { suppressions: [] }),
    properties: { status, ...(type === undefined ? {} : { type }), ...(property === '' ? {} : { property }) },
  };
}

function regionOf(line: number, source: string | undefined) {
  return { startLine: line, ...(source === undefined ? {} : { snippet: { text: source } }) };
}

/** Relative to where the tool was run, as code scanners want it; what is elsewhere has no such path. */
function artifactOf(file: string, directory: string) {
  const path = relative(directory, resolve(directory, file));
  return path.startsWith('..') || path === ''
    ? { uri: pathToFileURL(resolve(directory, file)).href }
    : { uri: path.split(sep).map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' };
}

/** The same for the same finding after lines were added above it, or others before it. */
function fingerprintOf({ rule, resource, type, property, scenario, file }: Entry, directory: string): string {
  const where = file === undefined ? '' : relative(directory, resolve(directory, file)).split(sep).join('/');
  const identity = JSON.stringify([rule.id, where, type, resource, property, scenario]);
  return createHash('sha256').update(identity).digest('hex').slice(0, 32);
}
