import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Finding, RuleFacts } from '../../core/evaluate';
import { type Assembly, assemblyDigest } from '../../sources/assembly';
import { record } from '../../sources/json';
import { readJson } from '../../sources/parse';
import { PLUGIN } from '../tool';

const ENFORCED: RuleFacts = {
  id: 'guardrails-synthesis-guarded',
  title: 'The app was synthesized behind its guardrails',
  severity: 'critical',
  stage: 'enforced',
  remediation: 'Restore Guardrails.enforce(app) in the CDK app and synthesize again',
  controls: {},
};

const PASSED: RuleFacts = {
  id: 'guardrails-synthesis-passed',
  title: 'No validation refused the synthesis',
  severity: 'critical',
  stage: 'enforced',
  remediation: 'Mend what the plugin reports, and synthesize again without --ignore-errors',
  controls: {},
};

export interface Synthesis {
  readonly findings: readonly Finding[];
  /** Whose acknowledgements the app had policed. */
  readonly policeAcknowledgements: 'ours' | 'all';
}

/**
 * Whether the report that CDK keeps of a synthesis shows that our plugin judged these very templates, and that no
 * plugin refused them. It finds the deleted `enforce` line, and a failure that `--ignore-errors` let pass.
 */
export function judgeSynthesis(assembly: Assembly): Synthesis {
  const file = join(relative(process.cwd(), assembly.directory), 'validation-report.json');
  const say = (rule: RuleFacts, message: string): Finding => ({
    rule,
    status: 'violation',
    origin: { type: 'Guardrails::Synthesis', id: 'validation-report.json', file },
    path: '',
    message,
  });
  if (!existsSync(file)) {
    const message = `${file} is missing: nothing validated this assembly`;
    return { findings: [say(ENFORCED, message)], policeAcknowledgements: 'ours' };
  }
  const { pluginReports } = readJson(file);
  const plugins = (Array.isArray(pluginReports) ? pluginReports : []).map(record);
  const ours = plugins.find(({ pluginName }) => pluginName === PLUGIN);
  const refusals = plugins
    .filter(({ conclusion }) => conclusion !== 'success')
    .map(({ pluginName, violations, metadata }) =>
      say(PASSED, `${pluginName} refused the synthesis: ${reason(violations, metadata)}`),
    );
  const { digest, policeAcknowledgements } = record(ours?.['metadata']);
  const unguarded = !ours
    ? [say(ENFORCED, `${file} holds no report of ${PLUGIN}: it did not judge this assembly`)]
    : digest !== assemblyDigest(assembly)
      ? [say(ENFORCED, `${file} is about other templates or assets than those of this assembly`)]
      : [];
  return {
    findings: [...unguarded, ...refusals],
    policeAcknowledgements: policeAcknowledgements === 'all' ? 'all' : 'ours',
  };
}

function reason(violations: unknown, metadata: unknown): string {
  const { error } = record(metadata);
  const all = (Array.isArray(violations) ? violations : []).map(record);
  const refused = all.filter(({ severity }) => severity === 'error' || severity === 'fatal');
  const [first] = refused;
  if (!first) return typeof error === 'string' ? error : 'it gives no reason';
  const more = refused.length > 1 ? `, and ${refused.length - 1} more` : '';
  return `${first['description']} (${first['ruleName']}${more})`;
}
