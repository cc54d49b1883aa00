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

/** CDK's own constructs acknowledge findings of CDK's own validator and warnings. */
const CDK_ITSELF = /^(CloudFormation-Validate|Annotation)::/;

/** Acknowledgements that the app wrote itself would silence a finding without owner or expiry. */
export function judgeAcknowledgements(
  acknowledgements: readonly Acknowledgement[],
  police: 'ours' | 'all',
  ourPlugin: string,
): readonly Finding[] {
  return acknowledgements
    .filter(({ id }) => id.startsWith(`${ourPlugin}::`) || (police === 'all' && !CDK_ITSELF.test(id)))
    .map(({ id, path }) => ({
      rule: FROM_FILE,
      status: 'violation',
      origin: { type: 'Guardrails::Acknowledgement', id, file: 'the CDK app', path },
      path: '',
      message: `${id} is acknowledged at ${path === '' ? 'the whole app' : path}, not in the exceptions file`,
    }));
}
