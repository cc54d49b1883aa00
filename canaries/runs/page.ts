import type { CanaryHistory, CanaryRuns, Run, RunStatus, RunStep } from './model';

// Every pair of text and background has a contrast of at least 4.5 : 1 (WCAG 2.2 AA) in both schemes.
const SHEET = `
:root{color-scheme:light dark;--ground:#f4f6f5;--card:#fff;--ink:#16201d;--soft:#51605b;--line:#d8dfdc;
--brand:#0b5d4e;--yes:#0a6b3d;--yes-ground:#e0f4e8;--no:#8f3a06;--no-ground:#fdeee0;--focus:#0b5fd0}
@media (prefers-color-scheme:dark){:root{--ground:#0e1412;--card:#17201d;--ink:#e8efec;--soft:#a3b3ad;
--line:#2a3733;--brand:#7fe3c8;--yes:#86e6b0;--yes-ground:#12301f;--no:#ffb783;--no-ground:#3a2110;--focus:#8cb8ff}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);overflow-wrap:anywhere;
font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
header,main,footer{max-width:60rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:2rem}footer{padding-top:1.5rem;padding-bottom:2.5rem;font-size:.875rem}
h1{font-size:clamp(1.6rem,1.2rem + 2vw,2.25rem);line-height:1.2;letter-spacing:-.02em;margin:0 0 .5rem}
h2{font-size:1.25rem;line-height:1.3;margin:0}
.soft,footer{color:var(--soft)}p{margin:.35rem 0}
section{background:var(--card);border:1px solid var(--line);border-radius:.9rem;padding:1.1rem 1.25rem;margin:1rem 0}
.top{display:flex;flex-wrap:wrap;gap:.5rem 1rem;justify-content:space-between;align-items:center}
.state{font-size:.875rem;font-weight:600;line-height:1.3;padding:.25rem .7rem;border-radius:99rem;
background:var(--ground);color:var(--ink)}
.PASSED{color:var(--yes);background:var(--yes-ground)}.FAILED,.ERROR{color:var(--no);background:var(--no-ground)}
dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(8rem,1fr));gap:.5rem 1rem;margin:1rem 0}
dt{color:var(--soft);font-size:.875rem}dd{margin:0;font-weight:600}
ol.line{list-style:none;display:flex;flex-wrap:wrap;gap:3px;padding:0;margin:.5rem 0 1rem}
.line a{display:block;min-width:1.5rem;height:1.75rem;border-radius:.25rem;background:var(--soft);
color:var(--card);text-align:center;text-decoration:none;font-weight:700}
.line a.PASSED{background:var(--yes);color:var(--card)}.line a.FAILED,.line a.ERROR{background:var(--no);color:var(--card)}
details{border-top:1px solid var(--line);padding:.6rem 0}summary{cursor:pointer}
table{border-collapse:collapse;width:100%;margin:.75rem 0;font-size:.9375rem}
caption{text-align:left;color:var(--soft);padding-bottom:.35rem}
th,td{text-align:left;vertical-align:top;padding:.4rem .75rem .4rem 0;border-top:1px solid var(--line);font-weight:400}
thead th{color:var(--soft)}td:nth-child(3){white-space:nowrap}
.why{color:var(--no);white-space:pre-wrap;margin:.25rem 0}
.shots{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(16rem,100%),1fr));gap:1rem}
figure{margin:0}img{max-width:100%;height:auto;border:1px solid var(--line);border-radius:.4rem}
figcaption{color:var(--soft);font-size:.875rem}
:focus-visible{outline:3px solid var(--focus);outline-offset:3px;border-radius:.3rem}
@media (forced-colors:active){.state,.line a{border:1px solid}}
`;

const MARK: Readonly<Record<RunStatus, string>> = {
  PASSED: '✓',
  FAILED: '✕',
  ERROR: '!',
  SKIPPED: '–',
  RUNNING: '…',
  UNKNOWN: '?',
};
const WORD: Readonly<Record<RunStatus, string>> = {
  PASSED: 'passed',
  FAILED: 'failed',
  ERROR: 'could not run',
  SKIPPED: 'skipped',
  RUNNING: 'running',
  UNKNOWN: 'unknown',
};

/** One HTML file that needs nothing besides itself, and no script. */
export function reportPage(model: CanaryRuns): string {
  const none = '<section><h2>No canary ran</h2><p>There is no run in this time.</p></section>';
  const sections = model.canaries.map((canary, index) => section(canary, `c${index}`)).join('\n');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none';style-src 'unsafe-inline';img-src data:">
<title>Canaries</title><style>${SHEET}</style></head><body>
<header><h1>Canaries</h1><p class="soft">${escaped(model.window)}</p></header>
<main>${sections || none}</main>
<footer><p>Written ${escaped(timeOf(model.generatedAt))}</p></footer></body></html>
`;
}

function section(canary: CanaryHistory, id: string): string {
  const { durationMs: times, passRate, runs } = canary;
  const facts = [
    ['Runs', String(runs.length)],
    ['Passed', percent(passRate)],
    ['Median', seconds(times?.p50)],
    ['95th percentile', seconds(times?.p95)],
    ['Longest', seconds(times?.max)],
  ].map(([term, fact]) => `<div><dt>${term}</dt><dd>${fact}</dd></div>`);
  const line = runs
    .map((run, index) => ({ run, to: `${id}r${index}` }))
    .reverse()
    .map(({ run, to }) => {
      const told = `${WORD[run.status]}, ${escaped(timeOf(run.startedAt))}`;
      return `<li><a class="${run.status}" href="#${to}" aria-label="${told}" title="${told}">${MARK[run.status]}</a></li>`;
    });
  return `<section aria-labelledby="${id}"><div class="top"><h2 id="${id}">${escaped(canary.name)}</h2>${state(canary.lastStatus)}</div>
${canary.title === undefined ? '' : `<p class="soft">${escaped(canary.title)}</p>`}
<dl>${facts.join('')}</dl>
<p class="soft">Runs, oldest first</p><ol class="line">${line.join('')}</ol>
${runs.map((run, index) => details(run, `${id}r${index}`, index === 0)).join('\n')}</section>`;
}

function details(run: Run, id: string, isOpen: boolean): string {
  const took = Date.parse(run.endedAt) - Date.parse(run.startedAt);
  const shots = run.steps.flatMap((step) => step.screenshots.map((shot) => ({ ...shot, step: step.name })));
  const figures = shots.map(({ name, dataUri, width, height, step }) =>
    dataUri === undefined
      ? `<p class="soft">${escaped(name)} could not be read.</p>`
      : `<figure><img src="${escaped(dataUri)}" alt="Screen during ${escaped(step)}" width="${width}" height="${height}"><figcaption>${escaped(name)}</figcaption></figure>`,
  );
  const when = escaped(timeOf(run.startedAt));
  const table = `<table><caption>Steps of the run of ${when}</caption><thead><tr><th scope="col">Step</th><th scope="col">Result</th><th scope="col">Time</th></tr></thead><tbody>${run.steps.map(row).join('')}</tbody></table>`;
  return `<details id="${id}"${isOpen ? ' open' : ''}><summary>${when} ${state(run.status)} ${seconds(took)}${run.attempt > 0 ? `, try ${run.attempt + 1}` : ''}</summary>
${run.reason === undefined ? '' : `<p class="why">${escaped(run.reason)}</p>`}
${run.steps.length === 0 ? '<p class="soft">No steps are known.</p>' : table}
${figures.length === 0 ? '' : `<div class="shots">${figures.join('')}</div>`}
${run.artifacts === undefined ? '' : `<p class="soft">Artifacts: ${escaped(run.artifacts)}</p>`}</details>`;
}

function row({ name, status, milliseconds, reason }: RunStep): string {
  const why = reason === undefined ? '' : `<p class="why">${escaped(reason)}</p>`;
  return `<tr><th scope="row">${escaped(name)}${why}</th><td>${state(status)}</td><td>${seconds(milliseconds)}</td></tr>`;
}

function state(status: RunStatus): string {
  return `<span class="state ${status}">${MARK[status]} ${WORD[status]}</span>`;
}

/** `97.5 %`; a rate below one is never told as 100. */
export function percent(rate: number | null): string {
  return rate === null ? 'not known' : `${Math.floor(rate * 1000) / 10} %`;
}

export function seconds(milliseconds: number | undefined): string {
  if (milliseconds === undefined || !Number.isFinite(milliseconds)) return 'not known';
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

function timeOf(time: string): string {
  return Number.isNaN(Date.parse(time))
    ? 'at an unknown time'
    : `${new Date(time).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
