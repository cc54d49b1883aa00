import { type Html, html } from './html';

const tick = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M3 8.5 6.5 12 13 4.5" fill="none" stroke="currentColor" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round"/></svg>`;
const cross = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="m4 4 8 8m0-8-8 8" fill="none" stroke="currentColor" stroke-width="2.2" stroke-linecap="round"/></svg>`;

/** Shows whether a check passed in words, in shape and in colour, so that none of the three is needed. */
export function stateBadge(passed: boolean): Html {
  return passed
    ? html`<span class="state yes">${tick}Passed</span>`
    : html`<span class="state no">${cross}Not passed</span>`;
}
