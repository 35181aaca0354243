import { gzipSync } from 'node:zlib';
import { expect } from '@playwright/test';
import { newColleague } from './support/desk';
import { lend } from './support/desk-browser';
import { openEditor } from './support/editor';
import { testWithPortal } from './support/test';

/** Bytes of the editing page's first load, gzip (how fast it is: `npm run bench desk`). */
const heaviest = 350 * 1024;

const test = testWithPortal((tree) => {
  tree.article({ slug: 'usual', status: 'draft', title: '平常长短的稿', body: '正文。\n\n'.repeat(40) });
  return {};
});

test('document, scripts and styles of the editing page are below their bound', async ({ page, portal }) => {
  await lend(page.context(), await newColleague(portal, 'chief'));
  const sizes = new Map<string, number>();
  const reading: Promise<void>[] = [];
  page.on('response', (response) => {
    const type = response.request().resourceType();
    const isOwn =
      response.frame() === page.mainFrame() && ['document', 'script', 'stylesheet'].includes(type);
    if (!isOwn || response.status() !== 200) return;
    reading.push(
      response.body().then((bytes) => {
        sizes.set(`${type} ${new URL(response.url()).pathname}`, gzipSync(bytes).length);
      }),
    );
  });
  await openEditor(page, 'usual');
  await expect(page.frameLocator('.preview-frame').getByRole('heading', { level: 1 })).toBeVisible();
  await Promise.all(reading);
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  expect(sizes.size).toBeGreaterThan(2);
  expect(total, JSON.stringify([...sizes])).toBeLessThanOrEqual(heaviest);
});
