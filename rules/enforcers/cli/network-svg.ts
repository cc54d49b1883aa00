import { KINDS } from '../../reachability/path';
import type { Edge, Sketch } from './sketch';
import type { Band, Card } from './sketch-bands';

const CARD = { width: 232, height: 54, gap: 16 } as const;
const COLUMNS = 3;
const MARGIN = 24;
const WIDTH = 2 * MARGIN + 2 * 16 + 2 * 14 + COLUMNS * CARD.width + (COLUMNS - 1) * CARD.gap;
const GAP = 44;

const NAMES: Readonly<Record<Card['kind'], string>> = { ...KINDS, doubt: 'not modelled' };

const STYLE = `
    svg { --page: #ffffff; --zone: #f6f8fa; --card: #ffffff; --line: #d1d9e0; --text: #1f2328; --soft: #59636e;
      --blue: #0969da; --reached: #9a6700; --reached-fill: #fff8c5; }
    @media (prefers-color-scheme: dark) {
      svg { --page: #0d1117; --zone: #151b23; --card: #212830; --line: #3d444d; --text: #f0f6fc; --soft: #a3abb5;
        --blue: #58a6ff; --reached: #d29922; --reached-fill: #2e2a1f; }
    }
    text { font: 12px system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; fill: var(--soft); }
    .head { font-size: 15px; font-weight: 600; fill: var(--text); }
    .name { font-size: 12.5px; font-weight: 600; fill: var(--text); }
    .page { fill: var(--page); stroke: var(--line); }
    .zone { fill: var(--zone); stroke: var(--line); }
    .band { fill: var(--page); stroke: var(--line); }
    .public { stroke: var(--blue); stroke-opacity: .6; }
    .card { fill: var(--card); stroke: var(--line); }
    .reached { fill: var(--reached-fill); stroke: var(--reached); stroke-width: 1.5; }
    .maybe { stroke: var(--reached); stroke-dasharray: 5 4; }
    .path { fill: none; stroke: var(--reached); stroke-width: 1.8; }
    .dashed { stroke-dasharray: 5 4; }
    .tip { fill: var(--reached); }
    .flow { font-size: 11.5px; font-weight: 600; fill: var(--reached); paint-order: stroke; stroke: var(--page); stroke-width: 5px; }
    .over { paint-order: stroke; stroke: var(--page); stroke-width: 5px; }
    .mid { text-anchor: middle; }`;

/** Shapes lie below the arrows, and texts above them. */
interface Parts {
  readonly shapes: string[];
  readonly texts: string[];
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** The drawing as a picture that follows the light or dark of whoever looks at it. */
export function svgOf(sketch: Sketch): string {
  const parts: Parts = { shapes: [], texts: [] };
  const spots = new Map<string, Spot>([['internet', { x: WIDTH / 2 - CARD.width / 2, y: MARGIN }]]);
  parts.shapes.push(
    `<rect class="card reached" x="${WIDTH / 2 - CARD.width / 2}" y="${MARGIN}" width="${CARD.width}" height="36" rx="18"/>`,
  );
  parts.texts.push(text(WIDTH / 2, MARGIN + 23, 'name mid', 'internet'));
  let y = MARGIN + 36 + GAP;
  if (sketch.outside.length > 0) {
    y = cardsAt(sketch.outside, MARGIN + 30, y, parts, spots) + GAP;
  }
  for (const { name, bands, beside } of sketch.vpcs) {
    const top = y;
    const inner: Parts = { shapes: [], texts: [] };
    y += 40;
    for (const band of bands) y = bandAt(band, y, inner, spots) + (band === bands.at(-1) ? 16 : GAP);
    if (beside.length > 0) y = cardsAt(beside, MARGIN + 30, y, inner, spots) + 16;
    parts.shapes.push(
      `<rect class="zone" x="${MARGIN}" y="${top}" width="${WIDTH - 2 * MARGIN}" height="${y - top}" rx="10"/>`,
      ...inner.shapes,
    );
    parts.texts.push(text(MARGIN + 16, top + 26, 'head', fitted(name, 90)), ...inner.texts);
    y += GAP / 2;
  }
  const height = y - GAP / 2 + MARGIN;
  const [lines, labels] = edgesOf(sketch.edges, spots);
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="title desc">`,
    '  <title id="title">The network, and what the internet reaches in it</title>',
    `  <desc id="desc">${escaped(described(sketch))}</desc>`,
    `  <style>${STYLE}\n  </style>`,
    '  <defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path class="tip" d="M0 0 8 4 0 8z"/></marker></defs>',
    `  <rect class="page" x=".5" y=".5" width="${WIDTH - 1}" height="${height - 1}" rx="10"/>`,
    ...[...parts.shapes, ...lines, ...parts.texts, ...labels].map((part) => `  ${part}`),
    '</svg>',
  ].join('\n')}\n`;
}

function bandAt(
  { subnets, leads, cards }: Band,
  top: number,
  parts: Parts,
  spots: Map<string, Spot>,
): number {
  const x = MARGIN + 16;
  const inner: Parts = { shapes: [], texts: [] };
  const bottom = cardsAt(cards, x + 14, top + 38, inner, spots) + 14;
  const isPublic = leads.includes('internet gateway') ? ' public' : '';
  const to = leads.length > 0 ? `routes to ${leads.join(', ')}` : 'no route out of the VPC';
  parts.shapes.push(
    `<rect class="band${isPublic}" x="${x}" y="${top}" width="${WIDTH - 2 * x}" height="${bottom - top}" rx="8"/>`,
    ...inner.shapes,
  );
  parts.texts.push(
    text(x + 14, top + 24, 'name over', fitted(subnets.join(', '), 70)),
    `<text class="over" x="${WIDTH - x - 14}" y="${top + 24}" text-anchor="end">${escaped(to)}</text>`,
    ...inner.texts,
  );
  return bottom;
}

function cardsAt(
  cards: readonly Card[],
  left: number,
  top: number,
  parts: Parts,
  spots: Map<string, Spot>,
): number {
  cards.forEach(({ id, name, kind, reached }, index) => {
    const inRow = Math.min(COLUMNS, cards.length - index + (index % COLUMNS));
    const indent = ((COLUMNS - inRow) * (CARD.width + CARD.gap)) / 2;
    const x = left + indent + (index % COLUMNS) * (CARD.width + CARD.gap);
    const y = top + Math.floor(index / COLUMNS) * (CARD.height + CARD.gap);
    spots.set(id, { x, y });
    const mark = reached === true ? ' reached' : reached === 'unknown' ? ' maybe' : '';
    parts.shapes.push(
      `<rect class="card${mark}" x="${x}" y="${y}" width="${CARD.width}" height="${CARD.height}" rx="6"/>`,
    );
    parts.texts.push(
      text(x + 12, y + 22, 'name', fitted(name, 27)),
      text(x + 12, y + 41, '', `${NAMES[kind]}${said(reached)}`),
    );
  });
  const rows = Math.max(1, Math.ceil(cards.length / COLUMNS));
  return cards.length === 0 ? top : top + rows * CARD.height + (rows - 1) * CARD.gap;
}

function said(reached: Card['reached']): string {
  if (reached === true) return ', reached';
  return reached === 'unknown' ? ', possibly reached' : '';
}

function edgesOf(edges: readonly Edge[], spots: ReadonlyMap<string, Spot>): [string[], string[]] {
  const [lines, labels]: [string[], string[]] = [[], []];
  for (const { from, to, label, surely } of edges) {
    const [a, b] = [spots.get(from), spots.get(to)];
    if (!a || !b) continue;
    if (a.y === b.y) {
      const [line, middle] = beside(a, b);
      lines.push(`<path class="path${surely ? '' : ' dashed'}" marker-end="url(#tip)" d="${line}"/>`);
      labels.push(text(middle.x, middle.y, 'flow mid', label));
      continue;
    }
    const height = from === 'internet' ? 36 : CARD.height;
    const isDown = b.y > a.y;
    const start = { x: a.x + CARD.width / 2, y: isDown ? a.y + height : a.y };
    const end = { x: b.x + CARD.width / 2, y: isDown ? b.y - 1 : b.y + CARD.height + 1 };
    const bend = Math.max(18, Math.abs(end.y - start.y) / 2) * (isDown ? 1 : -1);
    lines.push(
      `<path class="path${surely ? '' : ' dashed'}" marker-end="url(#tip)" d="M${start.x} ${start.y}C${start.x} ${start.y + bend} ${end.x} ${end.y - bend} ${end.x} ${end.y}"/>`,
    );
    // A third of the way, where the curve is still near its beginning and other arrows are not.
    const [x, y] = [start.x + (end.x - start.x) * 0.28, start.y + (end.y - start.y) * 0.32];
    labels.push(text(x + 8, y + 4, 'flow', label));
  }
  return [lines, labels];
}

/** To the next card straight, past others below them. */
function beside(a: Spot, b: Spot): readonly [line: string, middle: Spot] {
  const isRight = b.x > a.x;
  const isNext = Math.abs(b.x - a.x) <= CARD.width + CARD.gap;
  if (isNext) {
    const [start, end] = isRight ? [a.x + CARD.width, b.x - 1] : [a.x, b.x + CARD.width + 1];
    const y = a.y + CARD.height / 2;
    return [`M${start} ${y}H${end}`, { x: (start + end) / 2, y: a.y + CARD.height + 12 }];
  }
  const [start, end, y] = [a.x + CARD.width / 2, b.x + CARD.width / 2, a.y + CARD.height];
  return [
    `M${start} ${y}C${start} ${y + 26} ${end} ${y + 26} ${end} ${y + 1}`,
    { x: (start + end) / 2, y: y + 24 },
  ];
}

/** For who does not see it. */
function described({ vpcs, outside, edges }: Sketch): string {
  const cards = [
    ...outside,
    ...vpcs.flatMap(({ bands, beside }) => [...bands.flatMap((band) => band.cards), ...beside]),
  ];
  const names = new Map(cards.map(({ id, name, kind }) => [id, `${NAMES[kind]} ${name}`]));
  const nameOf = (id: string): string => names.get(id) ?? id;
  const paths = edges.map(
    ({ from, to, label, surely }) =>
      `${nameOf(from)} ${surely ? 'reaches' : 'possibly reaches'} ${nameOf(to)} on ${label}.`,
  );
  const others = cards.filter(({ reached }) => reached === false).map(({ id }) => nameOf(id));
  return [...paths, ...(others.length > 0 ? [`The internet does not reach ${others.join(', ')}.`] : [])].join(
    ' ',
  );
}

function fitted(value: string, most: number): string {
  if (value.length <= most) return value;
  const half = Math.floor((most - 1) / 2);
  return `${value.slice(0, half)}…${value.slice(-half)}`;
}

function text(x: number, y: number, style: string, value: string): string {
  return `<text${style === '' ? '' : ` class="${style}"`} x="${x}" y="${y}">${escaped(value)}</text>`;
}

function escaped(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
