import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Defuddle } from 'defuddle/node';
import { writeFeedBody } from '@/lib/mdx/feed-html';
import { type Copy, copyFromMarkup, copyFromText } from '@/lib/provenance/copy';
import type { ProofSource } from '@/lib/provenance/proof-source';
import { FingerprintIndex } from '@/lib/provenance/served/fingerprint-index';
import { localSource } from '@/lib/provenance/served/local-source';
import { beginLog } from '@/lib/provenance/signing/change-keys';
import { createSigner, type Signer } from '@/lib/provenance/signing/keys';
import { signChanges, slugsToSign } from '@/lib/provenance/signing/sign-changes';
import { logFolder, type SiteLog } from '@/lib/provenance/signing/site-log';
import { type Chance, type CopyCase, chanceFrom, copyCases } from '@/lib/provenance/test-tampering';
import type { Verdict } from '@/lib/provenance/verdict';
import { verifyCopy } from '@/lib/provenance/verify-copy';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { createBodyContext } from '@/lib/site/body-context';
import { readEnvironment } from '@/lib/site/env';
import { markupOfHtml } from '../provenance/hast-markup';
import { build } from '../support/build';
import { hasBuild } from '../support/build-state.mjs';
import { withNewsroom } from '../support/newsroom';
import { get } from './client';
import { type RunningPortal, startPortal } from './portal';
import { median, percentile, type Row } from './statistics';
import type { Bench, Suite } from './suite';

/** Copies of every demonstration article, tampered with and honest; the price of signing; the index at a large site. */
export const provenance: Suite = { run };

const origin = 'https://news.example';
const honest: readonly Verdict[] = ['identical', 'normalised'];

async function run({ folder, say }: Bench): Promise<Row[]> {
  if (!hasBuild()) await build();
  const tree = path.join(folder('provenance'), 'content');
  cpSync('content', tree, { recursive: true });
  rmSync(path.join(tree, logFolder), { recursive: true, force: true });
  const signer = createSigner(path.join(folder('provenance'), 'key.pem'));
  const now = Math.floor(Date.now() / 1000);
  const site = await beginLog(path.join(tree, logFolder), origin, signer, now);
  return withNewsroom(readEnvironment({ CONTENT_DIR: tree }), async (newsroom) => {
    await signChanges(newsroom, site, signer, slugsToSign(newsroom, site));
    const portal = await startPortal(tree, folder('provenance-data'));
    try {
      say('copies …');
      const verdicts = await judgeCopies(newsroom, site, portal, say);
      say('signing …');
      const signing = await priceOfSigning(newsroom, site, signer);
      return [...verdicts, ...signing, ...(await largeIndex(site, say))];
    } finally {
      await portal.stop();
    }
  });
}

async function judgeCopies(
  newsroom: Newsroom,
  site: SiteLog,
  portal: RunningPortal,
  say: Bench['say'],
): Promise<Row[]> {
  const source = localSource(site);
  const chance = chanceFrom(9);
  const counts = { tampered: 0, honest: 0, wrong: 0 };
  const times: number[] = [];
  for (const slug of site.files.signedSlugs()) {
    for (const { name, copy, right } of await casesOf(newsroom, source, portal, slug, chance)) {
      const started = performance.now();
      const report = await verifyCopy(copy, source);
      times.push(performance.now() - started);
      counts[right === honest || right.includes('identical') ? 'honest' : 'tampered'] += 1;
      if (report.slug === slug && right.includes(report.verdict)) continue;
      counts.wrong += 1;
      say(`wrong: ${slug}: ${name} → ${report.verdict}`);
    }
  }
  const cases = counts.honest + counts.tampered;
  return [
    {
      what: `wrong verdicts on ${cases} copies (${counts.tampered} tampered with, ${counts.honest} honest)`,
      measured: String(counts.wrong),
      reach: '0 of ≥ 2,000',
      met: counts.wrong === 0 && cases >= 2000,
    },
    timeRow('a verdict, without a network', times, 300),
  ];
}

function timeRow(what: string, times: readonly number[], most: number): Row {
  const [half, late] = [median(times), percentile(times, 0.95)];
  const measured = `${half.toFixed(1)} ms, 95 % ${late.toFixed(1)} ms`;
  return { what, measured, reach: `95 % ≤ ${most} ms`, met: late <= most };
}

/** Text in all its disguises, the page itself, what a reader mode makes of it, and the item of the feed. */
async function casesOf(
  newsroom: Newsroom,
  source: ProofSource,
  portal: RunningPortal,
  slug: string,
  chance: Chance,
): Promise<CopyCase[]> {
  const text = await source.text(slug, 1);
  const [found] = newsroom.queries.feedArticles([slug]);
  if (!text || !found) return [];
  const { article, tree } = found;
  const page = (await get(portal.url + article.url)).body.toString('utf8');
  const context = createBodyContext(newsroom);
  const { html } = writeFeedBody(tree, { ...context, origin, language: article.lang });
  const reader = await Defuddle(page, `${origin}${article.url}`);
  const copies: [string, Copy][] = [
    ['the page', copyFromMarkup(markupOfHtml(page))],
    ['text of the page', copyFromText(textOf(page))],
    ['reader mode', copyFromMarkup(markupOfHtml(`<h1>${escapeText(article.title)}</h1>${reader.content}`))],
    ['item of a feed', copyFromMarkup(markupOfHtml(`<h2>${escapeText(article.title)}</h2>${html}`))],
  ];
  return [...copyCases(text, chance), ...copies.map(([name, copy]) => ({ name, copy, right: honest }))];
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** What somebody gets who selects all of a page and pastes it as text. */
function textOf(page: string): string {
  return copyFromMarkup(markupOfHtml(page))
    .lines.map(({ text }) => text)
    .join('\n');
}

/** What a publication takes longer by: another version of one article, from its text to the checkpoint on the disk. */
async function priceOfSigning(newsroom: Newsroom, site: SiteLog, signer: Signer): Promise<Row[]> {
  const times: number[] = [];
  for (const slug of site.files.signedSlugs().slice(0, 40)) {
    const file = newsroom.store.filesOfSlug(slug)[0];
    if (!file) continue;
    const before = readFileSync(newsroom.tree.absolute(file), 'utf8');
    const changed = before.replace(/\n$/, '\n\n又添一段，说明这一版和上一版不同。\n');
    await overwrite(newsroom, file, changed);
    const started = performance.now();
    await signChanges(newsroom, site, signer, [slug]);
    times.push(performance.now() - started);
  }
  const half = median(times);
  const measured = `${half.toFixed(1)} ms, 95 % ${percentile(times, 0.95).toFixed(1)} ms`;
  return [{ what: 'signing and logging a version', measured, reach: 'half ≤ 5 ms', met: half <= 5 }];
}

async function overwrite(newsroom: Newsroom, file: string, text: string): Promise<void> {
  writeFileSync(newsroom.tree.absolute(file), text);
  await newsroom.apply('request', [file]);
}

/** Articles of a large site, each with as many fingerprints as 1,500 characters have. */
const large = { articles: 100_000, fingerprints: 38 };

/** What is fetched for 10,000 pasted characters, one article among text that nobody signed. */
async function largeIndex(site: SiteLog, say: Bench['say']): Promise<Row[]> {
  say(`an index of ${large.articles} articles …`);
  const chance = chanceFrom(11);
  const own = site.log.entries(0, Number.MAX_SAFE_INTEGER);
  const keys = site.log.fingerprints(0, Number.MAX_SAFE_INTEGER);
  const size = own.length + large.articles;
  const key = (): number => Math.floor(chance() * 2 ** 32);
  const index = new FingerprintIndex({
    checkpoint: () => ({ origin: '', size, root: new Uint8Array(32), note: '' }),
    entries: () => [
      ...own,
      ...Array.from({ length: large.articles }, (_, number) =>
        Buffer.from(JSON.stringify({ slug: `an-article-of-the-large-site-${number}` })),
      ),
    ],
    fingerprints: () => [
      ...keys,
      ...Array.from({ length: large.articles }, () => Array.from({ length: large.fingerprints }, key)),
    ],
  });
  let bytes = 0;
  const count = <T>(value: T): T => {
    bytes += Buffer.byteLength(JSON.stringify(value) ?? '');
    return value;
  };
  const local = localSource(site);
  const source: ProofSource = {
    indexBits: async () => index.bits(),
    indexShard: async (name) => count(index.shard(index.bits(), name)),
    records: async (slug) => count(await local.records(slug)),
    text: async (slug, version) => count(await local.text(slug, version)),
    keys: async () => count(await local.keys()),
  };
  const [sizes, times]: [number[], number[]] = [[], []];
  let missed = 0;
  for (const slug of site.files.signedSlugs().slice(0, 40)) {
    const text = await local.text(slug, 1);
    if (!text) continue;
    const article = text.blocks.map((block) => block.text).join('\n');
    const other = Array.from({ length: Math.max(0, 10_000 - article.length) }, () =>
      String.fromCharCode(0x4e00 + Math.floor(chance() * 6000)),
    ).join('');
    const copy = copyFromText(`${other.slice(0, 3000)}\n${article}\n${other.slice(3000)}`.slice(0, 12_000));
    bytes = 0;
    const started = performance.now();
    const report = await verifyCopy(copy, source);
    times.push(performance.now() - started);
    sizes.push(bytes);
    if (report.slug !== slug) missed += 1;
  }
  const most = Math.max(...sizes);
  return [
    {
      what: 'fetched for 10,000 characters against 100,000 articles, before compression',
      measured: `half ${(median(sizes) / 1024).toFixed(0)} KiB, most ${(most / 1024).toFixed(0)} KiB`,
      reach: '≤ 200 KB',
      met: most <= 200_000,
    },
    {
      what: 'of these not known again',
      measured: `${missed} of ${sizes.length}`,
      reach: '0',
      met: missed === 0,
    },
    timeRow('their verdicts', times.slice(1), 300),
  ];
}
