import { archiveStep } from '@/lib/content/feed-effects';
import { build } from '../support/build';
import { hasBuild } from '../support/build-state.mjs';
import { get } from './client';
import { generateTree, sectionIds, tagNames } from './generate';
import { startPortal } from './portal';
import { percentile, type Row } from './statistics';
import type { Bench, Suite } from './suite';

/** Feeds and sitemaps at the size of a large newsroom, each asked for the first time. */
export const syndication: Suite = { run };

/** Feeds that are asked for first, so that the code is compiled: what is measured is a cold feed, not a cold process. */
const warmUp = [
  ...Array.from({ length: 60 }, (_, index) => place('authors', `作者${index}`)).flatMap(formats),
  ...tagNames.map((name) => `${place('tags', name)}/rss-1-25.xml`),
  ...Array.from({ length: 60 }, (_, index) => searchFeed({ q: `作者${index}` })),
];

function place(folder: string, name: string): string {
  return `/${folder}/${encodeURIComponent(name)}`;
}

function searchFeed(query: { q: string }): string {
  return `/search/rss.xml?${new URLSearchParams(query)}`;
}

function formats(base: string): string[] {
  return ['rss.xml', 'atom.xml', 'feed.json'].map((file) => `${base}/${file}`);
}

/** Each kind of list, each format, and the archive from the oldest article to the newest. */
function feedsAt(size: number): Record<string, string[]> {
  const named = (folder: string, name: string, from: number, to: number): string[] =>
    Array.from({ length: to - from }, (_, index) => place(folder, `${name}${from + index}`));
  const step = Math.max(1, Math.floor(size / archiveStep / 30));
  const archived = Array.from({ length: 30 }, (_, index) => index * step * archiveStep).filter(
    (at) => at + archiveStep <= size,
  );
  return {
    feed: [
      '',
      ...sectionIds.map((id) => `/${id}`),
      ...tagNames.map((name) => place('tags', name)),
      ...named('sources', '来源', 0, 30),
      ...named('authors', '作者', 60, 100),
    ].flatMap(formats),
    [`document of a feed’s archive (${archiveStep} articles)`]: archived.map(
      (at) => `/rss-${at + 1}-${at + archiveStep}.xml`,
    ),
    'feed of a saved search': tagNames.map((name) => searchFeed({ q: name })),
  };
}

async function run({ size, folder, say }: Bench): Promise<Row[]> {
  if (!hasBuild()) await build();
  const tree = folder('large');
  say(`generating ${size} articles (seed 7) …`);
  generateTree(tree, size);
  say('indexing …');
  const portal = await startPortal(tree, folder('data'));
  try {
    say('feeds and sitemaps …');
    for (const address of warmUp) await timeOf(portal.url + address);
    const rows: Row[] = [];
    for (const [what, addresses] of Object.entries(feedsAt(size))) {
      rows.push(await measure(portal.url, `cold ${what}, ${size} articles`, addresses, 20));
    }
    const parts = (await get(`${portal.url}/sitemap.xml`)).body.toString('utf8').match(/\/sitemap-\d+\.xml/g);
    rows.push(await measure(portal.url, `cold part of the sitemap, ${size} articles`, parts ?? [], 150));
    return rows;
  } finally {
    await portal.stop();
  }
}

async function measure(url: string, what: string, addresses: readonly string[], reach: number): Promise<Row> {
  const samples: number[] = [];
  for (const address of addresses) samples.push(await timeOf(url + address));
  const [middle, most, worst] = [0.5, 0.95, 1].map((share) => percentile(samples, share).toFixed(1));
  return {
    what: `${what}: median / 95th percentile / worst of ${samples.length}`,
    measured: `${middle} / ${most} / ${worst} ms`,
    reach: `95 % ≤ ${reach} ms`,
    met: percentile(samples, 0.95) <= reach,
  };
}

/** In milliseconds, as reader programs ask. @throws Error when the answer is not new */
async function timeOf(url: string): Promise<number> {
  const started = performance.now();
  const { status, headers } = await get(url, { headers: { 'accept-encoding': 'gzip' } });
  const took = performance.now() - started;
  const outcome = String(headers['cache-status']);
  if (status !== 200 || !outcome.includes('miss')) throw new Error(`${url}: ${status} ${outcome}`);
  return took;
}
