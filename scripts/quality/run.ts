import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from 'playwright';
import { startPortal } from '../bench/portal';
import { median, type Row, toTable } from '../bench/statistics';
import { build } from '../support/build';
import { hasBuild } from '../support/build-state.mjs';
import { findChromium } from '../support/chromium';
import { browserArguments, withBrowser } from './browser';
import { categories, type Visit, visit } from './lighthouse';
import { validateMarkup } from './markup';
import { listPages, samplePages } from './pages';

/** `npm run quality`: every figure of docs/quality.md, over `CONTENT_DIR`; exits 1 when a reach is missed. */
const rounds = 5;
const reaches: Record<(typeof categories)[number], number> = {
  performance: 98,
  accessibility: 100,
  'best-practices': 100,
  seo: 100,
};
const say = (text: string): void => void process.stderr.write(`${text}\n`);

async function measurePage(name: string, url: string, port: number): Promise<Row[]> {
  const visits: Visit[] = [];
  for (let round = 0; round < rounds; round += 1) visits.push(await visit(url, port));
  for (const fault of new Set(visits.flatMap(({ faults }) => faults))) say(`  ${name}: ${fault}`);
  const cls = Math.max(...visits.map((one) => one.cls));
  return [
    ...categories.map((category) => {
      const scores = visits.map(({ scores: of }) => of[category] ?? 0);
      const middle = median(scores);
      const measured = `${middle} (${scores.join(', ')})`;
      return {
        what: `${name}: ${category}`,
        measured,
        reach: `≥ ${reaches[category]}`,
        met: middle >= reaches[category],
      };
    }),
    { what: `${name}: layout shift`, measured: String(cls), reach: '0', met: cls === 0 },
  ];
}

async function countMarkup(pages: readonly string[]): Promise<Row> {
  const found: string[] = [];
  for (const url of pages) found.push(...(await validateMarkup(await (await fetch(url)).text(), url)));
  for (const line of found) say(`  ${line}`);
  return {
    what: `html-validate, ${pages.length} pages`,
    measured: `${found.length} faults`,
    reach: '0',
    met: found.length === 0,
  };
}

async function countViolations(executablePath: string, pages: readonly string[]): Promise<Row> {
  const browser = await chromium.launch({ executablePath, args: browserArguments });
  const context = await browser.newContext({ viewport: { width: 360, height: 800 } });
  const page = await context.newPage();
  let count = 0;
  for (const url of pages) {
    await page.goto(url);
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    for (const { id, nodes } of violations) {
      count += nodes.length;
      for (const { target } of nodes) say(`  ${url} ${id} ${target}`);
    }
  }
  await browser.close();
  return {
    what: `axe, ${pages.length} pages`,
    measured: `${count} violations`,
    reach: '0',
    met: count === 0,
  };
}

const executablePath = findChromium();
if (!hasBuild()) await build();
const data = mkdtempSync(path.join(tmpdir(), 'kaiyuan-quality-'));
// As on a public host, although this is none.
const portal = await startPortal(process.env.CONTENT_DIR ?? 'content', data, { INDEXING: '1' });
const rows: Row[] = [];
try {
  // As the site calls itself when no SITE_URL is given.
  const origin = portal.url.replace('127.0.0.1', 'localhost');
  const pages = await listPages(origin);
  say(`html-validate over ${pages.length} pages …`);
  rows.push(await countMarkup(pages));
  say('axe …');
  rows.push(await countViolations(executablePath, pages));
  await withBrowser(executablePath, async (port) => {
    for (const [name, url] of Object.entries(await samplePages(origin))) {
      say(`Lighthouse: ${url} …`);
      rows.push(...(await measurePage(name, url, port)));
    }
  });
} finally {
  await portal.stop();
  rmSync(data, { recursive: true, force: true });
}

process.stdout.write(`${toTable(rows)}\n`);
process.exitCode = rows.every(({ met }) => met) ? 0 : 1;
