import { LRUCache } from 'lru-cache';
import type { ArticleRow } from '@/lib/content/store';
import { publicState } from '@/lib/content/visibility';
import { feedTree } from '@/lib/mdx/feed-tree';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { addressBookOf } from '@/lib/site/address-book';
import { mediaFileAt } from '@/lib/site/body-context';
import { staticPageUrl, topicUrl } from '@/lib/site/links';
import { listPublicFiles } from '@/lib/site/public-files';
import { followAddress } from './answer';
import { type BodyParts, readBodyParts } from './body-parts';
import type { InspectedArticle, InspectedBody, InspectionContext } from './types';

/** Answers that are remembered: links of a site lead to the same few thousand places. */
const remembered = 10_000;

/** Looks at an open newsroom as its readers do now. Nothing is written. */
export function createInspection(newsroom: Newsroom): InspectionContext {
  const { store, settings, environment } = newsroom;
  const now = newsroom.clock.now();
  const book = addressBookOf(newsroom);
  const site = settings.site();
  const files = listPublicFiles();
  const answers = cached((path) =>
    files.has(path)
      ? { end: 'page' as const, hops: 0, path }
      : followAddress(path, book, environment.siteUrl),
  );
  const media = cached((src) => ({
    found: mediaFileAt(newsroom, src.split(/[?#]/, 1)[0] ?? '') !== undefined,
  }));
  const visible = (row: ArticleRow): boolean => publicState(row.record, now) === 'visible';
  const documents = (): InspectedBody[] => documentsOf(newsroom);
  return {
    newsroom,
    site,
    now,
    *articles() {
      for (const row of store.everyArticle()) if (visible(row)) yield articleOf(newsroom, row);
    },
    *bodies() {
      yield* documents();
      for (const row of store.everyArticle()) if (visible(row)) yield articleOf(newsroom, row);
    },
    bodyAt(path) {
      const known = documents().find(({ url }) => url === path);
      const row = known ? undefined : store.articleBySlug(path.split('/')[2] ?? '');
      return row && visible(row) && row.record.url === path ? articleOf(newsroom, row) : known;
    },
    answer: answers,
    hasMedia: (src) => media(src).found,
  };
}

function cached<Value extends object>(make: (key: string) => Value): (key: string) => Value {
  const known = new LRUCache<string, Value>({ max: remembered });
  return (key) => {
    const value = known.get(key) ?? make(key);
    known.set(key, value);
    return value;
  };
}

function once<Value>(make: () => Value): () => Value {
  let value: { made: Value } | undefined;
  return () => {
    value ??= { made: make() };
    return value.made;
  };
}

function articleOf({ store }: Newsroom, { id, path, record }: ArticleRow): InspectedArticle {
  return {
    file: path,
    url: record.url,
    mediaBase: record.mediaBase,
    bodyLine: record.bodyLine,
    record,
    source: () => store.source(id),
    plain: () => store.plain(id),
    parts: once((): BodyParts => readBodyParts(store.feedBody(id))),
  };
}

/** Published topics and pages. */
function documentsOf({ settings }: Newsroom): InspectedBody[] {
  const topics = settings.topics().map((topic) => ({ ...topic, kind: 'topics', url: topicUrl(topic.id) }));
  const pages = settings.pages().map((page) => ({ ...page, kind: 'pages', url: staticPageUrl(page.id) }));
  const mediaBase = '/media/';
  return [...pages, ...topics]
    .filter(({ published }) => published)
    .map(({ kind, id, url, body, bodyLine }) => ({
      file: `${kind}/${id}.mdx`,
      url,
      mediaBase,
      bodyLine,
      source: () => body,
      parts: once(() => readBodyParts(feedTree(body, { mediaBase }))),
    }));
}
