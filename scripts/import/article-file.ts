import { stringify } from 'yaml';
import { texts } from './texts';
import type { SourceArticle } from './types';

export interface ArticleFields {
  article: SourceArticle;
  section: string;
  date: string;
  draft: boolean;
  cover: { src: string; alt?: string } | undefined;
  /** Old path that leads here. */
  alias: string | undefined;
}

/** Writes the file of an article; what had to be cut is told in `remarks`. */
export function articleFile(fields: ArticleFields, body: string, remarks: string[]): string {
  const { article, section, date, draft, cover, alias } = fields;
  const { publisher, publisherUrl, own } = article;
  const title = cut(plain(article.title), 120, texts.cutTitle, remarks);
  const summary = article.summary && cut(plain(article.summary), 300, texts.cutSummary, remarks);
  const authors = [...new Set(article.authors.map((name) => [...plain(name)].slice(0, 60).join('')))].filter(
    Boolean,
  );
  const front = {
    title,
    section,
    date,
    updated: article.updated,
    status: draft ? 'draft' : undefined,
    source: sourceOf(publisher, publisherUrl),
    author: authors.length > 1 ? authors : authors[0],
    original: own ? undefined : originalOf(article, title, authors),
    summary: summary || undefined,
    cover,
    tags: nonEmpty(tagsOf(article.tags, remarks)),
    aliases: alias === undefined ? undefined : [alias],
    lang: article.lang,
  };
  const written = Object.fromEntries(Object.entries(front).filter(([, value]) => value !== undefined));
  const yaml = stringify(written, {
    lineWidth: 0,
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'PLAIN',
  });
  return `---\n${yaml}---\n\n${body}`;
}

function sourceOf(name: string | undefined, url: string | undefined) {
  const short = name && [...plain(name)].slice(0, 60).join('');
  if (!short) return undefined;
  return url && isWeb(url) ? { name: short, url } : short;
}

/** Name, title and author of the original (互联网新闻信息服务管理规定 art. 15). */
function originalOf({ address }: SourceArticle, title: string, authors: readonly string[]) {
  const author = [...authors.join('、')].slice(0, 100).join('');
  return { title, ...(author && { author }), ...(address && isWeb(address) && { url: address }) };
}

function tagsOf(tags: readonly string[], remarks: string[]): string[] {
  return [...new Set(tags.map(plain))].filter((tag) => {
    if ([...tag].length > 40) remarks.push(texts.cutTag(tag));
    return tag !== '' && [...tag].length <= 40;
  });
}

function isWeb(url: string): boolean {
  return /^https?:\/\/[^\s/]+/i.test(url) && URL.canParse(url);
}

/** One line without characters that no one sees. */
export function plain(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\u200b\ufeff]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function cut(text: string, most: number, remark: string, remarks: string[]): string {
  const characters = [...text];
  if (characters.length <= most) return text;
  remarks.push(remark);
  return `${characters.slice(0, most - 1).join('')}…`;
}

function nonEmpty<T>(list: T[]): T[] | undefined {
  return list.length > 0 ? list : undefined;
}
