import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { pathSteps } from '../../core/resource';
import type { Outcome } from '../../exceptions/except';
import type { Located } from '../../reporters/entry';

/** A longer line is cut: it is shown to be recognized, not read. */
const LONGEST = 120;

/** Finds the line of a finding in the templates that people wrote, given as they were read, by file. */
export function locator(texts: ReadonlyMap<string, string>): (outcome: Outcome) => Located {
  const parsed = new Map<string, (outcome: Outcome) => Located>();
  return (outcome) => {
    const { file, line } = outcome.origin;
    const text = texts.get(file);
    // Without a line it was made by a program.
    if (text === undefined || line === undefined) return {};
    const locate = parsed.get(file) ?? within(text);
    parsed.set(file, locate);
    return locate(outcome);
  };
}

function within(text: string): (outcome: Outcome) => Located {
  const lineCounter = new LineCounter();
  const { contents } = parseDocument(text, {
    lineCounter,
    logLevel: 'silent',
    prettyErrors: false,
    version: '1.1',
  });
  const lines = text.split(/\r?\n/);
  return ({ origin, path }) => {
    const steps = ['Resources', origin.id, 'Properties', ...pathSteps(path)];
    const offset = deepest(contents, steps);
    const line = offset === undefined ? origin.line : lineCounter.linePos(offset).line;
    const source = lines[(line ?? 0) - 1]?.slice(0, LONGEST).trim();
    return { ...(line === undefined ? {} : { line }), ...(source === undefined ? {} : { source }) };
  };
}

/** Where the deepest step begins that is written out; what a function such as Fn::If stands for is not. */
function deepest(root: Node | null, steps: readonly (string | number)[]): number | undefined {
  let node: unknown = root;
  let offset: number | undefined;
  for (const [index, step] of steps.entries()) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (pair === undefined) break;
      // "Properties" alone is less than the name of the resource.
      if (isScalar(pair.key) && pair.key.range && index !== 2) offset = pair.key.range[0];
      node = pair.value;
    } else if (isSeq(node) && typeof step === 'number') {
      node = node.items[step];
      const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined;
      if (!Array.isArray(range)) break;
      offset = range[0];
    } else break;
  }
  return offset;
}
