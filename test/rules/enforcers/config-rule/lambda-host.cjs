// Calls the built function as Lambda does: alone in a process, an event at a time or several at once.
const { handler } = require(process.argv[2]);

process.on('message', ({ id, event }) => {
  handler(event).then(
    () => process.send({ id }),
    (error) => process.send({ id, error: error.message }),
  );
});
