import { Agent, get } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { keepAliveTimeoutSeconds, requestTimeoutSeconds } from '../../service/server';
import { runService } from './running-service';

test('the limits of the server are in the order that load balancers need', async () => {
  const { server, stop } = await runService();
  expect(keepAliveTimeoutSeconds).toBeGreaterThan(60);
  expect(server.keepAliveTimeout).toBe(keepAliveTimeoutSeconds * 1000);
  expect(server.requestTimeout).toBe(requestTimeoutSeconds * 1000);
  expect(server.headersTimeout).toBeLessThan(server.requestTimeout);
  expect(server.timeout).toBeGreaterThan(server.requestTimeout);
  expect(server.maxRequestsPerSocket).toBe(0);
  await stop();
});

test('Node does not count the headers timeout against an idle connection', async () => {
  const { server, port, stop } = await runService();
  server.headersTimeout = 200;
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const reused = () =>
    new Promise<boolean>((resolve, reject) => {
      const request = get(
        { host: '127.0.0.1', port, path: '/tls', agent, headers: { host: 'localhost' } },
        (response) => {
          response.resume().once('end', () => resolve(request.reusedSocket));
        },
      ).once('error', reject);
    });
  expect(await reused()).toBe(false);
  // Node looks at its connections every five seconds here.
  await pause(5_600);
  expect(await reused()).toBe(true);
  agent.destroy();
  await stop();
});
