import { mkdirSync } from 'node:fs';
import path from 'node:path';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findChromium } from '../../canaries/local/chromium';
import { openStage, type Stage } from '../canaries/pages/stage';
import { type RunningService, runService } from './running-service';

/** Where screenshots of the index go: `PHOTOGRAPHS=docs/pages npx jest test/service/pages-in-a-browser`. */
const photographs = process.env['PHOTOGRAPHS'];

let browser: Browser;
let green: Stage;
let plain: RunningService;

beforeAll(async () => {
  const { executablePath, env } = await findChromium();
  [browser, green, plain] = await Promise.all([
    chromium.launch({ executablePath, env: { ...process.env, ...env }, chromiumSandbox: false }),
    openStage(),
    runService({ QUEST_REVEAL_SECRET_WORD: 'true', SECRET_WORD: 'battery '.repeat(30) }),
  ]);
});

afterAll(async () => {
  await browser.close();
  green.close();
  await plain.stop();
});

const SCREENS = [
  { screen: 'phone', width: 390, height: 844 },
  { screen: 'desktop', width: 1280, height: 900 },
].flatMap((size) => (['light', 'dark'] as const).map((colorScheme) => ({ ...size, colorScheme })));

async function serious(page: Page): Promise<string[]> {
  const { violations } = await page.evaluate<axe.AxeResults>(
    "axe.run(document, { resultTypes: ['violations'] })",
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`));
}

/** Each stop of the Tab key: its text, whether its focus shows, and whether it is on the screen. */
async function stops(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (let left = 20; left > 0; left -= 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate<string | null>(`(() => {
      const at = document.activeElement;
      globalThis.stopped ??= new Set([null, document.body]);
      if (stopped.has(at)) return null;
      stopped.add(at);
      const outlined = [null, '::after'].some((part) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(at, part);
        return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
      });
      const { top, bottom } = at.getBoundingClientRect();
      const seen = top >= 0 && bottom <= innerHeight;
      return at.textContent.trim() + (outlined ? '' : ' (focus does not show)') + (seen ? '' : ' (off the screen)');
    })()`);
    if (stop === null) return found;
    found.push(stop);
  }
  return found;
}

const FRAME = ['Skip to content', 'Quest'];
const TITLES = ['Container', 'AWS', 'Load balancer', 'TLS', 'Secret word'];

describe.each(SCREENS)('$screen, $colorScheme', ({ screen, colorScheme, width, height }) => {
  test('no serious finding, nothing cut off, and the keyboard reaches every link', async () => {
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme,
      ignoreHTTPSErrors: true,
      // For axe-core only; that the policy holds is the canary's to see.
      bypassCSP: true,
    });
    await context.addInitScript({ content: axe.source });
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
          path: path.join(photographs, `index-${screen}-${colorScheme}.png`),
          fullPage: true,
        });
      }
      expect([address, await serious(page)]).toEqual([address, []]);
      const [across, within] = await page.evaluate<[number, number]>(
        '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
      );
      expect(across).toBe(within);
      expect([address, await stops(page)]).toEqual([address, expected]);
    }
    await context.close();
  });
});

test('axe-core is at work: a page without names or contrast has serious findings', async () => {
  const context = await browser.newContext();
  await context.addInitScript({ content: axe.source });
  const page = await context.newPage();
  await page.setContent('<p style="color:#ddd;background:#fff">pale</p><a href="/"></a>');
  expect((await serious(page)).map((finding) => finding.replace(/:.*/s, ''))).toEqual(
    expect.arrayContaining(['color-contrast', 'html-has-lang', 'link-name']),
  );
  await context.close();
});
