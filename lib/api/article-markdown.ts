import type { RootContent } from 'mdast';
import { stringify } from 'yaml';
import { lastChange } from '@/lib/content/record';
import type { PublicArticle } from '@/lib/content/types';
import { feedBodyOptions } from '@/lib/feeds/collect-items';
import { writeFeedTree } from '@/lib/mdx/feed-html';
import { heading, link, paragraph, strong, text, toBlocks, writeMarkdown } from '@/lib/mdx/markdown';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { formatMinute } from '@/lib/site/dates';
import { textsOf } from '@/lib/site/texts';
import { loadSource, type Made, tagsOf } from './article';
import type { ArticleSummary } from './schemas';
import { addressOf } from './summary';

export interface MarkdownDocument {
  text: string;
  /** Address of the page that it is a form of. */
  page: string;
}

/** An article as a Markdown document that needs nothing else: front matter, notices, cover, body, origin of a reprint. */
export function loadArticleMarkdown(newsroom: Newsroom, slug: string): Made<MarkdownDocument> | undefined {
  const source = loadSource(newsroom, slug);
  if (!source) return undefined;
  const { view, tree, summary } = source;
  const { article } = view;
  const origin = newsroom.environment.siteUrl;
  const { timezone } = newsroom.settings.site();
  const mentioned = new Set<string>();
  const options = { ...feedBodyOptions(newsroom, article, mentioned), forMarkdown: true };
  const { children, media } = writeFeedTree(tree, options);
  const shown = media.some(({ src }) => src === summary.cover?.url);
  const written = writeMarkdown([
    ...title(article),
    ...notices(article, timezone),
    ...(shown ? [] : cover(summary, article.lang)),
    ...toBlocks(children),
    ...reprint(article, origin),
  ]);
  const text = `${frontMatter(summary, article, origin)}\n${written}`;
  const content = { text, page: summary.url };
  return { content, updated: lastChange(article), tags: tagsOf(source, mentioned) };
}

function frontMatter(summary: ArticleSummary, { editor, original }: PublicArticle, origin: string): string {
  const { links, translations, ...fields } = summary;
  const front = {
    ...fields,
    ...(editor && { editor }),
    ...(original && { original: { ...original, url: undefined, ...addressOf(original.url, origin) } }),
    translations: translations.map(({ lang, url }) => ({ lang, url })),
    api: links.api,
  };
  const filled = Object.entries(front).filter(([, value]) => !Array.isArray(value) || value.length > 0);
  return `---\n${stringify(Object.fromEntries(filled), { lineWidth: 0 })}---\n`;
}

function title({ kicker, title: name, subtitle }: PublicArticle): RootContent[] {
  return [
    ...(kicker ? kicker.split('\n').map((line) => paragraph(text(line))) : []),
    heading(1, name),
    ...(subtitle ? [paragraph(text(subtitle))] : []),
  ];
}

/** What must be read before the text, as in feeds: corrections (newest first), AI label, archive banner. */
function notices(
  { corrections, aiGenerated, archived, lang }: PublicArticle,
  timezone: string,
): RootContent[] {
  const { article: words } = textsOf(lang);
  const newest = [...corrections].sort((a, b) => b.date - a.date);
  return [
    ...newest.map(({ date, text: correction }) =>
      paragraph(strong(words.corrections), text(` ${formatMinute(date, timezone)} ${correction}`)),
    ),
    ...(aiGenerated ? [paragraph(text(words.ai[aiGenerated]))] : []),
    ...(archived ? [paragraph(text(words.archived))] : []),
  ];
}

function cover({ cover: picture }: ArticleSummary, lang: string): RootContent[] {
  if (!picture) return [];
  const { url, alt, caption = '', credit } = picture;
  const said = caption + (credit ? textsOf(lang).mdx.credit(credit) : '');
  return [paragraph({ type: 'image', url, alt }), ...(said ? [paragraph(text(said))] : [])];
}

/** Source, original title, author and address of a reprint (互联网新闻信息服务管理规定 art. 15). */
function reprint({ original, source, lang }: PublicArticle, origin: string): RootContent[] {
  if (!original) return [];
  const { article: words } = textsOf(lang);
  const named = (label: string, written: string | undefined) => {
    const { url } = addressOf(written, origin);
    return url === undefined ? text(label) : link(label, url);
  };
  return [
    { type: 'thematicBreak' },
    ...(source ? [paragraph(text(`${words.reprintOf} `), named(source.name, source.url))] : []),
    paragraph(text(`${words.originalTitle} ${original.title}`)),
    ...(original.author ? [paragraph(text(`${words.originalAuthor} ${original.author}`))] : []),
    ...(original.url ? [paragraph(text(`${words.originalLink} `), named(original.url, original.url))] : []),
  ];
}
