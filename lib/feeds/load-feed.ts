import { listName } from '@/lib/content/lists';
import { feedHtml } from '@/lib/mdx/feed-html';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { pageTag } from '@/lib/revalidate/tags';
import { createBodyContext } from '@/lib/site/body-context';
import { authorUrl, sectionUrl, sourceUrl, tagUrl, topicUrl } from '@/lib/site/links';
import { messages } from '@/lib/site/messages';
import {
  channelTag,
  type FeedChannel,
  type FeedItem,
  feedIdAuthority,
  newestChange,
  toFeedItem,
} from './item';

export interface LoadedFeed {
  channel: FeedChannel;
  items: FeedItem[];
  tags: string[];
}

interface Place {
  list: string;
  title: string;
  url: string;
  description?: string;
  tags?: string[];
}

const text = messages.list;

function placeOf(newsroom: Newsroom, kind: string, name: string): Place | undefined {
  const { settings } = newsroom;
  switch (kind) {
    case 'all':
      return { list: listName.all, title: '', url: '/' };
    case 'section': {
      const section = settings.sections().get(name);
      if (!section) return undefined;
      return {
        list: listName.section(name),
        title: section.name,
        url: sectionUrl(name),
        description: section.description,
      };
    }
    case 'topic': {
      const topic = settings.topics().find(({ id, published }) => id === name && published);
      if (!topic) return undefined;
      return {
        list: listName.topic(name),
        title: topic.title,
        url: topicUrl(name),
        description: topic.summary,
      };
    }
    case 'tag':
      return { list: listName.tag(name), title: text.tag(name), url: tagUrl(name) };
    case 'source':
      return { list: listName.source(name), title: text.source(name), url: sourceUrl(name) };
    case 'author':
      return { list: listName.author(name), title: text.author(name), url: authorUrl(name) };
    default:
      return undefined;
  }
}

/**
 * The newest articles of a list with full content. Archived articles are left out.
 * @param file the feed's own file name, such as `rss.xml`
 */
export function loadFeed(
  newsroom: Newsroom,
  kind: string,
  name: string,
  file: string,
): LoadedFeed | undefined {
  const place = placeOf(newsroom, kind, name);
  if (!place) return undefined;
  const { queries, settings, environment } = newsroom;
  const site = settings.site();
  const origin = environment.siteUrl;
  const idAuthority = feedIdAuthority(site);
  const context = createBodyContext(newsroom);
  const cards = queries.list(place.list, { page: 1, size: site.feedItems, current: true });
  const items = cards.flatMap(({ slug }) => {
    const article = queries.article(slug);
    if (!article) return [];
    const html = feedHtml(article.body, {
      language: article.lang,
      origin,
      pageUrl: origin + article.url,
      mediaBase: article.mediaBase,
      ...context,
    });
    const sections = settings
      .sections()
      .path(article.section)
      .map((section) => section.name);
    return [toFeedItem(article, { origin, html, timezone: site.timezone, idAuthority, sections })];
  });
  const base = place.url === '/' ? '' : place.url;
  const channel: FeedChannel = {
    title: place.title ? `${place.title} - ${site.name}` : site.name,
    description: place.description ?? site.description ?? site.name,
    homeUrl: origin + place.url,
    selfUrl: `${origin}${base}/${file}`,
    language: site.language,
    timezone: site.timezone,
    copyright: site.copyright,
    updated: newestChange(items),
    id: channelTag(idAuthority, kind === 'all' ? 'all' : `${kind}/${name}`),
    author: site.owner ?? site.name,
  };
  return { channel, items, tags: [place.list, pageTag.feed(place.list)] };
}
