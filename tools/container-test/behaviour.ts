import { once } from 'node:events';
import { get } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Check } from './contents';
import type { Host, Running } from './host';

const startSeconds = 10;
// What docker stop grants; ECS grants 30 s unless the task says otherwise.
const stopSeconds = 10;
const places = ['/', '/app', '/tmp', '/etc', '/home/node', '/var/tmp'];

// Tries to make a file in each folder it is given, and prints what happened.
const writer = `for (const folder of process.argv.slice(1)) try {
  require('node:fs').writeFileSync(folder + '/written-by-test', '');
  console.log(folder, 'was written');
} catch ({ code }) { if (code !== 'EROFS') console.log(folder, code); }`;

const shown = async (title: string, find: () => Promise<string | undefined>): Promise<Check> => {
  try {
    return { title, fault: await find() };
  } catch (error) {
    return { title, fault: error instanceof Error ? error.message : String(error) };
  }
};

// A connection for each question: one kept open would be granted the whole grace of the drain.
const status = async (url: string): Promise<number> => {
  try {
    const asked = get(url, { agent: false, signal: AbortSignal.timeout(2_000) });
    const [response] = await once(asked, 'response');
    response.resume();
    await once(response, 'end');
    return response.statusCode;
  } catch {
    return 0;
  }
};

const healthy = async ({ url, logs }: Running): Promise<string | undefined> => {
  for (const end = Date.now() + startSeconds * 1_000; Date.now() < end; await pause(50)) {
    if ((await status(`${url}/health`)) === 200) return undefined;
  }
  return `no answer; its log ends: ${logs().trim().split('\n').slice(-5).join(' | ') || '(empty)'}`;
};

/** What is wrong with the rights of a process, read from the text of its /proc/<pid>/status. */
export const rightsFaults = (text: string): readonly string[] => {
  const fields = new Map(
    text.split('\n').map((line): [string, string] => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon), line.slice(colon + 1).trim()];
    }),
  );
  const four = /^1000\s+1000\s+1000\s+1000$/;
  const nothing = /^0+$/;
  const expected: readonly [field: string, value: RegExp][] = [
    ['Uid', four],
    ['Gid', four],
    // An engine adds the user's own group to the list, setpriv --clear-groups does not.
    ['Groups', /^(1000)?$/],
    ['CapInh', nothing],
    ['CapPrm', nothing],
    ['CapEff', nothing],
    ['CapBnd', nothing],
    ['CapAmb', nothing],
    ['NoNewPrivs', /^1$/],
  ];
  return expected.flatMap(([field, value]) => {
    const found = fields.get(field);
    return found !== undefined && value.test(found) ? [] : [`${field} is ${found ?? 'missing'}`];
  });
};

/** Starts the service restricted as in its task, and looks at what it does. */
export const behaviourChecks = async (
  host: Host,
  env: Readonly<Record<string, string>>,
  healthcheck: readonly string[],
): Promise<readonly Check[]> => {
  const service = await host.start(env);
  const up = await shown(`read-only and unprivileged, it answers /health within ${startSeconds} s`, () =>
    healthy(service),
  );
  if (up.fault) return [up];
  return [
    up,
    await shown('it answers / with 200', async () => {
      const code = await status(`${service.url}/`);
      return code === 200 ? undefined : `it answered ${code}`;
    }),
    await shown('the command of HEALTHCHECK exits 0', async () => {
      const { code, output } = service.exec(healthcheck);
      return code === 0 ? undefined : `it exited ${code}: ${output}`;
    }),
    await shown(`nothing can be written (EROFS): ${places.join(' ')}`, async () => {
      const { code, output } = service.exec(['node', '-e', writer, ...places]);
      return code === 0 && output === '' ? undefined : `exit code ${code}: ${output.trim()}`;
    }),
    await shown('it runs as 1000:1000, with no capability and no way to gain one', async () => {
      const faults = rightsFaults(service.status());
      return faults.length === 0 ? undefined : faults.join(', ');
    }),
    await shown(`SIGTERM ends it with 0 within ${stopSeconds} s`, async () => {
      const code = await service.stop(stopSeconds);
      return code === 0 ? undefined : `it exited ${code}`;
    }),
    await shown('its log does not show the secret word', async () =>
      Object.values(env).some((value) => service.logs().includes(value)) ? 'it does' : undefined,
    ),
  ];
};
