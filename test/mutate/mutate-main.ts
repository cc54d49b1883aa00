import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { installPeers } from '../../bench/install';
import { CFN_GUARD } from '../../bench/rules/cfn-guard';
import { GuardrailsError, messageOf } from '../../rules/core/errors';
import { undeployable } from '../../tools/mutate/judges/cloudformation-validate';
import { otherJudges } from '../../tools/mutate/judges/others';
import { asMarkdownTable, leftBy } from '../../tools/mutate/lists';
import { asJson, isOurs, type Matrix, type Result, readMatrix } from '../../tools/mutate/matrix';
import { mutantsOf } from '../../tools/mutate/mutants';
import { asMarkdown } from '../../tools/mutate/page';
import { readSubject } from './given';
import { matrixOf, synthColumn } from './run';
import { deployment, type Subject } from './subject';

const usage = `npm run mutate [-- --check | -- --ours | -- <template or cdk.out>...]
Makes the deployment of this repository worse in hundreds of ways, asks every judge, and writes docs/kill-matrix.{md,json}.
Checkov and cfn-lint are asked where they are on the PATH; the rules of Control Tower are fetched from the registry, once.
--check          asks ours only, and compares what docs/kill-matrix.{md,json} say of them
--ours           asks ours only, and leaves what the others said of the same mutants as it is written
<template>...    makes mutants of these instead, which are judged together, asks ours, prints what lived, and writes nothing
Exit code 0; 1 if a mutant survives ours, an innocent variant is accused or the page is stale; 2 if it could not be judged.`;

const FLAG = { type: 'boolean', default: false } as const;
const DOCS = join(__dirname, '../../docs');
const PAGE = join(DOCS, 'kill-matrix.md');
const DATA = join(DOCS, 'kill-matrix.json');

main().catch((thrown: unknown) => {
  const code = thrown instanceof GuardrailsError ? thrown.code : 'MUTATE_FAILED';
  process.stderr.write(`${code}: ${messageOf(thrown).replaceAll(/\s*\n\s*/g, ' ')}\n`);
  process.exitCode = 2;
});

async function main(): Promise<void> {
  const { values, positionals } = options();
  if (values.help) return say(usage);
  if (positionals.length > 0) return ofGiven(positionals);
  if (values.ours) return renew(deployment());
  return values.check ? check(deployment()) : write(deployment());
}

function options() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { check: FLAG, ours: FLAG, help: FLAG },
    });
  } catch (thrown) {
    throw new GuardrailsError('USAGE', `${messageOf(thrown)}; npm run mutate -- --help says what there is`);
  }
}

async function write(subject: Subject): Promise<void> {
  const mutants = mutantsOf(subject.templates, subject.rules);
  fetchControlTower();
  const others = await otherJudges(CFN_GUARD.folder);
  const matrix = await matrixOf(subject, mutants, others, tellTime);
  const [refused] = undeployable(subject.templates, mutants);
  if (refused) {
    const { mutant, errors } = refused;
    throw new GuardrailsError(
      'MUTANT_REFUSED',
      `CloudFormation would not take the mutant ${mutant.name}: ${errors[0]?.rule} ${errors[0]?.detail}; mend its operator`,
    );
  }
  publish(matrix);
}

async function renew(subject: Subject): Promise<void> {
  const mutants = mutantsOf(subject.templates, subject.rules);
  const written = readMatrix(readFileSync(DATA, 'utf8'));
  if (!isDeepStrictEqual(written.mutants.map(nameOf), mutants.map(nameOf))) {
    throw new GuardrailsError(
      'MUTANTS_CHANGED',
      'docs/kill-matrix.json is about other mutants; run npm run mutate, so that every judge is asked of these',
    );
  }
  const made = await matrixOf(subject, mutants, [], tellTime);
  const others = written.columns.filter(({ name }) => !isOurs(name));
  publish({ ...made, columns: [...made.columns, ...others] });
}

function nameOf({ name }: { readonly name: string }): string {
  return name;
}

function publish(matrix: Matrix): void {
  const [page, data] = [asMarkdown(matrix), asJson(matrix)];
  writeFileSync(PAGE, page);
  writeFileSync(DATA, data);
  say(asMarkdownTable(matrix));
  for (const { name, version, absent } of matrix.columns)
    if (version === undefined) tell(`${name} was not asked: ${absent}`);
  if (fails(matrix)) process.exitCode = 1;
}

function tellTime(what: string, waited: number, cpu: number): void {
  tell(`${what}: ${waited.toFixed(1)} s, of this process's CPU ${cpu.toFixed(1)} s`);
}

/** Where the registry is out of reach, the column says that it is not installed. */
function fetchControlTower(): void {
  try {
    installPeers(CFN_GUARD.folder, [`${CFN_GUARD.name}@${CFN_GUARD.version}`]);
  } catch (thrown) {
    tell(`Control Tower's rules could not be fetched: ${messageOf(thrown)}`);
  }
}

function fails({ columns, innocents }: Matrix): boolean {
  const isBad = (result: Result): boolean => result !== 'killed' && result !== 'unseen';
  const lives = columns.some(({ name, results }) => isOurs(name) && results.some(isBad));
  return lives || innocents.accused.length > 0;
}

async function ofGiven(paths: readonly string[]): Promise<void> {
  const subject = readSubject(paths);
  const mutants = mutantsOf(subject.templates, subject.rules);
  const column = await synthColumn(subject, mutants);
  say(asMarkdownTable({ mutants, columns: [column] }));
  const left = leftBy(column, mutants);
  if (left.length === 0) return;
  say(`\n${left.join('\n')}`);
  process.exitCode = column.results.includes('crashed') ? 2 : 1;
}

async function check(subject: Subject): Promise<void> {
  const made = await matrixOf(subject, mutantsOf(subject.templates, subject.rules), []);
  const text = readFileSync(DATA, 'utf8');
  const written = readMatrix(text);
  const isOfOurs = ours(written) === ours(made);
  const isItsPage = asMarkdown(written) === readFileSync(PAGE, 'utf8') && asJson(written) === text;
  if (isOfOurs && isItsPage) {
    say(
      `docs/kill-matrix.{md,json} say of ours what is: ${made.mutants.length} mutants. What they say of other`,
    );
    return say('judges is as of the versions that they name.');
  }
  const what = isOfOurs ? 'what npm run mutate writes' : 'what is';
  process.stderr.write(
    `KILL_MATRIX_STALE: docs/kill-matrix.{md,json} do not say ${what}; run npm run mutate and commit them\n`,
  );
  process.exitCode = 1;
}

/** All that only our own judges say. */
function ours({ columns, ...rest }: Matrix): string {
  return asJson({ ...rest, columns: columns.filter(({ name }) => isOurs(name)) });
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}
