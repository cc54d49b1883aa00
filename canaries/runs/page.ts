import {
  type CanaryHistory,
  type CanaryRuns,
  type Run,
  type RunStatus,
  type RunStep,
  reasonBesideSteps,
  SHOWN,
  worthShowing,
} from './model';

// Every pair of text and background has a contrast of at least 4.5 : 1 (WCAG 2.2 AA) in both schemes.
const SHEET = `
:root{color-scheme:light dark;--ground:#f4f6f5;--card:#fff;--ink:#16201d;--soft:#51605b;--line:#d8dfdc;
--brand:#0b5d4e;--yes:#0a6b3d;--yes-ground:#e0f4e8;--no:#8f3a06;--no-ground:#fdeee0;--focus:#0b5fd0}
@media (prefers-color-scheme:dark){:root{--ground:#0e1412;--card:#17201d;--ink:#e8efec;--soft:#a3b3ad;
--line:#2a3733;--brand:#7fe3c8;--yes:#86e6b0;--yes-ground:#12301f;--no:#ffb783;--no-ground:#3a2110;--focus:#8cb8ff}}
*{box-sizing:border-box}html{scroll-padding:1rem}
body{margin:0;background:var(--ground);color:var(--ink);overflow-wrap:anywhere;
font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
header,main,footer{max-width:60rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:2rem}footer{padding-top:1.5rem;padding-bottom:2.5rem;font-size:.875rem}
h1{font-size:clamp(1.6rem,1.2rem + 2vw,2.25rem);line-height:1.2;letter-spacing:-.02em;margin:0 0 .5rem}
h2{font-size:1.25rem;line-height:1.3;margin:0}
.soft,footer{color:var(--soft)}p{margin:.35rem 0}
nav ul{list-style:none;padding:0;margin:1rem 0 0;display:grid;gap:.5rem}
nav li{display:flex;flex-wrap:wrap;gap:.25rem .75rem;align-items:center}
nav a{color:var(--brand);font-weight:600;padding:.1rem 0}
section{background:var(--card);border:1px solid var(--line);border-radius:.9rem;padding:1.1rem 1.25rem;margin:1rem 0}
.top{display:flex;flex-wrap:wrap;gap:.5rem 1rem;justify-content:space-between;align-items:center}
.state{display:inline-block;white-space:nowrap;font-size:.875rem;font-weight:600;line-height:1.3;
padding:.25rem .7rem;border-radius:99rem;background:var(--line);color:var(--ink)}
.PASSED{color:var(--yes);background:var(--yes-ground)}.FAILED,.ERROR{color:var(--no);background:var(--no-ground)}
dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(8rem,1fr));gap:.5rem 1rem;margin:1rem 0}
dt{color:var(--soft);font-size:.875rem}dd{margin:0;font-weight:600}
ol.line{list-style:none;display:flex;flex-wrap:wrap;gap:4px;padding:0;margin:.35rem 0 1rem}
.line :is(a,span){display:block;min-width:1.5rem;height:1.75rem;border-radius:.25rem;background:var(--soft);
color:var(--card);text-align:center;text-decoration:none;font-weight:700}
.line .PASSED{background:var(--yes);color:var(--card)}.line :is(.FAILED,.ERROR){background:var(--no);color:var(--card)}
details{border-top:1px solid var(--line)}
summary{cursor:pointer;padding:.6rem 0}summary .state{margin:0 .5rem}
.run{padding-bottom:.8rem;scroll-margin-top:7rem}
table{border-collapse:collapse;width:100%;margin:.25rem 0 1rem;font-size:.9375rem}
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
th,td{text-align:left;vertical-align:top;padding:.45rem .75rem .45rem 0;border-top:1px solid var(--line);font-weight:400}
thead th{color:var(--soft);font-size:.875rem;border:0}
th:first-child{width:100%}:is(th,td):last-child{text-align:right;padding-right:0;white-space:nowrap}
td{font-variant-numeric:tabular-nums}
.why{color:var(--no);white-space:pre-wrap;margin:.25rem 0}.because .why{border:0;padding-top:0;text-align:left;white-space:pre-wrap}
.shots{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(22rem,100%),1fr));gap:1rem;margin:1rem 0}
img{display:block;max-width:100%;height:auto;border:1px solid var(--line);border-radius:.4rem}
figure{margin:0}figure details{border:0}figure summary{padding:0;list-style:none;cursor:zoom-in}
figure summary::-webkit-details-marker{display:none}figure [open] summary{cursor:zoom-out}
figure:has([open]){grid-column:1/-1}figure [open] img{position:relative;left:50%;transform:translateX(-50%);
width:min(100vw - 2.5rem,120rem);max-width:none}
figcaption{color:var(--soft);font-size:.875rem;padding-top:.35rem}
:focus-visible{outline:3px solid var(--focus);outline-offset:3px;border-radius:.3rem}
@media (forced-colors:active){.state,.line :is(a,span){border:1px solid}}
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

/** What needs a look comes first. */
const ORDER: readonly RunStatus[] = ['FAILED', 'ERROR', 'UNKNOWN', 'RUNNING', 'PASSED', 'SKIPPED'];

/** One HTML file that needs nothing besides itself, and no script. */
export function reportPage(model: CanaryRuns): string {
  const canaries = [...model.canaries].sort(
    (one, other) => ORDER.indexOf(one.lastStatus) - ORDER.indexOf(other.lastStatus),
  );
  const counts = ORDER.map((status) => [status, canaries.filter((one) => one.lastStatus === status).length])
    .filter(([, count]) => count !== 0)
    .map(([status, count]) => `${count} ${WORD[status as RunStatus]}`);
  const told = counts.length === 0 ? 'no run' : counts.join(', ');
  const none = '<section><h2>No canary ran</h2><p>There is no run in this time.</p></section>';
  const links = canaries.map(
    ({ name, lastStatus, runs }, index) =>
      `<li><a href="#c${index}">${escaped(name)}</a> ${state(lastStatus)}${failing(runs[0])}</li>`,
  );
  const nav = links.length === 0 ? '' : `<nav aria-label="Canaries"><ul>${links.join('')}</ul></nav>`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none';style-src 'unsafe-inline';img-src data:">
<title>Canaries: ${told}</title><style>${SHEET}</style></head><body>
<header><h1>Canaries: ${told}</h1><p class="soft">Each counts by its last run. Shown: ${escaped(model.window)}.</p>${nav}</header>
<main>${canaries.map((canary, index) => section(canary, `c${index}`)).join('\n') || none}</main>
<footer><p>Written ${escaped(timeOf(model.generatedAt))}</p></footer></body></html>
`;
}

function failing(run: Run | undefined): string {
  const names = (run?.steps ?? []).filter(({ status }) => status === 'FAILED').map(({ name }) => name);
  return names.length === 0 ? '' : ` <span>${escaped(names.join(', '))}</span>`;
}

function section(canary: CanaryHistory, id: string): string {
  const { durationMs: times, passRate, runs } = canary;
  const isOne = times !== null && times.p50 === times.max;
  const facts = [
    ['Runs', String(runs.length)],
    ...(passRate === null ? [] : [['Passed', percent(passRate)]]),
    ...(times === null
      ? []
      : isOne
        ? [['Duration', seconds(times.max)]]
        : [
            ['Median', seconds(times.p50)],
            ['95th percentile', seconds(times.p95)],
            ['Longest', seconds(times.max)],
          ]),
  ].map(([term, fact]) => `<div><dt>${term}</dt><dd>${fact}</dd></div>`);
  const { told } = worthShowing(runs);
  const listed = runs.slice(0, SHOWN.listed);
  const line = listed
    .map((run, index) => {
      const what = `${WORD[run.status]}, ${escaped(timeOf(run.startedAt))}`;
      return told.has(run)
        ? `<li><a class="${run.status}" href="#${id}r${index}" aria-label="${what}" title="${what}">${MARK[run.status]}</a></li>`
        : `<li><span class="${run.status}" role="img" aria-label="${what}" title="${what}">${MARK[run.status]}</span></li>`;
    })
    .reverse();
  const hidden = runs.length - listed.length;
  const shown = runs.map((run, index) =>
    told.has(run) ? details(run, `${id}r${index}`, index === 0) : undefined,
  );
  const untold = runs.length - told.size;
  return `<section aria-labelledby="${id}"><div class="top"><h2 id="${id}">${escaped(canary.name)}</h2>${state(canary.lastStatus)}</div>
${canary.title === undefined ? '' : `<p class="soft">${escaped(canary.title)}.</p>`}
<dl>${facts.join('')}</dl>
${runs.length < 2 ? '' : `<p class="soft">${hidden > 0 ? `The newest ${listed.length} of ${runs.length} runs` : 'Runs'}, oldest first</p><ol class="line">${line.join('')}</ol>`}
${shown.filter((one) => one !== undefined).join('\n')}${untold === 0 ? '' : `<p class="soft">${untold} more not told here.</p>`}</section>`;
}

function details(run: Run, id: string, isOpen: boolean): string {
  const took = Date.parse(run.endedAt) - Date.parse(run.startedAt);
  const when = escaped(timeOf(run.startedAt));
  const reason = reasonBesideSteps(run);
  const tone = run.status === 'FAILED' || run.status === 'ERROR' ? 'why' : 'soft';
  const table = `<table><caption>Steps of the run of ${when}</caption><thead><tr><th scope="col">Step</th><th scope="col">Result</th><th scope="col">Time</th></tr></thead><tbody>${run.steps.map(row).join('')}</tbody></table>`;
  const unknown = run.status === 'SKIPPED' ? '' : '<p class="soft">Its steps are not known here.</p>';
  return `<details${isOpen ? ' open' : ''}><summary>${when}${state(run.status)}${Number.isNaN(took) ? '' : seconds(took)}${run.attempt > 0 ? `, try ${run.attempt + 1}` : ''}</summary><div class="run" id="${id}">
${reason === undefined ? '' : `<p class="${tone}">${escaped(reason)}</p>`}
${run.steps.length === 0 ? unknown : table}
${figures(run)}
${run.artifacts === undefined ? '' : `<p class="soft">Artifacts: ${escaped(run.artifacts)}</p>`}</div></details>`;
}

/** Each picture once: a step that changes nothing on the screen leaves the one before it again. */
function figures({ steps }: Run): string {
  const shots = steps.flatMap((step) => step.screenshots.map((shot) => ({ ...shot, step: step.name })));
  const groups = new Map<string, { width: number; height: number; steps: string[] }>();
  for (const { dataUri, width = 0, height = 0, step } of shots) {
    if (dataUri === undefined) continue;
    const group = groups.get(dataUri) ?? { width, height, steps: [] };
    group.steps.push(step);
    groups.set(dataUri, group);
  }
  const drawn = [...groups].map(([dataUri, group]) => {
    const [first = '', ...others] = [...new Set(group.steps)].map(escaped);
    const same = others.length === 0 ? '' : `; the same at ${others.join(', ')}`;
    return `<figure><details><summary><img src="${escaped(dataUri)}" alt="Screen at ${first}" width="${group.width}" height="${group.height}"></summary></details><figcaption>${first}${same}</figcaption></figure>`;
  });
  const missing = shots.filter(({ dataUri }) => dataUri === undefined).length;
  const left = `${missing} screenshot${missing === 1 ? ' is' : 's are'} not shown here.`;
  return `${drawn.length === 0 ? '' : `<div class="shots">${drawn.join('')}</div>`}${missing === 0 ? '' : `<p class="soft">${left}</p>`}`;
}

function row({ name, status, milliseconds, reason }: RunStep): string {
  const why =
    reason === undefined
      ? ''
      : `<tr class="because"><td colspan="3" class="why">${escaped(reason)}</td></tr>`;
  return `<tr><th scope="row">${escaped(name)}</th><td>${state(status)}</td><td>${seconds(milliseconds)}</td></tr>${why}`;
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

export function timeOf(time: string): string {
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
