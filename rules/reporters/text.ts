import type { Outcome } from '../exceptions/except';
import { type Entry, entriesOf } from './entry';
import { countLine, plural, type Summary } from './summary';

/** How a report looks where it is read: colours and the width of a terminal. */
export interface Look {
  readonly paint: (style: Style, text: string) => string;
  /** Where lines are broken; undefined for a file, whose reader does that. */
  readonly width: number | undefined;
}

export type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'cyan' | 'underline';

const PLAIN: Look = { paint: (_style, text) => text, width: undefined };

/** The report for people: what is wrong, where, and what to do. */
export function textReport(
  summary: Summary,
  outcomes: readonly Outcome[],
  entries: readonly Entry[] = entriesOf(outcomes, false),
  look: Look = PLAIN,
): string {
  const why =
    look !== PLAIN && entries.length > 0 ? look.paint('dim', '\nguardrails explain <rule> says why') : '';
  const { resources, judged, rules } = summary;
  const foot = `${judged} of ${plural(resources, 'resource')} judged by ${plural(rules.length, 'rule')}`;
  const red = entries.some(({ status, level }) => level === 'error' && status !== 'excepted');
  const line = `${foot}: ${countLine(outcomes)}`;
  return `${[...blocks(entries, look), look.paint('bold', red ? look.paint('red', line) : line)].join('\n\n')}${why}\n`;
}

/** One block for each file, and in it one for each resource, in the order of their gravest findings. */
export function blocks(entries: readonly Entry[], look: Look = PLAIN): readonly string[] {
  return group(entries.map(visible), ({ file }) => file ?? 'elsewhere').map(([file, inFile]) =>
    [
      look.paint('underline', file),
      ...group(inFile, ({ resource, type }) => `${resource}\n${type}`).map(([, ofOne]) =>
        [resourceLine(ofOne, look), ...ofOne.map((one) => finding(one, look))].join('\n'),
      ),
    ].join('\n\n'),
  );
}

/** What a template holds may be meant for the terminal: colours, titles, lines that are not there. */
function visible(entry: Entry): Entry {
  const shown = (text: string): string => text.replaceAll(/\p{Cc}/gu, '\uFFFD');
  return Object.fromEntries(
    Object.entries(entry).map(([key, value]) => [key, typeof value === 'string' ? shown(value) : value]),
  ) as unknown as Entry;
}

function resourceLine([first]: readonly Entry[], { paint }: Look): string {
  const type = first?.type === undefined ? '' : ` (${first.type})`;
  return `  ${paint('bold', first?.resource ?? '')}${paint('dim', type)}`;
}

function finding(entry: Entry, look: Look): string {
  const { rule, message, scenario, excuse } = entry;
  const [label, style] = labelOf(entry);
  const severity = rule.severity === undefined ? '' : `  ${rule.severity}`;
  const say = (text: string): string => fold(text, 6, look.width);
  return [
    `    ${look.paint(style, label)}${severity}  ${look.paint('cyan', rule.id)}`,
    say(message),
    ...(scenario === undefined ? [] : [say(scenario)]),
    ...place(entry, look),
    ...(excuse === undefined
      ? rule.remediation === undefined
        ? []
        : [say(`Fix: ${rule.remediation}`)]
      : [look.paint('dim', say(`Excepted ${excuse}`))]),
  ].join('\n');
}

function labelOf({ status, level }: Entry): readonly [string, Style] {
  if (status === 'excepted') return ['EXCEPTED', 'dim'];
  if (status === 'indeterminate') return ['IN DOUBT', level === 'error' ? 'red' : 'yellow'];
  if (level === 'error') return ['VIOLATION', 'red'];
  return level === 'warning' ? ['WARNING', 'yellow'] : ['NOTE', 'dim'];
}

function place({ file, line, source }: Entry, { paint }: Look): readonly string[] {
  if (file === undefined || line === undefined) return [];
  const shown = source === undefined ? '' : ` | ${source}`;
  return [`      ${paint('dim', `${file}:${line}${shown}`)}`];
}

/** Breaks a line between words, so that what follows stays under what is above. */
export function fold(text: string, indent: number, width: number | undefined): string {
  const margin = ' '.repeat(indent);
  if (width === undefined || width < indent + 40) return margin + text;
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && indent + last.length + 1 + word.length <= width) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(word);
  }
  return lines.map((line) => margin + line).join('\n');
}

function group<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly [string, T[]])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const found = groups.get(key);
    if (found) found.push(item);
    else groups.set(key, [item]);
  }
  return [...groups];
}
