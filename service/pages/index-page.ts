import { type CheckResult, checks } from '../checks';
import { type Html, html } from './html';
import { layout } from './layout';
import { stateBadge } from './state';

/** Renders the overview of all checks. */
export function indexPage(results: readonly CheckResult[], requestId: string, nonce: string): Html {
  const passed = results.filter((result) => result.passed).length;
  const cards = results.map(
    (result) => html`<li class="card">
<h2><a href="/${result.check}">${titleOf(result.check)}</a></h2>
${stateBadge(result.passed)}
<p>${result.summary}</p>
</li>
`,
  );
  return layout({
    title:
      passed === results.length
        ? `All ${passed} checks passed`
        : `${passed} of ${results.length} checks passed`,
    lead: 'How this service is deployed, seen from the inside: each check looks at its own process and at the request you just made.',
    content: html`<ul class="checks">
${cards}</ul>`,
    requestId,
    nonce,
  });
}

/** The heading of a check. */
export function titleOf(name: string): string {
  return checks.find((check) => check.name === name)?.title ?? name;
}
