import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { localSource } from '@/lib/provenance/served/local-source';
import { openSiteLog } from '@/lib/provenance/signing/site-log';
import { verifyCopy } from '@/lib/provenance/verify-copy';
import { provenanceMessages } from '@/lib/site/messages-provenance';
import { CopyError, readCopy } from './provenance/read-copy';
import { environmentOrExit } from './support/newsroom';

/**
 * `npm run watch [-- slug …] [--site URL] [--count 20] [--evidence folder]` fetches pages of the own site as different
 * visitors get them and compares each with what was signed: pages that only crawlers, or only readers who come from a search
 * engine, see altered are the mark of a hijacked server. Exit 0 when all agree, 1 when not, 64 for wrong usage.
 */
const usage = 'usage: npm run watch [-- slug … | --count 20] [--site URL] [--evidence folder]';
const text = provenanceMessages.watch;

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(64);
}

/** What a server knows a visitor by. */
const browser =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
const phone =
  'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36';
const visitors: readonly [keyof typeof text.visitors, Record<string, string>][] = [
  ['browser', { 'User-Agent': browser }],
  ['phone', { 'User-Agent': phone }],
  [
    'spider',
    { 'User-Agent': 'Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)' },
  ],
  ['referral', { 'User-Agent': browser, Referer: 'https://www.baidu.com/link?url=article' }],
];

function readArguments() {
  try {
    const string = { type: 'string' } as const;
    const { values, positionals } = parseArgs({
      options: { site: string, evidence: string, count: { ...string, default: '20' } },
      allowPositionals: true,
    });
    if (!/^[1-9]\d{0,5}$/.test(values.count)) return fail(usage);
    if (values.site !== undefined && !/^https?:\/\//.test(values.site)) return fail(usage);
    return { ...values, slugs: positionals };
  } catch {
    return fail(usage);
  }
}

const { site: at, evidence, count, slugs } = readArguments();
const { contentDir } = environmentOrExit();
const site = openSiteLog(contentDir);
if (!site) fail(`${contentDir} has no log of signed articles`);
const source = localSource(site);
const origin = at === undefined ? site.keys.site : new URL(at).origin;

/** The latest of the log first: what was published last is what hijackers replace first. */
function newest(): string[] {
  const entries = site?.log.entries(0, Number.MAX_SAFE_INTEGER) ?? [];
  const named = entries.toReversed().map((entry): { slug?: string } => JSON.parse(entry.toString('utf8')));
  return [...new Set(named.flatMap(({ slug }) => slug ?? []))].slice(0, Number(count));
}

let wrong = 0;
let pages = 0;
for (const slug of slugs.length > 0 ? slugs : newest()) {
  const latest = (await source.records(slug))?.versions.at(-1)?.record;
  if (!latest) fail(`${slug}: ${text.unsigned}`);
  if (latest.url === undefined) continue;
  pages += 1;
  const url = `${origin}${new URL(latest.url).pathname}`;
  process.stdout.write(`${url}\n`);
  for (const [name, headers] of visitors) {
    const visitor = text.visitors[name];
    try {
      const found = await readCopy(url, headers);
      const report = await verifyCopy(found.copy, source, slug);
      const isSame = report.verdict === 'identical' || report.verdict === 'normalised';
      const verdict = provenanceMessages.verdicts[report.verdict];
      process.stdout.write(`  ${isSame ? text.same(visitor) : text.differs(visitor, verdict)}\n`);
      if (isSame) continue;
      wrong += 1;
      if (evidence === undefined) continue;
      const { copy: _, ...copy } = found;
      const bundle = { format: 'evidence-v1', copy, site: origin, keys: site.keys, report };
      writeFileSync(path.join(evidence, `${slug}-${name}.json`), `${JSON.stringify(bundle, undefined, 2)}\n`);
    } catch (error) {
      if (!(error instanceof CopyError)) throw error;
      wrong += 1;
      process.stdout.write(`  ${text.failed(visitor, error.message)}\n`);
    }
  }
}
process.stdout.write(`${text.summary(pages, wrong)}\n`);
process.exitCode = wrong > 0 ? 1 : 0;
