import { type Html, html } from './html';

// Every pair of text and background below has a contrast of at least 4.5 : 1 (WCAG 2.2 AA) in both schemes.
const sheet = `
:root{color-scheme:light dark;--ground:#f4f6f5;--card:#fff;--ink:#16201d;--soft:#51605b;--line:#d8dfdc;
--brand:#0b5d4e;--yes:#0a6b3d;--yes-ground:#e0f4e8;--no:#8f3a06;--no-ground:#fdeee0;--focus:#0b5fd0}
@media (prefers-color-scheme:dark){:root{--ground:#0e1412;--card:#17201d;--ink:#e8efec;--soft:#a3b3ad;
--line:#2a3733;--brand:#7fe3c8;--yes:#86e6b0;--yes-ground:#12301f;--no:#ffb783;--no-ground:#3a2110;--focus:#8cb8ff}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);
font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:anywhere}
header,main,footer{max-width:44rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:2rem}
.brand{display:inline-flex;align-items:center;gap:.6rem;font-weight:650;color:inherit;text-decoration:none;
padding:.25rem 0}
.brand svg{width:1.75rem;height:1.75rem;flex:none}
h1{font-size:clamp(1.6rem,1.2rem + 2vw,2.25rem);line-height:1.2;letter-spacing:-.02em;margin:1.5rem 0 .5rem;
text-wrap:balance}
.lead{color:var(--soft);margin:0 0 1.75rem;max-width:38rem}
ul.checks{list-style:none;margin:0;padding:0;display:grid;gap:.75rem}
.card{background:var(--card);border:1px solid var(--line);border-radius:.9rem;padding:1.1rem 1.25rem}
.checks .card{display:grid;grid-template-columns:1fr auto;gap:.15rem 1rem;align-items:start;position:relative}
.checks .card:hover{border-color:var(--brand)}
.card h2{font-size:1.075rem;line-height:1.4;margin:0}
.card h2 a{color:inherit;text-decoration:none}
.card h2 a::after{content:"";position:absolute;inset:0;border-radius:.9rem}
.card:hover h2 a{text-decoration:underline;text-underline-offset:.2em}
.card p{grid-column:1/-1;margin:0;color:var(--soft)}
.state{display:inline-flex;align-items:center;gap:.4rem;font-size:.875rem;font-weight:600;line-height:1.3;
padding:.25rem .7rem .25rem .5rem;border-radius:99rem;white-space:nowrap}
.state svg{width:1rem;height:1rem;flex:none}
.yes{color:var(--yes);background:var(--yes-ground)}
.no{color:var(--no);background:var(--no-ground)}
dl{margin:0}
dl>div{display:grid;grid-template-columns:minmax(9rem,1fr) 2fr;gap:.25rem 1rem;padding:.65rem 0;
border-top:1px solid var(--line)}
dl>div:first-child{border-top:0;padding-top:0}
dl>div:last-child{padding-bottom:0}
dt{color:var(--soft)}
dd{margin:0}
code{font:.9em/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
h2.section{font-size:1rem;margin:1.75rem 0 .6rem}
.back{margin:1.5rem 0 0}
a{color:var(--brand);text-underline-offset:.2em}
:focus-visible{outline:3px solid var(--focus);outline-offset:3px;border-radius:.3rem}
.card h2 a:focus-visible{outline:0}
.card h2 a:focus-visible::after{outline:3px solid var(--focus);outline-offset:3px}
footer{color:var(--soft);font-size:.875rem;padding-top:1.75rem;padding-bottom:2.5rem}
footer p{margin:.25rem 0}
.skip{position:absolute;left:1rem;top:-4rem;background:var(--card);padding:.5rem 1rem;border-radius:.5rem}
.skip:focus{top:1rem}
@media (max-width:30rem){dl>div{grid-template-columns:1fr}header{padding-top:1.25rem}}
@media (forced-colors:active){.state{border:1px solid}}
`.trim();

/** The one style sheet, allowed by the nonce in the content security policy. */
export function styleElement(nonce: string): Html {
  return html`<style nonce="${nonce}">${{ html: sheet }}</style>`;
}
