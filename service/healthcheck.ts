import { get } from 'node:http';

// The container's health check: exits 0 when the service in this container answers /health with 200 in 2 seconds.
// The deadline covers the whole exchange, not only its silences.
const deadline = AbortSignal.timeout(2_000);

get(
  { host: '127.0.0.1', port: process.env['PORT'] || 3000, path: '/health', signal: deadline },
  (response) => {
    response.resume();
    response.once('end', () => process.exit(response.statusCode === 200 ? 0 : 1));
    response.once('error', () => process.exit(1));
  },
).once('error', () => process.exit(1));
