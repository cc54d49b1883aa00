// Calls the built function as Lambda does: alone in a process, an event at a time or several at once.
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');

const [, , directory, entry = 'index.mjs'] = process.argv;
process.env.LAMBDA_TASK_ROOT = directory;

// What it logs goes the way its answers go, and so is there when they are: two pipes have no order between them.
process.stdout.write = (text, ...rest) => {
  process.send({ logged: String(text) });
  rest.findLast((argument) => typeof argument === 'function')?.();
  return true;
};

// The clock of the process goes as it is told to: an exception can end while it runs.
let ahead = 0;
const RealDate = Date;
globalThis.Date = class extends RealDate {
  constructor(...given) {
    super(...(given.length === 0 ? [RealDate.now() + ahead] : given));
  }
  static now() {
    return RealDate.now() + ahead;
  }
};

const loaded = import(pathToFileURL(join(directory, entry)).href);

process.on('message', async ({ id, event, time }) => {
  if (time !== undefined) ahead = time - RealDate.now();
  try {
    const { handler } = await loaded;
    process.send({ id, answer: time === undefined ? await handler(event) : undefined });
  } catch (error) {
    process.send({ id, error: error.message });
  }
});
