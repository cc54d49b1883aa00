// Loads a module in a process that has loaded nothing yet, and says how long that takes.
const { pathToFileURL } = require('node:url');

const start = performance.now();
import(pathToFileURL(process.argv[2]).href).then(() => {
  process.send(performance.now() - start);
});
