import { register } from 'node:module';
import { pathToFileURL } from 'node:url';
import { format } from 'node:util';
import { localSynthetics, messageOf } from './synthetics';
import { PROVIDED, type Task, type Told } from './task';

/** A process of a run of its own: it is sent its task, runs the bundle as it is deployed, and tells what it sees. */
const tell = (told: Told): void => void process.send?.(told);

// Whoever waits for the outcome is gone: nobody would close the browser.
process.on('disconnect', () => process.exit(1));
process.once('message', (task: Task) => {
  run(task)
    .then((ended) => process.send?.(ended, () => process.exit(0)))
    .catch((error: unknown) => {
      console.error(error);
      process.exit(1);
    });
});

async function run(task: Task): Promise<Told> {
  process.env['TMPDIR'] = task.temporary;
  for (const level of ['debug', 'log', 'info', 'warn', 'error'] as const) {
    console[level] = (...parts: unknown[]) =>
      tell({ kind: 'log', level: level === 'log' ? 'INFO' : level.toUpperCase(), text: format(...parts) });
  }
  // What takes longest to load is loaded while the bundle is.
  if (task.chromium !== undefined) import('playwright-core').catch(() => undefined);
  const local = localSynthetics(task, tell);
  Object.assign(globalThis, { [Symbol.for(PROVIDED)]: local.synthetics });
  provideModule();
  const outcome = await call(task.entry);
  const slow = new Promise<void>((resolve) => setTimeout(resolve, 10_000));
  await Promise.race([local.synthetics.close(), slow]).catch((error) => console.error(messageOf(error)));
  return { kind: 'ended', ...outcome, requests: local.requests, hars: local.hars };
}

async function call(entry: string): Promise<{ unloadable?: string; thrown?: string }> {
  const stray = new Promise<never>((_, reject) => {
    process.on('uncaughtException', reject);
    process.on('unhandledRejection', reject);
  });
  // It may come when nobody waits for it any more.
  stray.catch(() => undefined);
  let handler: unknown;
  try {
    ({ handler } = (await Promise.race([import(pathToFileURL(entry).href), stray])) as { handler?: unknown });
  } catch (error) {
    return { unloadable: `the handler could not be loaded: ${messageOf(error)}` };
  }
  if (typeof handler !== 'function') return { unloadable: `${entry} exports no function named handler` };
  try {
    await Promise.race([handler(), stray]);
    return {};
  } catch (error) {
    return { thrown: messageOf(error) };
  }
}

/** Lets the bundle find the runtime's module, which no package provides. */
function provideModule(): void {
  const provided = `export const synthetics = globalThis[Symbol.for(${JSON.stringify(PROVIDED)})];`;
  const hook = `export const resolve = (specifier, context, next) => specifier === '@aws/synthetics-playwright'
  ? { url: ${JSON.stringify(`data:text/javascript,${encodeURIComponent(provided)}`)}, shortCircuit: true }
  : next(specifier, context);`;
  register(`data:text/javascript,${encodeURIComponent(hook)}`);
}
