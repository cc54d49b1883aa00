import { chromium } from 'playwright-core';
import { findChromium } from '../../../canaries/local/chromium';

test('CHROME_PATH comes first, and has to be there', async () => {
  expect(await findChromium({ CHROME_PATH: __filename, PATH: process.env['PATH'] })).toEqual({
    executablePath: __filename,
    source: 'CHROME_PATH',
    env: {},
  });
  await expect(findChromium({ CHROME_PATH: '/no/chrome' })).rejects.toThrow(
    'CHROME_PATH is "/no/chrome", where there is no file',
  );
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
