// Calls a handler again and again, as a warm function is called, and says how long each call took.
const { pathToFileURL } = require('node:url');

const [, , file] = process.argv;
process.on('message', async (events) => {
  const { handler } = await import(pathToFileURL(file).href);
  const milliseconds = [];
  for (const event of events) {
    const start = performance.now();
    await handler(event);
    milliseconds.push(performance.now() - start);
  }
  process.send({ milliseconds, mebibytes: process.resourceUsage().maxRSS / 1024 });
});
