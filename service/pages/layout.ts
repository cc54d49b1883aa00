import { type Html, html } from './html';
import { styleElement } from './style';

const mark = html`<svg viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="7" fill="#0b5d4e"/><path d="M9 8v17M23 8v17" stroke="#fff" stroke-width="3" stroke-linecap="round"/><path d="M4 13.5h24M4 19.5h24" stroke="#8ff0d0" stroke-width="3" stroke-linecap="round"/></svg>`;

/** Wraps the content of a page in the frame that all pages share. */
export function layout(
  options: Readonly<{ title: string; lead: string; content: Html; requestId: string; nonce: string }>,
): Html {
  const { title, lead, content, requestId, nonce } = options;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Quest</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
${styleElement(nonce)}
</head>
<body>
<a class="skip" href="#content">Skip to content</a>
<header>
<a class="brand" href="/">${mark}<span>Quest</span></a>
</header>
<main id="content">
<h1>${title}</h1>
<p class="lead">${lead}</p>
${content}
</main>
<footer>
<p>Ask for <code>application/json</code> to get this page as data.</p>
<p>Request <code>${requestId}</code></p>
</footer>
</body>
</html>
`;
}
