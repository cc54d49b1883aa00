import axe from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { findChromium } from '../../canaries/local/chromium';

/** What a page is looked at with. */
export const SCREENS = [
  { screen: 'phone', width: 390, height: 844 },
  { screen: 'desktop', width: 1280, height: 900 },
].flatMap((size) => (['light', 'dark'] as const).map((colorScheme) => ({ ...size, colorScheme })));

export type Screen = (typeof SCREENS)[number];

export async function openBrowser(): Promise<Browser> {
  const { executablePath, env } = await findChromium();
  return chromium.launch({ executablePath, env: { ...process.env, ...env }, chromiumSandbox: false });
}

/** A window with axe-core in each page. The page's own policy is not enforced, for axe-core's sake only. */
export async function openWindow(browser: Browser, screen?: Screen): Promise<BrowserContext> {
  const context = await browser.newContext({
    ...(screen === undefined
      ? {}
      : { viewport: { width: screen.width, height: screen.height }, colorScheme: screen.colorScheme }),
    ignoreHTTPSErrors: true,
    bypassCSP: true,
  });
  await context.addInitScript({ content: axe.source });
  return context;
}

/** The serious and critical findings of axe-core. */
export async function serious(page: Page): Promise<string[]> {
  const { violations } = await page.evaluate<axe.AxeResults>(
    "axe.run(document, { resultTypes: ['violations'] })",
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`));
}

/** How wide the page is, and how much of that is seen without scrolling. */
export function widths(page: Page): Promise<{ across: number; within: number }> {
  return page.evaluate(
    '({ across: document.documentElement.scrollWidth, within: document.documentElement.clientWidth })',
  );
}

/** Each stop of the Tab key: its text, whether its focus shows, and whether it is on the screen. */
export async function stops(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (let left = 60; left > 0; left -= 1) {
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
      return (at.getAttribute('aria-label') ?? (at.textContent.trim() || at.querySelector('img').alt)) + (outlined ? '' : ' (focus does not show)') + (seen ? '' : ' (off the screen)');
    })()`);
    if (stop === null) return found;
    found.push(stop);
  }
  return found;
}
