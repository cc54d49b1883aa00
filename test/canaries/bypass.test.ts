import { readFileSync, rmSync } from 'node:fs';
import { meaning, type Reach, together, unanswered } from '../../canaries/bypass/reach';
import { claimsOf } from '../../stacks/claims';
import { installed, run } from './bundled';
import { authority } from './certificates';
import { closeServers, http, https, tcp, vacant } from './servers';

const failed = (code: string) => Object.assign(new Error(`it failed: ${code}`), { code });

test.each(['ECONNREFUSED', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'])('%s is out of reach', (code) => {
  expect(meaning(failed(code), '203.0.113.7')).toEqual({ outcome: 'unreachable', by: code });
  expect(unanswered(new Error('worded', { cause: failed(code) }))).toBe(true);
});

test.each(['ENOTFOUND', 'EAI_AGAIN', 'EADDRNOTAVAIL', 'EACCES', 'EMFILE'])('%s is doubt', (code) => {
  expect(meaning(failed(code), '203.0.113.7')).toEqual({ outcome: 'not asked', why: `it failed: ${code}` });
  expect(unanswered(failed(code))).toBe(false);
});

test('a machine without IPv6 learns nothing of an address of IPv6', () => {
  expect(meaning(failed('ENETUNREACH'), '2001:db8::7')).toEqual({
    outcome: 'not asked',
    why: 'there is no route to 2001:db8::7 from here: it failed: ENETUNREACH',
  });
  expect(meaning(failed('ECONNREFUSED'), '2001:db8::7').outcome).toBe('unreachable');
});

test('of several addresses one that opens is enough, and one that nobody asked is doubt', () => {
  const reached: Reach = { outcome: 'reached', at: '203.0.113.7:80' };
  const silent: Reach = { outcome: 'unreachable', by: 'ETIMEDOUT' };
  const unasked: Reach = { outcome: 'not asked', why: 'EMFILE' };
  expect(together([silent, unasked, reached])).toBe(reached);
  expect(together([silent, unasked])).toBe(unasked);
  expect(together([silent, silent])).toBe(silent);
  expect(together([]).outcome).toBe('not asked');
});

test('a connection that ends without an answer has none; one that speaks something else is doubt', () => {
  expect(unanswered(failed('ECONNRESET'))).toBe(true);
  expect(unanswered(failed('HPE_INVALID_CONSTANT'))).toBe(false);
  expect(unanswered('no error')).toBe(false);
});

describe('the bundle', () => {
  const folder = installed('bypass');
  let service: string;

  beforeEach(async () => {
    service = `https://localhost:${await tcp((socket) => socket.destroy())}`;
  });
  afterEach(closeServers);
  afterAll(() => rmSync(folder, { recursive: true }));

  const tried = (origin: string) => run(folder, { CANARY_URL: service, CANARY_ORIGIN_URL: origin });

  test('passes where nobody listens', async () => {
    const { faults, passed, failed } = await tried(`http://127.0.0.1:${await vacant()}`);
    expect({ faults, failed }).toEqual({ faults: {}, failed: undefined });
    expect(passed).toEqual(['service-reachable', 'origin-refuses-connections', 'origin-answers-nobody']);
  });

  test('says what an origin answers, whatever its certificate', async () => {
    const ours = await authority();
    const answer = { server: 'quest' };
    const secure = await https(await ours.issue('www.example.com', 90), (_, response) =>
      response.writeHead(403, answer).end('no'),
    );
    rmSync(ours.folder, { recursive: true });
    const plain = await http((_, response) => response.end('welcome'));
    expect((await tried(`https://127.0.0.1:${secure}`)).faults).toEqual({
      'origin-refuses-connections': `the origin 127.0.0.1:${secure} accepts a connection at 127.0.0.1:${secure}, expected that only the load balancer can reach it; this contradicts claim-internet-tasks-never-directly`,
      'origin-answers-nobody': `the origin 127.0.0.1:${secure} answers 403 by quest with 2 characters, expected no answer; this contradicts claim-internet-tasks-never-directly`,
    });
    expect((await tried(`http://127.0.0.1:${plain}`)).faults['origin-answers-nobody']).toContain(
      'answers 200 with 7 characters, expected no answer; this contradicts claim-internet-tasks-never-directly',
    );
  });

  test('an origin that takes a connection and says nothing is reached all the same', async () => {
    const { faults } = await tried(`http://127.0.0.1:${await tcp((socket) => socket.end())}`);
    expect(Object.keys(faults)).toEqual(['origin-refuses-connections']);
  });

  test('a name that cannot be looked up is doubt, and so is silence where the service is silent too', async () => {
    const { faults } = await tried('http://no-such-origin.invalid');
    expect(Object.keys(faults)).toEqual(['origin-refuses-connections', 'origin-answers-nobody']);
    for (const fault of Object.values(faults)) expect(fault).toMatch(/^probe could not run: /);
    service = `https://localhost:${await vacant()}`;
    const alone = await tried(`http://127.0.0.1:${await vacant()}`);
    expect(alone.faults).toEqual({
      'service-reachable': expect.stringMatching(
        /^probe could not run: localhost:\d+ itself cannot be reached/,
      ),
    });
    expect(alone.failed).toContain('service-reachable');
  });

  test('a runtime that goes on after a failed step, and one that throws, tell the same', async () => {
    const origin = `http://127.0.0.1:${await tcp((socket) => socket.end())}`;
    const variables = { CANARY_URL: service, CANARY_ORIGIN_URL: origin };
    const [goesOn, throws] = [
      await run(folder, variables),
      await run(folder, { ...variables, THROWS: 'yes' }),
    ];
    for (const { passed, failed } of [goesOn, throws]) {
      expect(passed).toEqual(['service-reachable', 'origin-answers-nobody']);
      expect(failed).toBe('1 of 3 steps failed: origin-refuses-connections');
    }
    expect(throws.faults).toEqual(goesOn.faults);
  });

  test('there is no run without an origin', async () => {
    expect((await run(folder, { CANARY_URL: service })).failed).toMatch(
      /^probe could not run: CANARY_ORIGIN_URL/,
    );
  });
});

test('what it finds contradicts a claim that our deployment makes', () => {
  const names = claimsOf({ network: 'own', natGateways: 0 }).map(({ name }) => `claim-${name}`);
  const told = /contradicts (claim-[a-z-]+)/.exec(readFileSync('canaries/bypass/handler.ts', 'utf8'))?.[1];
  expect(names).toContain(told);
});
