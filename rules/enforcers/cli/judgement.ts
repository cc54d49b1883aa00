import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { GuardrailsError } from '../../core/errors';
import { type Evaluation, evaluate, type Fault, type Finding, IN_SIGHT } from '../../core/evaluate';
import { judgeAcknowledgements } from '../../exceptions/acknowledgements';
import { except, type Outcome } from '../../exceptions/except';
import { type Hearing, unmatched } from '../../exceptions/hear';
import type { Pack } from '../../packs/packs';
import { type Summary, sortOutcomes } from '../../reporters/summary';
import { type Assembly, readAssembly } from '../../sources/assembly';
import { parseTemplate } from '../../sources/parse';
import { readInput } from '../../sources/read-text';
import { countResources, type TemplateDocument, worldOfTemplates } from '../../sources/template';
import { PLUGIN, TOOL } from '../tool';
import { judgeSynthesis } from './synthesis';

export interface CheckOptions {
  readonly pack: Pack;
  readonly strict: boolean;
  readonly exceptions: Hearing;
  readonly exceptionsFile: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** What was read of standard input already. */
  readonly beginning?: Buffer | undefined;
}

export interface Judgement {
  readonly summary: Summary;
  readonly outcomes: readonly Outcome[];
  readonly faults: readonly Fault[];
  /** The templates that were given one by one, as they were read. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Judges templates and cloud assemblies; templates given together are one world, an assembly is one of its own. */
export function judgePaths(paths: readonly string[], options: CheckOptions): Judgement {
  const assemblies = paths.filter(isDirectory).map((path) => assemblyAt(path, options));
  const texts = new Map(
    paths
      .filter((path) => !isDirectory(path))
      .map((path) => [path === '-' ? 'standard input' : path, readInput(path, options.beginning)]),
  );
  const templates = [...texts].map(([file, text]) => templateOf(file, text, options));
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
    outcomes: sortOutcomes([
      ...outcomes,
      ...options.exceptions.findings,
      ...(assemblies.length > 0 ? unneeded(outcomes, options) : []),
    ]),
    faults: runs.flatMap(({ evaluation }) => evaluation.faults),
    texts,
  };
}

/** Exceptions that cover nothing. Only cdk synth knows that of those for rules of cdk-nag. */
function unneeded(outcomes: readonly Outcome[], options: CheckOptions): readonly Finding[] {
  const { exceptions, exceptionsFile, pack } = options;
  const used = new Set(outcomes.flatMap((one) => (one.status === 'excepted' ? [one.exception] : [])));
  const ours = [...pack.rules, IN_SIGHT].map(({ id }) => id);
  const judged = exceptions.inForce.filter(({ rule }) => ours.includes(rule));
  return unmatched(judged, used, exceptionsFile);
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
    `${path} is a directory without manifest.json and without snapshots of AWS Config; give a template, a directory that cdk synth made, or what AWS Config delivered`,
  );
}

function templateOf(file: string, text: string, { parameters }: CheckOptions): TemplateDocument {
  const { value, lines } = parseTemplate(text, file);
  return { id: file, stack: file, file, template: value, parameters, paths: new Map(), lines };
}

function checkTemplates(documents: readonly TemplateDocument[], options: CheckOptions): Run {
  const world = worldOfTemplates(documents, { whole: false });
  const evaluation = evaluate(world, options.pack.rules, options);
  return {
    inputs: documents.map((one) => ({ path: one.file, kind: 'template', resources: countResources([one]) })),
    outcomes: except(evaluation.findings, options.exceptions.inForce),
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
      ...except(evaluation.findings, options.exceptions.inForce),
      ...judgeAcknowledgements(acknowledgements, policeAcknowledgements, PLUGIN),
      ...findings,
    ],
    evaluation,
  };
}
