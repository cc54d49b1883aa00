import type { Problem } from '../problem';
import { type Html, html } from './html';
import { layout } from './layout';

/** Renders an error for people, with the facts that its JSON holds. */
export function problemPage(problem: Problem, nonce: string): Html {
  return layout({
    title: problem.title,
    lead: problem.detail,
    content: html`<dl class="card">
<div><dt>Status</dt><dd><code>${problem.status}</code></dd></div>
<div><dt>Request id</dt><dd><code>${problem.requestId}</code></dd></div>
</dl>
<p class="back"><a href="/">All checks</a></p>`,
    requestId: problem.requestId,
    nonce,
  });
}
