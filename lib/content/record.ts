import type { Article as ArticleFields } from 'contentlayer/generated';
import { outboundAddresses } from '@/lib/leave/outbound';
import { feedTree } from '@/lib/mdx/feed-tree';
import { plainText } from '@/lib/mdx/plain-text';
import { collectReferences } from '@/lib/mdx/references';
import { type FoldedText, foldText } from '@/lib/search/tokens';
import { parseTime } from '@/lib/site/dates';
import { Timestamp } from './front-matter';
import type { ParsedDocument } from './parse';
import { themesOf } from './themes';
import { folderOf } from './tree';
import type { Article, NamedLink, Picture } from './types';
import { never, type Status } from './visibility';

type SystemKeys = '_id' | '_raw' | 'type' | 'body' | 'checked';

/** Front matter of an article in the shape that contentlayer generated from the model. */
export type ArticleFrontMatter = Omit<ArticleFields, SystemKeys>;

/** What the index stores of an article, whatever its status. Never handed out without the gate. */
export interface ArticleRecord extends Omit<Article, 'body'> {
  status: Status;
  expires: number;
  withdrawn?: { date: number; reason: string; successor?: string };
  aliases: string[];
}

/** When an article changed last: publication, update or correction. */
export function lastChange(article: Pick<Article, 'date' | 'updated' | 'corrections'>): number {
  return Math.max(
    article.date,
    article.updated ?? article.date,
    ...article.corrections.map(({ date }) => date),
  );
}

/** When a withdrawn article was withdrawn, as far as its file tells; undefined for every other. */
export function withdrawnAt(record: ArticleRecord): number | undefined {
  return record.status === 'withdrawn' ? (record.withdrawn?.date ?? lastChange(record)) : undefined;
}

export interface IndexedArticle {
  record: ArticleRecord;
  source: string;
  plain: string;
  /** `plain` as search sees it, divided once for all who need it. */
  text: FoldedText;
  /** The body in the form that feeds are written from, see {@link feedTree}. */
  feedTree: string;
  /** Addresses of the media that the page shows, resolved. */
  media: string[];
  /** Addresses of other sites that the page links to. */
  outbound: string[];
}

/** Replaces YAML timestamps by their text, so that a value has the shape of the generated types. */
export function withPlainTimes(value: unknown): unknown {
  if (value instanceof Timestamp) return value.text;
  if (Array.isArray(value)) return value.map(withPlainTimes);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== null)
      .map(([key, member]) => [key, withPlainTimes(member)]),
  );
}

/** The border: parse.ts found no error against the same definitions from which the type is generated. */
function frontMatterOf(document: ParsedDocument): ArticleFrontMatter {
  const fields: unknown = withPlainTimes(document.fields);
  if (!isFrontMatter(fields)) throw new TypeError('front matter was not validated');
  return fields;
}

function isFrontMatter(value: unknown): value is ArticleFrontMatter {
  return (
    typeof value === 'object' && value !== null && 'title' in value && 'section' in value && 'date' in value
  );
}

/** Where the pictures beside an article are served; only while the article is visible. */
export function mediaBaseOf(slug: string, file: string): string {
  return folderOf(file) === undefined ? '/media/' : `/media/articles/${slug}/`;
}

/** Resolves an address as written in content to the one that the browser asks for. */
export function resolveMedia(src: string, mediaBase: string): string {
  if (src.startsWith('/') || /^[a-z][a-z0-9+.-]*:/i.test(src)) return src;
  return mediaBase + src.replace(/^\.\//, '');
}

/** The address with its characters decoded: how the index knows a file, however an editor wrote it. */
export function decodeMedia(src: string): string {
  try {
    return decodeURIComponent(src);
  } catch {
    return src;
  }
}

export function toPicture(cover: unknown, mediaBase: string): Picture | undefined {
  if (typeof cover === 'string') return { src: resolveMedia(cover, mediaBase), alt: '' };
  if (typeof cover !== 'object' || cover === null || !('src' in cover) || typeof cover.src !== 'string')
    return undefined;
  const textOf = (key: string): string | undefined => {
    const value: unknown = Reflect.get(cover, key);
    return typeof value === 'string' ? value : undefined;
  };
  return {
    src: resolveMedia(cover.src, mediaBase),
    alt: textOf('alt') ?? '',
    caption: textOf('caption'),
    credit: textOf('credit'),
  };
}

function toNamedLink(source: unknown): NamedLink | undefined {
  if (typeof source === 'string') return { name: source };
  if (typeof source !== 'object' || source === null || !('name' in source)) return undefined;
  const url = 'url' in source && typeof source.url === 'string' ? source.url : undefined;
  return { name: String(source.name), url };
}

function toNames(author: unknown): string[] {
  if (typeof author === 'string') return [author];
  return Array.isArray(author) ? author.filter((name): name is string => typeof name === 'string') : [];
}

/** Cuts at a sentence end where one is near, so that a default summary reads as a summary. */
export function summarise(paragraph: string): string {
  const characters = [...paragraph];
  if (characters.length <= 120) return paragraph;
  const head = characters.slice(0, 120).join('');
  const end = Math.max(
    head.lastIndexOf('。'),
    head.lastIndexOf('！'),
    head.lastIndexOf('？'),
    head.lastIndexOf('. '),
  );
  return end > 50 ? head.slice(0, end + 1) : `${head}…`;
}

/** Builds what the index stores from a valid document. Times become instants in the site's timezone. */
export function toRecord(
  document: ParsedDocument,
  file: string,
  site: { timezone: string; language: string },
): IndexedArticle {
  const fields = frontMatterOf(document);
  const at = (value: string | undefined): number | undefined =>
    value === undefined ? undefined : parseTime(value, site.timezone)?.at;
  const date = parseTime(fields.date, site.timezone) ?? { at: 0, dateOnly: true };
  const mediaBase = mediaBaseOf(document.slug, file);
  const { text: plain, firstParagraph } = plainText(document.body);
  const text = foldText(plain);
  const cover = toPicture(fields.cover, mediaBase);
  const references = collectReferences(document.body);
  const shown = references.media.map(({ src }) => resolveMedia(src, mediaBase));
  const media = new Set([...shown, ...(cover ? [cover.src] : [])].map(decodeMedia));
  const record: ArticleRecord = {
    slug: document.slug,
    url: `/${fields.section}/${document.slug}`,
    title: fields.title,
    kicker: fields.kicker?.trim(),
    subtitle: fields.subtitle,
    section: fields.section,
    status: fields.status ?? 'published',
    date: date.at,
    dateOnly: date.dateOnly,
    updated: at(fields.updated),
    minorEdit: at(fields.minorEdit),
    expires: at(fields.expires) ?? never,
    source: toNamedLink(fields.source),
    authors: toNames(fields.author),
    editor: fields.editor,
    original: fields.original,
    summary: fields.summary ?? summarise(firstParagraph),
    cover,
    tags: [...new Set(fields.tags ?? [])],
    themes: themesOf(foldText(fields.title), text),
    topics: [...new Set(fields.topics ?? [])],
    pinned: fields.pinned ?? false,
    archived: fields.status === 'archived',
    aliases: fields.aliases ?? [],
    related: fields.related ?? [],
    corrections: (fields.corrections ?? []).map((note) => ({
      date: at(note.date) ?? date.at,
      text: note.text,
    })),
    withdrawn: fields.withdrawn && {
      date: at(fields.withdrawn.date) ?? date.at,
      reason: fields.withdrawn.reason,
      successor: fields.withdrawn.successor,
    },
    aiGenerated: fields.aiGenerated,
    lang: fields.lang ?? site.language,
    translationOf: fields.translationOf,
    bodyLine: document.bodyLine,
    mediaBase,
  };
  const tree = feedTree(document.body, { mediaBase, language: record.lang });
  const outbound = outboundAddresses(references, [fields.original?.url]);
  return { record, source: document.body, plain, text, feedTree: tree, media: [...media], outbound };
}
