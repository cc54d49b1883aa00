import { Agent, get } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

// Run as a process of its own: a load balancer in small. Each worker keeps one connection alive and asks over it
// again and again, some hastily, some at leisure. Told `Connection: close`, the worker reconnects as long as
// `/ready` says 200; a refused connection is an orderly answer then, every other failure is not.
const port = Number(process.argv[2]);
const workers = Number(process.argv[3]);
const failures: string[] = [];
let answered = 0;
let closes = 0;
let ready = true;
let gone = false;

type Outcome = Readonly<{ status: number; close: boolean }>;

function ask(agent: Agent, path: string): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const request = get(
      { host: '127.0.0.1', port, path, agent, headers: { host: 'localhost' } },
      (response) => {
        response.resume();
        response.once('error', reject);
        response.once('end', () => {
          resolve({ status: response.statusCode ?? 0, close: response.headers.connection === 'close' });
        });
      },
    );
    request.once('error', (error: NodeJS.ErrnoException) => {
      reject(new Error(`${path} ${error.code} reused=${request.reusedSocket}`));
    });
  });
}

async function work(index: number): Promise<void> {
  while (!gone) {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    let close = false;
    while (!close && !gone) {
      try {
        const outcome = await ask(agent, '/tls');
        if (outcome.status !== 200) failures.push(`status ${outcome.status}`);
        answered++;
        close = outcome.close;
      } catch (error) {
        failures.push(String(error));
        close = true;
      }
      if (index % 2 === 1) await pause(20 + index * 10);
    }
    if (close) closes++;
    agent.destroy();
    if (!ready) return;
  }
}

async function watch(): Promise<void> {
  while (ready) {
    const agent = new Agent();
    const { status } = await ask(agent, '/ready').catch(() => ({ status: 0 }));
    agent.destroy();
    ready = status === 200;
    await pause(50);
  }
}

setTimeout(() => {
  gone = true;
}, 15_000).unref();

Promise.all([watch(), ...Array.from({ length: workers }, (_, index) => work(index))]).then(() => {
  process.stdout.write(JSON.stringify({ answered, closes, failures: failures.slice(0, 5), gone }));
});
