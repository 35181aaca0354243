import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { type Visit, visit, withBrowser } from './browser';
import { startPortal } from './portal';
import { median, type Row } from './statistics';

const visits = 7;
const weightOf = ({ html, css, javascript }: Visit): number => html + css + javascript;
const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1);
const named = (paths: readonly string[]): string => paths.map((path) => `\`${path}\``).join(', ') || 'none';
const inParts = (page: Visit): string =>
  `${kilobytes(weightOf(page))} KB (${kilobytes(page.html)} + ${kilobytes(page.css)} + ${kilobytes(page.javascript)})`;

/** A photograph as far as encoders care: large soft areas under fine noise. */
async function photograph(file: string): Promise<void> {
  const size = { width: 1600, height: 900 };
  const light = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}"><defs><radialGradient id="a" cx=".3" cy=".25"><stop offset="0" stop-color="#f2e3c6"/><stop offset=".5" stop-color="#7d8fa3"/><stop offset="1" stop-color="#1d2733"/></radialGradient></defs><rect width="100%" height="100%" fill="url(#a)"/></svg>`,
  );
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 40 };
  const grain = await sharp({ create: { ...size, channels: 3, background: '#808080', noise } })
    .blur(0.7)
    .png()
    .toBuffer();
  await sharp(light)
    .flatten()
    .composite([{ input: grain, blend: 'overlay' }])
    .jpeg({ quality: 85 })
    .toFile(file);
}

/** Adds an article with a picture at its head to a generated tree, with the text of one that is there. */
export async function addCoverArticle(tree: string, text: string): Promise<string> {
  const folder = path.join(tree, 'articles', 'with-cover');
  mkdirSync(folder, { recursive: true });
  await photograph(path.join(folder, 'cover.jpg'));
  writeFileSync(
    path.join(folder, 'index.mdx'),
    text.replace(/^section: .*$/m, 'section: news\ncover: {src: cover.jpg, alt: 样本图片}'),
  );
  return '/news/with-cover';
}

/** Weight and speed of pages in a browser that knows nothing of the site. */
export async function measurePages(
  tree: string,
  article: string,
  illustrated: string,
  folder: (name: string) => string,
): Promise<Row[]> {
  const portal = await startPortal(tree, folder('data-pages'), {}, `${folder('logs')}/pages.log`);
  try {
    return await withBrowser(async (browser) => {
      // The first reader of a picture waits for its variant; that is measured elsewhere.
      await visit(browser, portal.url + illustrated);
      const seen: Visit[] = [];
      const reference: Visit[] = [];
      for (let count = 0; count < visits; count += 1) {
        seen.push(await visit(browser, portal.url + illustrated));
        reference.push(await visit(browser, `${portal.url}/robots.txt`));
      }
      const plain = await visit(browser, portal.url + article);
      const front = await visit(browser, portal.url);
      return [...weights(plain, front), ...speeds(seen, reference)];
    });
  } finally {
    await portal.stop();
  }
}

function weights(article: Visit, front: Visit): Row[] {
  const framework = [...article.framework, ...front.framework];
  return [
    {
      what: 'article, cold browser: HTML + CSS + JavaScript as transferred; of it framework JavaScript',
      measured: `${inParts(article)}; ${framework.length === 0 ? 'none' : framework.join(', ')}`,
      reach: '≤ 20 KB; none',
      met: weightOf(article) <= 20_000 && framework.length === 0,
    },
    {
      what: 'front page, the same, without pictures',
      measured: inParts(front),
      reach: '≤ 35 KB',
      met: weightOf(front) <= 35_000,
    },
    {
      what: 'article: requests that the first paint waits for',
      measured: `${article.blockingPaint.length} (${named(article.blockingPaint)}); begun beside them: ${named(article.besidePaint)}`,
      reach: '≤ 3',
      met: article.blockingPaint.length <= 3,
    },
  ];
}

/** @param reference visits to a text file: what browser and machine take for themselves */
function speeds(seen: readonly Visit[], reference: readonly Visit[]): Row[] {
  const seconds = (visits: readonly Visit[], of: 'firstPaint' | 'largestPaint'): number =>
    median(visits.map((visit) => visit[of])) / 1000;
  const blocked = (visits: readonly Visit[]): number => median(visits.map(({ blocking }) => blocking));
  const largest = seconds(seen, 'largestPaint');
  const shift = Math.max(...seen.map(({ layoutShift }) => layoutShift));
  const blocking = blocked(seen);
  const shown = seen.every(({ largestPicture }) => largestPicture !== '') ? 'the picture' : 'text';
  return [
    {
      what: `article with a picture, slow 4G, processor ÷ 4: largest contentful paint, median of ${visits}`,
      measured: `${largest.toFixed(2)} s (${shown}; first paint ${seconds(seen, 'firstPaint').toFixed(2)} s, of a text file ${seconds(reference, 'firstPaint').toFixed(2)} s)`,
      reach: '≤ 1.5 s',
      met: largest <= 1.5,
    },
    {
      what: 'the same, layout shift, the worst',
      measured: shift.toFixed(3),
      reach: '0',
      met: shift === 0,
    },
    {
      what: 'the same, blocking: tasks beyond 50 ms, added up, median',
      measured: `${blocking.toFixed(0)} ms (of a text file ${blocked(reference).toFixed(0)} ms)`,
      reach: '≤ 50 ms',
      met: blocking <= 50,
    },
  ];
}
