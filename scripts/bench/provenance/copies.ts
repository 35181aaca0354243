import { Readability } from '@mozilla/readability';
import { Defuddle } from 'defuddle/node';
import { parseHTML } from 'linkedom';
import { escapeText } from '@/lib/html/escape';
import { writeFeedBody } from '@/lib/mdx/feed-html';
import { type CanonicalText, isRequired } from '@/lib/provenance/canonical';
import { type Copy, copyFromMarkup, copyFromText } from '@/lib/provenance/copy';
import { looseText } from '@/lib/provenance/normalise';
import type { ProofSource } from '@/lib/provenance/proof-source';
import { localSource } from '@/lib/provenance/served/local-source';
import type { SiteLog } from '@/lib/provenance/signing/site-log';
import { type Chance, type CopyCase, chanceFrom, copyCases } from '@/lib/provenance/test-tampering';
import type { Verdict } from '@/lib/provenance/verdict';
import { verifyCopy } from '@/lib/provenance/verify-copy';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { createBodyContext } from '@/lib/site/body-context';
import { markupOfHtml } from '../../provenance/hast-markup';
import { get } from '../client';
import type { RunningPortal } from '../portal';
import type { Row } from '../statistics';
import type { Bench } from '../suite';
import { timeRow } from './time-row';

const origin = 'https://news.example';
const honest: readonly Verdict[] = ['identical', 'normalised'];

export async function judgeCopies(
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
  const title = `<h1>${escapeText(article.title)}</h1>`;
  const extract = await Defuddle(page, `${origin}${article.url}`);
  const readerModes: [string, string][] = [
    ['reader mode (Firefox)', new Readability(parseHTML(page).document).parse()?.content ?? ''],
    ['reader mode (Defuddle)', extract.content],
  ];
  const copies: [string, Copy][] = [
    ['the page', copyFromMarkup(markupOfHtml(page))],
    ['text of the page', copyFromText(textOf(page))],
    ['item of a feed', copyFromMarkup(markupOfHtml(`<h2>${escapeText(article.title)}</h2>${html}`))],
  ];
  const extracts = readerModes.map(([name, content]): CopyCase => {
    const copy = copyFromMarkup(markupOfHtml(title + content));
    return { name, copy, right: isComplete(copy, text) ? honest : ['altered'] };
  });
  return [
    ...copyCases(text, chance),
    ...copies.map(([name, copy]) => ({ name, copy, right: honest })),
    ...extracts,
  ];
}

/**
 * Whether a copy has every block that it must have, or half of it at least, as notes may stand in it: reader modes take a
 * short list for tools of the page.
 */
function isComplete({ lines }: Copy, { blocks }: CanonicalText): boolean {
  const copied = looseText(lines.map(({ text }) => text).join('\n')).text;
  return blocks
    .filter(({ type }) => isRequired(type))
    .every((block) => {
      const words = looseText(block.text).text;
      const middle = Math.ceil(words.length / 2);
      return copied.includes(words.slice(0, middle)) || copied.includes(words.slice(middle));
    });
}

/** What somebody gets who selects all of a page and pastes it as text. */
function textOf(page: string): string {
  return copyFromMarkup(markupOfHtml(page))
    .lines.map(({ text }) => text)
    .join('\n');
}
