import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { GuardrailsError } from '../../core/errors';
import { type Evaluation, evaluate, type Fault, type Finding, IN_SIGHT } from '../../core/evaluate';
import { judgeAcknowledgements } from '../../exceptions/acknowledgements';
import { except, judgeExceptions, type Outcome } from '../../exceptions/except';
import type { Exception } from '../../exceptions/parse';
import type { Pack } from '../../packs/packs';
import { type Summary, sortOutcomes } from '../../reporters/summary';
import { type Assembly, readAssembly } from '../../sources/assembly';
import { parseTemplate, readText } from '../../sources/parse';
import { countResources, type TemplateDocument, worldOfTemplates } from '../../sources/template';
import { PLUGIN, TOOL } from '../tool';
import { judgeSynthesis } from './synthesis';

export interface CheckOptions {
  readonly pack: Pack;
  readonly strict: boolean;
  readonly exceptions: readonly Exception[];
  readonly exceptionsFile: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** Today in UTC, as `2027-03-31`. */
  readonly today: string;
}

export interface Checked {
  readonly summary: Summary;
  readonly outcomes: readonly Outcome[];
  readonly faults: readonly Fault[];
}

/** Judges templates and cloud assemblies; templates given together are one world, an assembly is one of its own. */
export function check(paths: readonly string[], options: CheckOptions): Checked {
  const assemblies = paths.filter(isDirectory).map((path) => assemblyAt(path, options));
  const templates = paths.filter((path) => !isDirectory(path)).map((path) => readTemplate(path, options));
  const runs = [
    ...assemblies.map((assembly) => checkAssembly(assembly, options)),
    ...(templates.length > 0 ? [checkTemplates(templates, options)] : []),
  ];
  const inputs = runs.flatMap((run) => run.inputs);
  const outcomes = runs.flatMap((run) => run.outcomes);
  return {
    summary: {
      tool: TOOL,
      inputs,
      resources: inputs.reduce((sum, { resources }) => sum + resources, 0),
      judged: runs.reduce((sum, { evaluation }) => sum + evaluation.judged, 0),
      rules: options.pack.rules.map(({ id }) => id),
    },
    outcomes: sortOutcomes([...outcomes, ...(assemblies.length > 0 ? unneeded(outcomes, options) : [])]),
    faults: runs.flatMap(({ evaluation }) => evaluation.faults),
  };
}

/** Exceptions that have expired or cover nothing. Only cdk synth knows that of those for rules of cdk-nag. */
function unneeded(outcomes: readonly Outcome[], options: CheckOptions): readonly Finding[] {
  const { exceptions, exceptionsFile, pack, today } = options;
  const used = outcomes.flatMap((one) => (one.status === 'excepted' ? [one.exception] : []));
  const ours = [...pack.rules, IN_SIGHT].map(({ id }) => id);
  const foreign = exceptions.filter(({ rule }) => !ours.includes(rule));
  return judgeExceptions(exceptions, new Set([...used, ...foreign]), today, exceptionsFile);
}

interface Run {
  readonly inputs: Summary['inputs'];
  readonly outcomes: readonly Outcome[];
  readonly evaluation: Evaluation;
}

function isDirectory(path: string): boolean {
  return path !== '-' && existsSync(path) && statSync(path).isDirectory();
}

function assemblyAt(path: string, { parameters }: CheckOptions): Assembly {
  if (existsSync(join(path, 'manifest.json'))) return readAssembly(path, parameters);
  throw new GuardrailsError(
    'NOT_AN_ASSEMBLY',
    `${path} is a directory without manifest.json; give a template, or a directory that cdk synth made`,
  );
}

function readTemplate(path: string, { parameters }: CheckOptions): TemplateDocument {
  const file = path === '-' ? 'standard input' : path;
  const { value, lines } = parseTemplate(path === '-' ? readFileSync(0, 'utf8') : readText(path), file);
  return { id: file, stack: file, file, template: value, parameters, paths: new Map(), lines };
}

function checkTemplates(documents: readonly TemplateDocument[], options: CheckOptions): Run {
  const world = worldOfTemplates(documents, { whole: false });
  const evaluation = evaluate(world, options.pack.rules, options);
  return {
    inputs: documents.map((one) => ({ path: one.file, kind: 'template', resources: countResources([one]) })),
    outcomes: except(evaluation.findings, options.exceptions, options.today),
    evaluation,
  };
}

function checkAssembly(assembly: Assembly, options: CheckOptions): Run {
  const { directory, documents, acknowledgements } = assembly;
  const evaluation = evaluate(worldOfTemplates(documents, { whole: true }), options.pack.rules, options);
  const { findings, policeAcknowledgements } = judgeSynthesis(assembly);
  return {
    inputs: [{ path: directory, kind: 'assembly', resources: countResources(documents) }],
    outcomes: [
      ...except(evaluation.findings, options.exceptions, options.today),
      ...judgeAcknowledgements(acknowledgements, policeAcknowledgements, PLUGIN),
      ...findings,
    ],
    evaluation,
  };
}
