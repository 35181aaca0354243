import { listName } from '@/lib/content/lists';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { authorUrl, sectionUrl, sourceUrl, tagUrl, topicUrl } from '@/lib/site/links';
import { messages } from '@/lib/site/messages';

/** A list that has feeds. */
export interface FeedPlace {
  list: string;
  /** Empty for the whole site. */
  title: string;
  /** Path of the list. */
  url: string;
  description?: string;
  /** What the feed's permanent id ends with. */
  id: string;
}

const text = messages.list;

/** Undefined for a list that does not exist; named ones are not asked whether anything stands in them. */
export function feedPlace({ settings }: Newsroom, kind: string, name: string): FeedPlace | undefined {
  const id = `${kind}/${name}`;
  switch (kind) {
    case 'all':
      return { list: listName.all, title: '', url: '/', id: 'all' };
    case 'section': {
      const section = settings.sections().get(name);
      if (!section) return undefined;
      const { name: title, description } = section;
      return { list: listName.section(name), title, url: sectionUrl(name), description, id };
    }
    case 'topic': {
      const topic = settings.topics().find((known) => known.id === name && known.published);
      if (!topic) return undefined;
      const { title, summary: description } = topic;
      return { list: listName.topic(name), title, url: topicUrl(name), description, id };
    }
    case 'tag':
      return { list: listName.tag(name), title: text.tag(name), url: tagUrl(name), id };
    case 'source':
      return { list: listName.source(name), title: text.source(name), url: sourceUrl(name), id };
    case 'author':
      return { list: listName.author(name), title: text.author(name), url: authorUrl(name), id };
    default:
      return undefined;
  }
}
