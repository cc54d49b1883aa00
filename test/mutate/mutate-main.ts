import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { GuardrailsError, messageOf } from '../../rules/core/errors';
import { claimsOf } from '../../rules/enforcers/claims-file';
import { TOOL } from '../../rules/enforcers/tool';
import { RULES } from '../../rules/packs/packs';
import { readAssembly } from '../../rules/sources/assembly';
import { parseTemplate } from '../../rules/sources/parse';
import { readText } from '../../rules/sources/read-text';
import type { TemplateDocument } from '../../rules/sources/stacks';
import { forItsReason } from '../../tools/mutate/judge';
import { undeployable } from '../../tools/mutate/judges/cloudformation-validate';
import { otherJudges } from '../../tools/mutate/judges/others';
import { ourJudge } from '../../tools/mutate/judges/ours';
import { asJson, asMarkdown, asMarkdownTable } from '../../tools/mutate/matrix';
import { mutantsOf } from '../../tools/mutate/mutants';
import { columnOf, matrixOf } from './run';
import { deployment, type Subject, subjectOf } from './subject';

const usage = `npm run mutate [-- --check | -- <template or cdk.out>...]
Makes the deployment of this repository worse in hundreds of ways, asks every judge, and writes docs/kill-matrix.{md,json}.
--check          asks ours only, and compares what docs/kill-matrix.json says of them
<template>...    makes mutants of these instead, asks ours, prints the table, and writes nothing
Exit code 0; 1 if ours let a mutant live or the page is stale; 2 if nothing could be judged.`;

const DOCS = join(__dirname, '../../docs');

main().catch((thrown: unknown) => {
  const code = thrown instanceof GuardrailsError ? thrown.code : 'MUTATE_FAILED';
  process.stderr.write(`${code}: ${messageOf(thrown)}\n`);
  process.exitCode = 2;
});

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { check: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
  });
  if (values.help) return say(usage);
  if (positionals.length > 0) return ofGiven(positionals);
  const subject = deployment();
  if (values.check) return check(subject);
  const matrix = await matrixOf(subject, otherJudges());
  const [refused] = undeployable(subject.templates, matrix.mutants);
  if (refused) {
    const { mutant, errors } = refused;
    throw new GuardrailsError(
      'MUTANT_REFUSED',
      `CloudFormation would not take the mutant ${mutant.name}: ${errors[0]?.rule} ${errors[0]?.detail}; mend its operator`,
    );
  }
  writeFileSync(join(DOCS, 'kill-matrix.md'), asMarkdown(matrix));
  writeFileSync(join(DOCS, 'kill-matrix.json'), asJson(matrix));
  say(asMarkdownTable(matrix));
  const [ours] = matrix.columns;
  if (ours?.results.some((one) => one !== 'killed') || matrix.innocents.accused.length > 0)
    process.exitCode = 1;
}

async function ofGiven(paths: readonly string[]): Promise<void> {
  const subject = readSubject(paths);
  const mutants = mutantsOf(subject.templates, subject.rules);
  const judge = ourJudge('ours at synth', TOOL.version, subject.rules, subject.documents);
  const column = await columnOf(judge, subject, mutants, forItsReason);
  const none = { count: 0, accused: [] };
  say(asMarkdownTable({ mutants, columns: [column], innocents: none, elsewhere: [] }));
  const left = mutants.filter((_, index) => column.results[index] !== 'killed');
  for (const { name, rule } of left)
    say(`survived: ${name} (${rule}) ${column.reasons[name] ?? ''}`.trimEnd());
  if (left.length > 0) process.exitCode = 1;
}

function readSubject(paths: readonly string[]): Subject {
  const assembly = paths.find((path) => existsSync(path) && statSync(path).isDirectory());
  if (assembly !== undefined) {
    return subjectOf(readAssembly(assembly).documents, [...RULES, ...claimsOf(assembly)]);
  }
  const documents = paths.map((path): TemplateDocument => {
    const file = relative(process.cwd(), path);
    const { value, lines } = parseTemplate(readText(path), file);
    return { id: file, stack: file, file, template: value, parameters: {}, paths: new Map(), lines };
  });
  return subjectOf(documents, RULES);
}

interface Row {
  readonly name: string;
  readonly results: Readonly<Record<string, string>>;
}

async function check(subject: Subject): Promise<void> {
  const made: { readonly mutants: readonly Row[] } = JSON.parse(asJson(await matrixOf(subject, [])));
  const written: { readonly mutants: readonly Row[] } = JSON.parse(
    readFileSync(join(DOCS, 'kill-matrix.json'), 'utf8'),
  );
  const told = new Map(written.mutants.map(({ name, results }) => [name, results]));
  const stale = made.mutants.filter(({ name, results }) =>
    Object.entries(results).some(([judge, result]) => told.get(name)?.[judge] !== result),
  );
  const gone = written.mutants.length - made.mutants.length;
  if (stale.length === 0 && gone === 0)
    return say(`docs/kill-matrix.json says what is: ${made.mutants.length} mutants`);
  process.stderr.write(
    `KILL_MATRIX_STALE: docs/kill-matrix.json does not say what is, of ${stale.length} mutants such as ${stale[0]?.name ?? 'one that is gone'}; run npm run mutate and commit it\n`,
  );
  process.exitCode = 1;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
