import type { Problem } from '../problem';
import { type Html, html } from './html';
import { layout } from './layout';

/** Renders an error for people, with the facts that its JSON holds. */
export function problemPage(problem: Problem, nonce: string): Html {
  return layout({
    title: `${problem.status} ${problem.title}`,
    lead: problem.detail,
    content: html`<p class="back"><a href="/">All checks</a></p>`,
    requestId: problem.requestId,
    nonce,
  });
}
