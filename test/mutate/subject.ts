import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import type { Rule } from '../../rules/core/rule';
import { rulesOf } from '../../rules/enforcers/claims-file';
import { RULES } from '../../rules/packs/packs';
import { readAssembly } from '../../rules/sources/assembly';
import type { TemplateDocument } from '../../rules/sources/stacks';
import { claimsOf } from '../../stacks/claims';
import { example } from '../../stacks/environments/example';
import { buildApp } from '../../stacks/quest';
import type { Template, Templates } from '../../tools/mutate/mutant';

/** What mutants are made of, and the rules that judge it. */
export interface Subject {
  readonly documents: readonly TemplateDocument[];
  readonly templates: Templates;
  readonly rules: readonly Rule[];
}

export function subjectOf(documents: readonly TemplateDocument[], rules: readonly Rule[]): Subject {
  const templates = documents.map(({ id, template }) => [id, template as Template] as const);
  return { documents, rules, templates: Object.fromEntries(templates) };
}

/** The compliant deployment as it is now, with what it claims of its network. */
export function deployment(): Subject {
  const outdir = mkdtempSync(join(tmpdir(), 'guardrails-mutate-'));
  try {
    const { context } = JSON.parse(readFileSync(join(__dirname, '../../cdk.json'), 'utf8'));
    const app = new App({ context, outdir });
    buildApp(app, example);
    app.synth();
    return subjectOf(readAssembly(outdir).documents, [...RULES, ...rulesOf(claimsOf(example), 'claims')]);
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
