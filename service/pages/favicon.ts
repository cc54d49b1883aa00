// A guard rail between two posts on a rounded tile. Attributes only: the policy for data forbids style elements.
const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
<rect width="32" height="32" rx="7" fill="#0b5d4e"/>
<path d="M9 8v17M23 8v17" stroke="#fff" stroke-width="3" stroke-linecap="round"/>
<path d="M4 13.5h24M4 19.5h24" stroke="#8ff0d0" stroke-width="3" stroke-linecap="round"/>
</svg>
`;

/** The icon of the site; served as SVG at /favicon.ico too, because browsers go by the type, not by the name. */
export const favicon = Object.freeze({ type: 'image/svg+xml', body: Buffer.from(svg, 'utf8') });
