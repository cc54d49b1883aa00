/**
 * Reads the pattern of a metric filter in exactly that part of its language which our filters use: a quoted term, or
 * comparisons of JSON fields joined by one kind of operator. Everything else throws.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export function parsePattern(pattern: string): (line: string) => boolean {
  const term = /^"([\w: ]+)"$/.exec(pattern);
  if (term?.[1] !== undefined) {
    const text = term[1];
    return (line) => line.includes(text);
  }
  const body = /^\{ (.+) \}$/.exec(pattern)?.[1];
  if (body === undefined) throw new Error(`Not a pattern of ours: ${pattern}`);
  if (body.includes('&&') && body.includes('||')) throw new Error(`Both && and || need brackets: ${pattern}`);
  const tests = body.split(/ (?:&&|\|\|) /).map(comparison);
  return (line) => {
    const fields = parsed(line);
    if (fields === undefined) return false;
    return body.includes('||') ? tests.some((test) => test(fields)) : tests.every((test) => test(fields));
  };
}

type Fields = Readonly<Record<string, unknown>>;

function comparison(text: string): (fields: Fields) => boolean {
  const match = /^\$\.(\w+) (=|>=) (?:"(\w+)"|(\d+))$/.exec(text);
  if (match === null) throw new Error(`Not a comparison of ours: ${text}`);
  const [, field = '', operator, word, number] = match;
  if (operator === '>=') {
    if (number === undefined) throw new Error(`Only numbers have an order: ${text}`);
    return (fields) => typeof fields[field] === 'number' && fields[field] >= Number(number);
  }
  const expected = word ?? Number(number);
  return (fields) => fields[field] === expected;
}

function parsed(line: string): Fields | undefined {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
