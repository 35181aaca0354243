import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import sharp from 'sharp';
import { everyPage, everyPageTime, fillEveryPage } from './support/every-page';
import { differences, fingerprint, layoutOf, readLayout, writeLayout } from './support/look';
import { testWithPortal } from './support/test';

/**
 * Six kinds of pages as pictures. Pictures are compared where letters are drawn exactly as where they were taken (same
 * major version of the browser, same fonts); everywhere the blocks of the page are, with room for other fonts.
 * After a change that is wanted: `npx playwright test e2e/visual.spec.ts --update-snapshots`.
 */
const test = testWithPortal((tree) => {
  fillEveryPage(tree);
  return {};
});

const kinds = ['front', 'section', 'article with every component', 'search with results', 'month', 'topic'];

for (const kind of kinds) {
  for (const width of [360, 1440]) {
    test(`looks as it did: ${kind}, ${width} px`, async ({ page, portal }, info) => {
      portal.clock.set(everyPageTime);
      await page.clock.setFixedTime(everyPageTime);
      await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' });
      await page.setViewportSize({ width, height: 800 });
      await page.goto(everyPage[kind] ?? '', { waitUntil: 'networkidle' });

      const name = `${kind.replaceAll(' ', '-')}-${width}`;
      const update = info.config.updateSnapshots === 'all' || info.config.updateSnapshots === 'changed';
      const layout = path.join(info.snapshotDir, 'layout', `${name}.json`);
      const found = await layoutOf(page);
      if (update) writeLayout(layout, found);
      expect(differences(found, readLayout(layout))).toEqual([]);

      const key = await fingerprint(page);
      const picture = info.snapshotPath(key, `${name}.png`);
      if (!update && !existsSync(picture)) {
        process.stdout.write(`layout only, no picture for ${key}: ${name}\n`);
        return;
      }
      await expect(page).toHaveScreenshot([key, `${name}.png`], { maxDiffPixelRatio: 0.003 });
      // Few colours are enough to see a difference, and a third of the bytes.
      if (update)
        writeFileSync(
          picture,
          await sharp(picture).png({ palette: true, colours: 48, effort: 10 }).toBuffer(),
        );
    });
  }
}

test('blocks that moved are noticed, other fonts are not', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 800 });
  await page.goto(everyPage.front ?? '');
  const before = await layoutOf(page);
  const style = (css: string): Promise<void> =>
    page.evaluate(async (text) => {
      const sheet = new CSSStyleSheet();
      await sheet.replace(text);
      document.adoptedStyleSheets = [sheet];
    }, css);
  await style('* { font-family: cursive !important; letter-spacing: 0.02em; }');
  expect(differences(await layoutOf(page), before)).toEqual([]);
  await style('.front-top { display: block !important; }');
  expect(differences(await layoutOf(page), before)).not.toEqual([]);
  await style('.front-side { visibility: hidden; inline-size: 0; overflow: hidden; }');
  expect(differences(await layoutOf(page), before)).not.toEqual([]);
});
