import { collectReferences } from '@/lib/mdx/references';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { pageTag } from '@/lib/revalidate/tags';
import { pageSize } from '@/lib/site/address';
import { authorUrl, sourceUrl, tagUrl, topicUrl } from '@/lib/site/links';
import { messages } from '@/lib/site/messages';
import { listName } from './lists';
import { resolveMedia } from './record';
import type { ListKind, ListPage, Topic } from './types';

/** A list by tag, topic, source or author, with its heading. */
export interface NamedList {
  kind: Exclude<ListKind, 'section'>;
  name: string;
  title: string;
  /** Short name for breadcrumbs and feeds. */
  label: string;
  url: string;
  description?: string;
  topic?: Topic;
  page: ListPage;
  tags: string[];
}

const text = messages.list;

/** The list of all lists of a kind. */
export const overviews: Record<NamedList['kind'], { name: string; path: string }> = {
  tag: { name: text.terms.tags, path: '/tags' },
  topic: { name: messages.site.topics, path: '/topics' },
  source: { name: text.terms.sources, path: '/sources' },
  author: { name: text.terms.authors, path: '/authors' },
};

/** Undefined for a kind, topic or page that does not exist. */
export function loadNamedList(
  newsroom: Newsroom,
  kind: string,
  name: string,
  page: number,
): NamedList | undefined {
  const { queries, settings } = newsroom;
  const listed = (list: string, order: 'rank' | 'date' = 'date'): ListPage =>
    queries.listPage(list, { page, size: pageSize, order });
  switch (kind) {
    case 'tag': {
      const list = listName.tag(name);
      return {
        kind,
        name,
        title: text.tag(name),
        label: name,
        url: tagUrl(name),
        page: listed(list),
        tags: [list],
      };
    }
    case 'source': {
      const list = listName.source(name);
      return {
        kind,
        name,
        title: text.source(name),
        label: name,
        url: sourceUrl(name),
        page: listed(list),
        tags: [list],
      };
    }
    case 'author': {
      const list = listName.author(name);
      return {
        kind,
        name,
        title: text.author(name),
        label: name,
        url: authorUrl(name),
        page: listed(list),
        tags: [list],
      };
    }
    case 'topic': {
      const topic = settings.topics().find(({ id, published }) => id === name && published);
      if (!topic) return undefined;
      const list = listName.topic(name);
      const { media, related } = collectReferences(topic.body);
      return {
        kind,
        name,
        title: topic.title,
        label: topic.title,
        url: topicUrl(name),
        description: topic.summary,
        topic,
        page: listed(list, 'rank'),
        tags: [
          list,
          ...related.map(pageTag.card),
          ...media.map(({ src }) => pageTag.media(resolveMedia(src, '/media/'))),
        ],
      };
    }
    default:
      return undefined;
  }
}
