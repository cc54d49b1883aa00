// Calls the built function as Lambda does: alone in a process, an event at a time or several at once.
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');

const [, , directory, entry = 'index.mjs'] = process.argv;
process.env.LAMBDA_TASK_ROOT = directory;
const loaded = import(pathToFileURL(join(directory, entry)).href);

process.on('message', async ({ id, event }) => {
  try {
    const { handler } = await loaded;
    process.send({ id, answer: await handler(event) });
  } catch (error) {
    process.send({ id, error: error.message });
  }
});
