import type { Finding, RuleFacts } from '../core/evaluate';

/** An acknowledgement that an app wrote itself: it silences a finding in CDK's report. */
export interface Acknowledgement {
  readonly id: string;
  /** The construct path that it covers, with everything below; empty for the whole app. */
  readonly path: string;
}

const FROM_FILE: RuleFacts = {
  id: 'guardrails-acknowledgement-from-file',
  title: 'Findings are excused in the exceptions file only',
  severity: 'high',
  stage: 'enforced',
  remediation: 'Remove the acknowledgement from the code; write an exception, with owner and expiry, instead',
  controls: {},
};

/** Acknowledgements that the app wrote itself would silence a finding without owner or expiry. */
export function judgeAcknowledgements(
  acknowledgements: readonly Acknowledgement[],
  police: 'ours' | 'all',
  ourPlugin: string,
): readonly Finding[] {
  return acknowledgements
    .filter(({ id }) => police === 'all' || id.startsWith(`${ourPlugin}::`))
    .map(({ id, path }) => ({
      rule: FROM_FILE,
      status: 'violation',
      origin: { type: 'Guardrails::Acknowledgement', id, file: 'the CDK app', path },
      path: '',
      message: `${id} is acknowledged at ${path === '' ? 'the whole app' : path}, not in the exceptions file`,
    }));
}
