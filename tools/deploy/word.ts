import { UsageError } from './outcome';

/**
 * The size of a standard parameter.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html
 */
const largest = 4096;

const refusal = (why: string, todo: string): UsageError => new UsageError(`${why}\n  do: ${todo}`);

/** Reads the word to keep from a pipe: nothing else keeps it off the screen, the list of processes and the history. */
export const readWord = async (input: NodeJS.ReadStream): Promise<string> => {
  if (input.isTTY)
    throw refusal(
      'standard input is a terminal, which would show the word',
      'pipe it: read -rs WORD && printf %s "$WORD" | npm run secret:put -- --env <environment>',
    );
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of input) {
    const bytes = Buffer.from(chunk);
    chunks.push(bytes);
    size += bytes.length;
    // Enough to see that it is too long; more could be without end.
    if (size > largest + 2) break;
  }
  return word(Buffer.concat(chunks));
};

const word = (bytes: Buffer): string => {
  const text = utf8(bytes).replace(/\r?\n$/, '');
  if (text === '') throw refusal('the word is empty', 'pipe one into this command');
  const length = Buffer.byteLength(text);
  if (length > largest) throw refusal(`the word is longer than ${largest} bytes`, 'choose a shorter one');
  // A variable of a process ends at the first NUL.
  if (text.includes('\0')) throw refusal('the word has a NUL byte in it', 'choose one that is text');
  // https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html
  if (text.includes('{{'))
    throw refusal('the word has {{ in it, which Parameter Store takes for a reference', 'choose one without');
  return text;
};

const utf8 = (bytes: Buffer): string => {
  // One byte more than may be, a character may have been cut in two: its length is what is wrong with it.
  if (bytes.length > largest + 2) return 'x'.repeat(largest + 1);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw refusal('the word is not UTF-8', 'pipe text');
  }
};
