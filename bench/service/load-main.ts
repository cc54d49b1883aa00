import { generateLoad } from './load';

// A process of its own: the generator must not share a core's time with what collects the results.
const [path = '/', port, connections, pipelined, milliseconds] = process.argv.slice(2);
generateLoad({
  port: Number(port),
  path,
  connections: Number(connections),
  pipelined: Number(pipelined),
  milliseconds: Number(milliseconds),
}).then((answered) => process.stdout.write(String(answered)));
