import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright';
import { freePort, startServer } from '../server-process';
import { percentile, type Row } from '../statistics';

const slowestMs = 300;

/** `npm run dev`: from a save until the open page holds the text. */
export async function measureDevelopment(browser: Browser, tree: string, dataDir: string): Promise<Row> {
  const file = path.join(tree, 'articles/2024/open.mdx');
  const write = (mark: string): void =>
    writeFileSync(
      file,
      `---\ntitle: 开着的稿\nsection: news\ndate: 2024-05-06 09:30\n---\n\n第${mark}稿。\n`,
    );
  write('零');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const server = await startServer({
    name: 'npm run dev',
    command: process.execPath,
    parameters: ['--import', 'tsx', 'scripts/dev.ts'],
    env: {
      NODE_ENV: 'development',
      CONTENT_DIR: tree,
      DATA_DIR: dataDir,
      PORT: String(port),
      HOST: '127.0.0.1',
      SITE_URL: url,
    },
    readyUrl: `${url}/api/ready`,
  });
  const page = await browser.newPage();
  try {
    const channel = page.waitForRequest((request) => request.url().endsWith('/dev/changes'), {
      timeout: 120_000,
    });
    await page.goto(`${url}/news/open`, { timeout: 120_000 });
    await channel;
    const waits: number[] = [];
    for (let round = 0; round < 21; round += 1) {
      const seen = page.evaluate(
        (wanted) =>
          new Promise<number>((resolve) => {
            const observer = new MutationObserver(() => {
              if (!document.body.textContent.includes(wanted)) return;
              observer.disconnect();
              resolve(Date.now());
            });
            observer.observe(document, { subtree: true, childList: true, characterData: true });
          }),
        `第${round}稿`,
      );
      // The observer is set before anything is saved: both go through the same page, one after the other.
      await page.evaluate(() => undefined);
      const saved = Date.now();
      write(String(round));
      waits.push((await seen) - saved);
    }
    // The first finds nothing compiled.
    waits.shift();
    return {
      what: '`npm run dev`, save to open page, 1,000 articles: median / 95th percentile of 20',
      measured: `${percentile(waits, 0.5)} / ${percentile(waits, 0.95)} ms`,
      reach: `median ≤ ${slowestMs} ms`,
      met: percentile(waits, 0.5) <= slowestMs,
    };
  } finally {
    await page.close();
    await server.stop();
  }
}
