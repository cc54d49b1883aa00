// Leads what is sent to S3 to a server on this machine; nothing of the function under test is changed by it.
import tls from 'node:tls';

const connect = tls.connect;
const port = Number(process.env.STAND_IN_PORT);
tls.connect = (options, ...rest) => {
  if (!String(options.host).endsWith('.amazonaws.com')) throw new Error(`called ${options.host}`);
  return connect({ ...options, host: '127.0.0.1', port }, ...rest);
};

// A slow machine: each time that the function looks at the clock, so many milliseconds have gone by.
const step = Number(process.env.CLOCK_STEP ?? 0);
if (step > 0) {
  let now = 0;
  performance.now = () => {
    now += step;
    return now;
  };
}
