import { mediaBaseOf } from '@/lib/content/record';
import type { WritingDesk } from '@/lib/desk/manuscripts/writing-desk';
import type { Person } from '@/lib/desk/person';
import { compareTexts } from '@/lib/desk/texts/compare';
import { createBodyContext } from '@/lib/site/body-context';
import { type Comparison, compareSources } from './compare-sources';
import { type ArticleVersion, ArticleVersions } from './versions';

/** Two versions of an article beside each other, as a page shows them. */
export interface ArticleComparison {
  title: string;
  versions: ArticleVersion[];
  from: string;
  to: string;
  asWritten: boolean;
  comparison: Comparison;
  /** A version that was asked for is not there: these are others. */
  isOther: boolean;
  /** Where an address of the site is had at the desk. */
  addressOf: (address: string) => string;
}

/** What an address asks for. Unknown versions count as not asked for. */
export interface AskedComparison {
  from?: string;
  to?: string;
  /** `source`: line by line, as written. */
  as?: string;
}

/** @throws DeskError 404, 422 */
export async function comparisonOf(
  writing: WritingDesk,
  person: Person,
  slug: string,
  asked: AskedComparison,
): Promise<ArticleComparison> {
  const { newsroom } = writing;
  const found = await ArticleVersions.open(writing, person, slug);
  const versions = found.list();
  const usual = await found.usual();
  const chosen = (id: string | undefined): ArticleVersion | undefined =>
    versions.find((one) => one.id === id);
  const from = chosen(asked.from) ?? usual.from;
  const to = chosen(asked.to) ?? usual.to;
  const [before, after] = [await from.read(), await to.read()];
  const { siteUrl: origin } = newsroom.environment;
  const { file, draft, text } = found.article;
  const options = {
    origin,
    mediaBase: mediaBaseOf(slug, file),
    language: draft.article?.lang,
    body: createBodyContext(newsroom, slug),
    nameOf: (key: string) => compareTexts.names[key] ?? key,
  };
  const asWritten = asked.as === 'source';
  return {
    title: draft.article?.title ?? slug,
    versions,
    from: from.id,
    to: to.id,
    asWritten,
    comparison: compareSources(before ?? text, after ?? text, options, asWritten),
    isOther: [asked.from, asked.to].some((id) => id !== undefined && !chosen(id)),
    addressOf: (address) => deskAddress(address, origin),
  };
}

/** Pictures of the site without its origin, those beside articles from where the desk has them. */
function deskAddress(address: string, origin: string): string {
  const path = address.startsWith(`${origin}/`) ? address.slice(origin.length) : address;
  return path.startsWith('/media/articles/') ? `/desk/api${path}` : path;
}
