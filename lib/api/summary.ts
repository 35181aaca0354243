import { listTranslations } from '@/lib/content/article-view';
import type { ArticleCard, Picture, PublicArticle } from '@/lib/content/types';
import { articleTag, feedIdAuthority } from '@/lib/feeds/item';
import { absoluteAddress } from '@/lib/mdx/address';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { formatIso } from '@/lib/site/dates';
import { articlesPath, markdownUrl } from '@/lib/site/links';
import type { ArticleLink, ArticleSummary } from './schemas';

function articlePath(slug: string): string {
  return `${articlesPath}/${slug}`;
}

export function toLink({ slug, title, url, lang }: ArticleCard, origin: string): ArticleLink {
  return { slug, title, url: origin + url, api: origin + articlePath(slug), lang };
}

/** An address as an editor wrote it, with Chinese in it perhaps, as a URI (RFC 3986). */
export function addressOf(written: string | undefined, origin: string): { url?: string } {
  const url = written === undefined ? undefined : absoluteAddress(written, origin);
  return url === undefined ? {} : { url };
}

function toPicture({ src, alt, caption, credit, width, height }: Picture, origin: string) {
  const { url } = addressOf(src, origin);
  return url === undefined ? undefined : { url, alt, caption, credit, width, height };
}

/** Of visible articles, in the order given. Every article that they name is visible too. */
export function summariesOf(newsroom: Newsroom, articles: readonly PublicArticle[]): ArticleSummary[] {
  const { settings, timeline } = newsroom;
  const published = new Set(settings.topics().flatMap(({ id, published }) => (published ? [id] : [])));
  const topics = timeline.topicsOf(articles.map(({ slug }) => slug));
  return articles.map((article) =>
    toSummary(
      newsroom,
      article,
      (topics.get(article.slug) ?? []).filter((id) => published.has(id)),
    ),
  );
}

function toSummary(newsroom: Newsroom, article: PublicArticle, topics: string[]): ArticleSummary {
  const { settings, environment } = newsroom;
  const site = settings.site();
  const { timezone } = site;
  const origin = environment.siteUrl;
  const iso = (at: number): string => formatIso(at, timezone);
  const { slug, title, kicker, subtitle, section, authors, summary, tags, lang, aiGenerated } = article;
  const { updated, dateOnly, corrections } = article;
  const { source } = article;
  const cover = article.cover && toPicture(article.cover, origin);
  return {
    id: articleTag(article, { idAuthority: feedIdAuthority(site), timezone }),
    url: origin + article.url,
    slug,
    title,
    ...(kicker && { kicker }),
    ...(subtitle && { subtitle }),
    section,
    date: iso(article.date),
    ...(dateOnly && { dateOnly: true as const }),
    ...(updated !== undefined && { updated: iso(updated) }),
    ...(source && { source: { name: source.name, ...addressOf(source.url, origin) } }),
    authors,
    summary,
    ...(cover && { cover }),
    tags,
    topics,
    lang,
    translations: listTranslations(newsroom, article).map((card) => toLink(card, origin)),
    status: article.archived ? 'archived' : 'published',
    corrections: corrections.map(({ date, text }) => ({ date: iso(date), text })),
    ...(aiGenerated && { aiGenerated }),
    links: {
      html: origin + article.url,
      markdown: origin + markdownUrl(article.url),
      api: origin + articlePath(slug),
    },
  };
}
