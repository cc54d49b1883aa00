import { setTimeout as wait } from 'node:timers/promises';
import type { ConsoleMessage, Page, Request } from 'playwright-core';
import type { Said } from './expected';

/** What the browser saw of one page. */
export interface Visit extends Said {
  readonly path: string;
  /** From the request until everything on the page is loaded. */
  readonly milliseconds: number;
  /** Everything that came: the document as sent and as shown, and its headers. */
  readonly text: string;
  readonly consoleErrors: readonly string[];
  /** Requests but the one of the page itself that failed, with the reason. */
  readonly failed: readonly string[];
  /** Addresses without TLS that were asked for, or that the page refers to even if the browser refused them. */
  readonly plain: readonly string[];
}

/** Longer than any budget, so that a slow page is told from one that does not come. */
const PATIENCE = 15_000;

/** How long what a page asks for after it is loaded is waited for. */
const LATER = 3000;

/** When the browser has asked for the icon, which it does once, a moment after the first page is loaded. */
const ICON = 100;

/** What is no element of a page but an address that the browser loads at once. */
const REFERENCE =
  /(?:\b(?:src|srcset|poster|data)\s*=\s*["']?|<link\b[^>]*\bhref\s*=\s*["']?|url\(\s*["']?)(http:[^\s"'<>)]+)/gi;

/** Opens a page and tells what it says and did. Throws where it does not come. */
export async function visit(page: Page, base: URL, path: string, isFirst: boolean): Promise<Visit> {
  const watched = watch(page);
  try {
    const address = new URL(path, base).href;
    const started = performance.now();
    const response = await page
      .goto(address, { waitUntil: 'load', timeout: PATIENCE })
      .catch(unreachable(path));
    const milliseconds = Math.round(performance.now() - started);
    if (response === null) throw new Error(`${path} gave no answer, expected a page`);
    await watched.settled(isFirst ? ICON : 0);
    const shown = await page.content();
    const document = `${await response.text()}\n${shown}`;
    const texts = (selector: string): Promise<string[]> => page.locator(selector).allInnerTexts();
    const plain = [...document.matchAll(REFERENCE)].flatMap(([, found]) => found ?? []);
    return {
      path,
      milliseconds,
      status: response.status(),
      headings: await texts('h1'),
      leads: await texts('p.lead'),
      cards: await texts('ul.checks > li h2'),
      states: await texts('main .state'),
      text: `${JSON.stringify(await response.allHeaders())}\n${document}`,
      ...watched.sorted(plain),
    };
  } finally {
    watched.end();
  }
}

function unreachable(path: string) {
  return (error: unknown): never => {
    const [why = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    // https://source.chromium.org/chromium/chromium/src/+/main:net/base/net_error_list.h
    const own = /net::ERR_(INTERNET_DISCONNECTED|NETWORK_CHANGED)/.test(why) ? 'probe could not run: ' : '';
    throw new Error(
      `${own}${path} could not be opened, expected a page: ${why.replace(/^page\.goto: /, '')}`,
    );
  };
}

/** Listens to what a page does until it is told to end; what the page before left unfinished does not count. */
function watch(page: Page) {
  const messages: string[] = [];
  const requests = new Set<Request>();
  const open = new Set<Request>();
  const failed: { readonly url: string; readonly why: string }[] = [];
  const onConsole = (message: ConsoleMessage): void => {
    const text = message.text();
    // Chromium tells a warning only of what it asks for over TLS instead.
    if (message.type() === 'error' || text.startsWith('Mixed Content')) messages.push(text);
  };
  const onError = (error: Error): void => void messages.push(`uncaught ${error.name}: ${error.message}`);
  const onRequest = (request: Request): void => {
    requests.add(request);
    open.add(request);
  };
  const onFinished = (request: Request): void => void open.delete(request);
  const isPart = (request: Request): boolean => requests.has(request) && !request.isNavigationRequest();
  const onFailed = (request: Request): void => {
    open.delete(request);
    if (isPart(request)) failed.push({ url: request.url(), why: request.failure()?.errorText ?? 'failed' });
  };
  const onResponse = (response: Awaited<ReturnType<Request['response']>>): void => {
    if (response !== null && response.status() >= 400 && isPart(response.request())) {
      failed.push({ url: response.url(), why: `status ${response.status()}` });
    }
  };
  page.on('console', onConsole).on('pageerror', onError);
  page.on('request', onRequest).on('requestfailed', onFailed).on('requestfinished', onFinished);
  page.on('response', onResponse);
  return {
    end: () => {
      page.off('console', onConsole).off('pageerror', onError);
      page.off('request', onRequest).off('requestfailed', onFailed).off('requestfinished', onFinished);
      page.off('response', onResponse);
    },
    /** Until all that was asked for has come or failed: to leave before would make failures of our own. */
    settled: async (least: number) => {
      await wait(least);
      for (const until = Date.now() + LATER; open.size > 0 && Date.now() < until; ) await wait(10);
    },
    /** One fault belongs to one list: an address without TLS is neither a failed request nor a console error too. */
    sorted: (referred: readonly string[]) => {
      const asked = [...requests].map((request) => request.url()).filter((url) => url.startsWith('http:'));
      const mixed = messages.flatMap((text) => /^Mixed Content.*?(http:[^\s'"]+)/.exec(text)?.[1] ?? []);
      const plain = [...new Set([...asked, ...referred, ...mixed])];
      const isPlain = (text: string): boolean =>
        plain.some((url) => text.includes(url) || text.includes(url.replace(/^http:/, 'https:')));
      return {
        plain,
        failed: failed.filter(({ url }) => !isPlain(url)).map(({ url, why }) => `${url} (${why})`),
        consoleErrors: messages.filter(
          (text) =>
            !text.startsWith('Mixed Content') &&
            !text.startsWith('Failed to load resource') &&
            !isPlain(text),
        ),
      };
    },
  };
}
