import type { CheckResult } from '../checks';
import { type Html, html } from './html';
import { titleOf } from './index-page';
import { layout } from './layout';
import { stateBadge } from './state';

const labels: Readonly<Record<string, string>> = {
  runtime: 'Runtime',
  signs: 'Signs found',
  launchType: 'Launch type',
  availabilityZone: 'Availability zone',
  region: 'Region',
  confirmed: 'Confirmed by ECS',
  peerTrusted: 'Trusted proxy',
  traceHeader: 'Trace header',
  traceRoot: 'Trace root',
  terminatedAt: 'TLS ends at',
  version: 'TLS version',
  cipherSuite: 'Cipher suite',
  fingerprint: 'Fingerprint',
  algorithm: 'Algorithm',
  stable: 'Same after a restart',
  matches: 'Matches yours',
  word: 'Word',
};

/** Renders one check with its evidence. */
export function checkPage(result: CheckResult, requestId: string, nonce: string): Html {
  const rows = Object.entries(result.evidence).map(
    ([name, value]) => html`<div><dt>${labels[name] ?? name}</dt><dd>${shown(value)}</dd></div>
`,
  );
  return layout({
    title: titleOf(result.check),
    lead: result.summary,
    content: html`${stateBadge(result.passed)}
<h2 class="section">Evidence</h2>
<dl class="card">
${rows}</dl>
<p class="back"><a href="/">All checks</a></p>`,
    requestId,
    nonce,
  });
}

function shown(value: CheckResult['evidence'][string] | undefined): Html {
  if (value === undefined || value === null) return html`none`;
  if (typeof value === 'boolean') return value ? html`yes` : html`no`;
  if (typeof value === 'string') return html`<code>${value}</code>`;
  if (value.length === 0) return html`none`;
  return html`${value.map((item, index) => html`${index === 0 ? '' : ', '}<code>${item}</code>`)}`;
}
