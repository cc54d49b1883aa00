import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { GuardrailsError } from '../../core/errors';
import { type Evaluation, evaluate, type Fault } from '../../core/evaluate';
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
  const assemblies = paths.filter(isDirectory).map(assemblyAt);
  const templates = paths.filter((path) => !isDirectory(path)).map((path) => readTemplate(path, options));
  const runs = [
    ...assemblies.map((assembly) => checkAssembly(assembly, options)),
    ...(templates.length > 0 ? [checkTemplates(templates, options)] : []),
  ];
  return {
    summary: {
      tool: TOOL,
      inputs: runs.flatMap(({ inputs }) => inputs),
      resources: runs.reduce(
        (sum, { inputs }) => sum + inputs.reduce((all, { resources }) => all + resources, 0),
        0,
      ),
      judged: runs.reduce((sum, { evaluation }) => sum + evaluation.judged, 0),
      rules: options.pack.rules.map(({ id }) => id),
    },
    outcomes: sortOutcomes(runs.flatMap(({ outcomes }) => outcomes)),
    faults: runs.flatMap(({ evaluation }) => evaluation.faults),
  };
}

interface Run {
  readonly inputs: Summary['inputs'];
  readonly outcomes: readonly Outcome[];
  readonly evaluation: Evaluation;
}

function isDirectory(path: string): boolean {
  return path !== '-' && existsSync(path) && statSync(path).isDirectory();
}

function assemblyAt(path: string): Assembly {
  if (existsSync(join(path, 'manifest.json'))) return readAssembly(path);
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
  const { exceptions, exceptionsFile, pack, today } = options;
  const { directory, documents, acknowledgements } = assembly;
  const evaluation = evaluate(worldOfTemplates(documents, { whole: true }), pack.rules, options);
  const outcomes = except(evaluation.findings, exceptions, today);
  const used = new Set(outcomes.flatMap((one) => (one.status === 'excepted' ? [one.exception] : [])));
  // Only cdk synth knows whether an exception for a rule of cdk-nag is still needed.
  const foreign = exceptions.filter(({ rule }) => !pack.rules.some(({ id }) => id === rule));
  return {
    inputs: [{ path: directory, kind: 'assembly', resources: countResources(documents) }],
    outcomes: [
      ...outcomes,
      ...judgeExceptions(exceptions, new Set([...used, ...foreign]), today, exceptionsFile),
      ...judgeAcknowledgements(acknowledgements, PLUGIN),
      ...judgeSynthesis(assembly),
    ],
    evaluation,
  };
}
