import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { openBrowser, openWindow, SCREENS, serious, stops, widths } from '../browser/looking';
import { openStage, type Stage } from '../canaries/pages/stage';
import { type RunningService, runService } from './running-service';

/** Where screenshots of the index go: `PHOTOGRAPHS=docs/pages npx jest test/service/pages-in-a-browser`. */
const photographs = process.env['PHOTOGRAPHS'];

let browser: Browser;
let green: Stage;
let plain: RunningService;

beforeAll(async () => {
  [browser, green, plain] = await Promise.all([
    openBrowser(),
    openStage(),
    runService({ QUEST_REVEAL_SECRET_WORD: 'true', SECRET_WORD: 'battery '.repeat(30) }),
  ]);
});

afterAll(async () => {
  await browser.close();
  green.close();
  await plain.stop();
});

const FRAME = ['Skip to content', 'Quest'];
const TITLES = ['Container', 'AWS', 'Load balancer', 'TLS', 'Secret word'];

describe.each(SCREENS)('$screen, $colorScheme', (screen) => {
  test('no serious finding, nothing cut off, and the keyboard reaches every link', async () => {
    const context = await openWindow(browser, screen);
    const page = await context.newPage();
    const service = `http://127.0.0.1:${plain.port}`;
    for (const [address, expected] of [
      [`${green.url}/`, [...FRAME, ...TITLES]],
      [`${service}/`, [...FRAME, ...TITLES]],
      [`${service}/secret_word`, [...FRAME, 'All checks']],
      [`${service}/no-such-page`, [...FRAME, 'All checks']],
    ] as const) {
      await page.goto(address);
      if (photographs !== undefined && address === `${green.url}/`) {
        mkdirSync(photographs, { recursive: true });
        await page.screenshot({
          path: path.join(photographs, `index-${screen.screen}-${screen.colorScheme}.png`),
          fullPage: true,
        });
      }
      expect([address, await serious(page)]).toEqual([address, []]);
      const { across, within } = await widths(page);
      expect(across).toBe(within);
      expect([address, await stops(page)]).toEqual([address, expected]);
    }
    await context.close();
  });
});

test('axe-core is at work: a page without names or contrast has serious findings', async () => {
  const context = await openWindow(browser);
  const page = await context.newPage();
  await page.setContent('<p style="color:#ddd;background:#fff">pale</p><a href="/"></a>');
  expect((await serious(page)).map((finding) => finding.replace(/:.*/s, ''))).toEqual(
    expect.arrayContaining(['color-contrast', 'html-has-lang', 'link-name']),
  );
  await context.close();
});
