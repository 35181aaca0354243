import { splitFrontMatter } from '@/lib/content/front-matter';
import { parseDocumentFile, problem } from '@/lib/content/parse';
import { articleOf } from '@/lib/content/queries';
import { toRecord } from '@/lib/content/record';
import { reasonOf } from '@/lib/content/tree';
import type { Article, Problem } from '@/lib/content/types';
import { never, publicState } from '@/lib/content/visibility';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { formatMinute } from '@/lib/site/dates';
import { messages } from '@/lib/site/messages';

/** The newest file on disk of one article, for whoever holds its preview token. */
export interface Draft {
  slug: string;
  file: string;
  state: 'published' | 'draft' | 'scheduled' | 'expired' | 'withdrawn' | 'archived' | 'broken';
  /** When it goes live or expires. */
  due?: number;
  /** Absent when the file has errors. */
  article?: Article;
  /** Text as written, shown when it cannot be rendered. */
  source: string;
  problems: Problem[];
  /** Addresses of other sites that it links to. */
  outbound: string[];
}

/** The file of an article, below the tree: the one that readers see where there are several. */
export function fileOf(newsroom: Newsroom, slug: string): string | undefined {
  const article = newsroom.store.articleBySlug(slug);
  if (article && newsroom.tree.stat(article.path)) return article.path;
  return newsroom.store.filesOfSlug(slug).find((file) => newsroom.tree.stat(file));
}

export function readDraft(newsroom: Newsroom, slug: string): Draft | undefined {
  const file = fileOf(newsroom, slug);
  if (file === undefined) return undefined;
  let bytes: Buffer;
  try {
    bytes = newsroom.tree.read(file);
  } catch (error) {
    const message = messages.check.unreadable(reasonOf(error));
    const problems = [problem(file, 1, 1, 'unreadable', message)];
    return { slug, file, state: 'broken', source: '', problems, outbound: [] };
  }
  return draftFrom(newsroom, slug, file, bytes);
}

/** What a file would be with these bytes in it. */
export function draftFrom(newsroom: Newsroom, slug: string, file: string, bytes: Buffer): Draft {
  const site = newsroom.settings.site();
  const { document, problems } = parseDocumentFile('article', file, bytes, site.timezone, true);
  const source = splitFrontMatter(bytes.toString('utf8')).body;
  const known = newsroom.store
    .problemsOf(file)
    .filter(({ rule }) => rule === 'unknown-section' || rule === 'duplicate-slug');
  const all = [...problems, ...known];
  if (!document) return { slug, file, state: 'broken', source, problems: all, outbound: [] };
  const { record, outbound } = toRecord(document, file, site);
  const now = newsroom.clock.now();
  const state = publicState(record, now);
  const due = state === 'scheduled' ? record.date : record.expires === never ? undefined : record.expires;
  return {
    slug,
    file,
    state: state === 'visible' ? (record.archived ? 'archived' : 'published') : state,
    due,
    article: articleOf(record, document.body),
    source,
    problems: all,
    outbound,
  };
}

/** Path of the article's own address, computed here and never taken from the request. */
export function previewPath(newsroom: Newsroom, slug: string): string {
  const draft = readDraft(newsroom, slug);
  const section = draft?.article?.section ?? newsroom.store.articleBySlug(slug)?.record.section ?? 'preview';
  return `/${section}/${slug}`;
}

/** When the draft goes live or expires, as a sentence for the banner. */
export function dueText({ state, due }: Draft, timezone: string): string | undefined {
  if (due === undefined) return undefined;
  const time = formatMinute(due, timezone);
  return state === 'scheduled' ? messages.preview.due(time) : messages.preview.expires(time);
}
