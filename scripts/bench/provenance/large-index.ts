import type { CanonicalText } from '@/lib/provenance/canonical';
import { copyFromText } from '@/lib/provenance/copy';
import type { ProofSource } from '@/lib/provenance/proof-source';
import { FingerprintIndex } from '@/lib/provenance/served/fingerprint-index';
import { localSource } from '@/lib/provenance/served/local-source';
import type { SiteLog } from '@/lib/provenance/signing/site-log';
import { type Chance, chanceFrom } from '@/lib/provenance/test-tampering';
import { verifyCopy } from '@/lib/provenance/verify-copy';
import { median, type Row } from '../statistics';
import type { Bench } from '../suite';
import { timeRow } from './time-row';

/** Articles of a large site, each with as many fingerprints as 1,500 characters have. */
const large = { articles: 100_000, fingerprints: 38 };

/** What is fetched for 10,000 pasted characters, one article among text that nobody signed. */
export async function largeIndex(site: SiteLog, say: Bench['say']): Promise<Row[]> {
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
    const copy = copyFromText(longCopyOf(text, chance));
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

/** An article in the middle of text that nobody signed: 10,000 characters, more only when the article has more. */
export function longCopyOf({ blocks }: CanonicalText, chance: Chance): string {
  const article = blocks.map((block) => block.text).join('\n');
  const other = Array.from({ length: Math.max(0, 10_000 - article.length) }, () =>
    String.fromCharCode(0x4e00 + Math.floor(chance() * 6000)),
  ).join('');
  return `${other.slice(0, 3000)}\n${article}\n${other.slice(3000)}`.slice(0, 12_000);
}
