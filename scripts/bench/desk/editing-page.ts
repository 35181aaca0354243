import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, Page } from 'playwright';
import { percentile, type Row } from '../statistics';

type Cookies = Parameters<BrowserContext['addCookies']>[0];

const heaviestKb = 350;
const slowestKeyMs = 50;
const slowestPreviewMs = 300;
/** Eight keys a second is fast typing. */
const betweenKeysMs = 120;

/** Weight of the desk's pages, and how fast the editing page follows what is typed into 20,000 characters. */
export async function measureEditing(browser: Browser, url: string, cookies: Cookies): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [what, path] of [
    ['lists', '/desk'],
    ['the editing page', '/desk/articles/long'],
  ] as const) {
    const page = await openPage(browser, cookies);
    rows.push(await weigh(page, what, url + path));
    await page.context().close();
  }
  const page = await openPage(browser, cookies);
  await page.goto(`${url}/desk/articles/long`);
  await page.getByRole('textbox', { name: '稿件文本' }).locator('.cm-line', { hasText: '第 0 节' }).click();
  await page.frameLocator('.preview-frame').getByRole('heading', { level: 1 }).waitFor();
  rows.push(await measureKeys(page), await measurePreview(page));
  await page.context().close();
  return rows;
}

async function openPage(browser: Browser, cookies: Cookies): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  await context.addCookies(cookies);
  return context.newPage();
}

async function weigh(page: Page, what: string, address: string): Promise<Row> {
  const sizes: Promise<number>[] = [];
  page.on('response', (response) => {
    const isOwn = response.frame() === page.mainFrame() && response.status() === 200;
    if (isOwn && ['document', 'script', 'stylesheet'].includes(response.request().resourceType()))
      sizes.push(response.body().then((body) => gzipSync(body).length));
  });
  await page.goto(address, { waitUntil: 'networkidle' });
  const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1024;
  return {
    what: `desk, first load of ${what}: document, scripts, styles, gzip`,
    measured: `${total.toFixed(0)} KB`,
    reach: `≤ ${heaviestKb} KB`,
    met: total <= heaviestKb,
  };
}

/** From the key to the end of the first frame after it. */
async function measureKeys(page: Page): Promise<Row> {
  await page.evaluate(() => {
    const delays: number[] = [];
    Reflect.set(window, 'delays', delays);
    document.addEventListener(
      'keydown',
      ({ timeStamp }) => {
        requestAnimationFrame(() => {
          // A task after the frame: by then it is drawn.
          const channel = new MessageChannel();
          channel.port1.onmessage = () => delays.push(performance.now() - timeStamp);
          channel.port2.postMessage(undefined);
        });
      },
      true,
    );
  });
  await page.keyboard.type('abcdefghij'.repeat(20), { delay: betweenKeysMs });
  await page.waitForFunction(() => Reflect.get(window, 'delays').length === 200);
  const delays = await page.evaluate<number[]>(() => Reflect.get(window, 'delays'));
  return {
    what: 'desk, key to picture in 20,000 characters: median / 95th percentile of 200',
    measured: `${percentile(delays, 0.5).toFixed(0)} / ${percentile(delays, 0.95).toFixed(0)} ms`,
    reach: `95 % ≤ ${slowestKeyMs} ms`,
    met: percentile(delays, 0.95) <= slowestKeyMs,
  };
}

/** From the last key, its pause included, until the preview shows what was typed. */
async function measurePreview(page: Page): Promise<Row> {
  const waits: number[] = [];
  for (let round = 0; round < 21; round += 1) {
    const word = `甲${round}乙`;
    await page.waitForFunction(() =>
      document.querySelector('.editor-status')?.textContent?.includes('已暂存'),
    );
    await page.evaluate((wanted) => {
      const shown = document.querySelector<HTMLIFrameElement>('.preview-frame')?.contentDocument;
      if (!shown) throw new Error('no preview');
      Reflect.set(window, 'shownAt', 0);
      const observer = new MutationObserver(() => {
        if (!shown.body.textContent.includes(wanted)) return;
        observer.disconnect();
        Reflect.set(window, 'shownAt', performance.now());
      });
      observer.observe(shown, { childList: true, subtree: true, characterData: true });
      document.addEventListener('beforeinput', () => Reflect.set(window, 'typedAt', performance.now()), {
        capture: true,
        once: true,
      });
    }, word);
    await page.keyboard.insertText(word);
    await page.waitForFunction(() => Reflect.get(window, 'shownAt') > 0);
    waits.push(await page.evaluate(() => Reflect.get(window, 'shownAt') - Reflect.get(window, 'typedAt')));
  }
  // The first finds nothing compiled.
  waits.shift();
  return {
    what: 'desk, last key to the new preview of 20,000 characters: median / 95th percentile of 20',
    measured: `${percentile(waits, 0.5).toFixed(0)} / ${percentile(waits, 0.95).toFixed(0)} ms`,
    reach: `95 % ≤ ${slowestPreviewMs} ms`,
    met: percentile(waits, 0.95) <= slowestPreviewMs,
  };
}
