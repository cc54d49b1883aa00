import { chromium } from 'playwright-core';
import { findChromium } from '../../../canaries/local/chromium';

test('CHROME_PATH comes first, and has to be there', async () => {
  const { execPath } = process;
  expect(await findChromium({ CHROME_PATH: execPath, PATH: process.env['PATH'] })).toEqual({
    executablePath: execPath,
    source: 'CHROME_PATH',
    env: {},
  });
  for (const none of ['/no/chrome', __dirname, __filename]) {
    await expect(findChromium({ CHROME_PATH: none })).rejects.toThrow(
      `CHROME_PATH is ${JSON.stringify(none)}, where there is no program`,
    );
  }
});

test('where none is installed, the one of the npm package shows a page', async () => {
  const { executablePath, source, env } = await findChromium({ PATH: '' });
  expect(source).toBe('package');
  const chromiumSandbox = process.getuid?.() !== 0;
  // With its own libraries only where the machine lacks them.
  const browser = await chromium.launch({ executablePath, env: { ...env, PATH: '' }, chromiumSandbox });
  try {
    const page = await browser.newPage();
    await page.setContent('<h1 style="display: inline; font: 40px sans-serif">shown</h1>');
    expect(await page.textContent('h1')).toBe('shown');
    // Without a font there is no width.
    expect((await page.locator('h1').boundingBox())?.width).toBeGreaterThan(50);
  } finally {
    await browser.close();
  }
});
