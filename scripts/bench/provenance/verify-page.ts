import type { Browser } from 'playwright';
import { localSource } from '@/lib/provenance/served/local-source';
import type { SiteLog } from '@/lib/provenance/signing/site-log';
import { chanceFrom } from '@/lib/provenance/test-tampering';
import { withBrowser } from '../browser';
import type { RunningPortal } from '../portal';
import { median, type Row } from '../statistics';
import { longCopyOf } from './large-index';
import { timeRow } from './time-row';

const visits = 20;

/** The page as a browser gets it for the first time, and how long it takes for a copy of 10,000 characters. */
export function verifyPage(site: SiteLog, portal: RunningPortal): Promise<Row[]> {
  return withBrowser(async (browser) => {
    const chance = chanceFrom(13);
    const source = localSource(site);
    const samples: { bytes: number; ms: number }[] = [];
    for (const slug of site.files.signedSlugs().slice(0, visits)) {
      const text = await source.text(slug, 1);
      if (text) samples.push(await visit(browser, portal.url, longCopyOf(text, chance)));
    }
    const bytes = median(samples.map((sample) => sample.bytes));
    return [
      {
        what: 'verification page, cold browser: HTML + CSS + JavaScript as transferred',
        measured: `${(bytes / 1000).toFixed(1)} KB`,
        reach: '≤ 40 KB',
        met: bytes <= 40_000,
      },
      timeRow(
        'the same, from the click to the finding, 10,000 characters',
        samples.map(({ ms }) => ms),
        300,
      ),
    ];
  });
}

async function visit(browser: Browser, url: string, copy: string): Promise<{ bytes: number; ms: number }> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const sizes: Promise<number>[] = [];
    page.on('requestfinished', (request) => {
      if (!['document', 'stylesheet', 'script'].includes(request.resourceType())) return;
      const size = request.sizes().then((of) => of.responseBodySize + of.responseHeadersSize);
      sizes.push(size);
    });
    await page.goto(`${url}/verify`, { waitUntil: 'networkidle' });
    const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    const ms = await page.evaluate(
      (text) =>
        new Promise<number>((resolve) => {
          const area = document.querySelector('textarea');
          if (!area) throw new Error('no field for the copy');
          area.value = text;
          let started = 0;
          new MutationObserver(() => {
            if (document.querySelector('[data-verdict]')) resolve(performance.now() - started);
          }).observe(document.body, { subtree: true, childList: true, attributes: true });
          started = performance.now();
          area.form?.requestSubmit();
        }),
      copy,
    );
    return { bytes, ms };
  } finally {
    await context.close();
  }
}
