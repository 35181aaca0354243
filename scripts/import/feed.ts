import { parseFeed } from 'feedsmith';
import { absolute } from './addresses';
import { type FeedChannel, type FeedItem, toChannel } from './feed-channel';
import { plainWords } from './plain-words';
import { texts } from './texts';
import { instantOf } from './times';
import { type Source, type SourceArticle, SourceError } from './types';

/** RSS, Atom, RDF and JSON feeds: each item that has a text. */

export interface FeedContext {
  name: string;
  /** Address of the feed, when it came from the web. */
  address?: string;
  timezone: string;
  isOwn(address: string): boolean;
}

/** @throws {SourceError} when it is no feed */
export function readFeed(text: string, { name, address, timezone, isOwn }: FeedContext): Source {
  const { title, link, items } = channelOf(text, name);
  const home = absolute(link, address) ?? address;
  const articles = items.map((item): SourceArticle => {
    const url = item.link ? absolute(item.link, home) : undefined;
    const date = item.date ? instantOf(item.date, timezone) : undefined;
    const updated = item.updated ? instantOf(item.updated, timezone) : undefined;
    const own = isOwn(url ?? home ?? '');
    const whole = item.html !== undefined && item.html.trim() !== '';
    const summary = plainWords(item.summary ?? '');
    const words = plainWords(item.title ?? '');
    return {
      key: `feed ${item.id ?? url ?? `${name} ${words}`}`,
      place: words || url || name,
      title: words,
      html: (whole ? item.html : item.summary) ?? '',
      ...(url && { address: url }),
      ...(date && { date: date.text }),
      ...(date && updated && updated.at - date.at > 60_000 && { updated: updated.text }),
      published: whole,
      own,
      authors: item.authors.filter((author) => author !== undefined && author !== ''),
      ...(!own && publisherOf(item, title, home)),
      ...(whole && summary && [...summary].length <= 300 && { summary }),
      categories: item.tags.flatMap((tag) => (tag ? [{ name: tag }] : [])),
      tags: [],
      ...(item.image && { cover: { src: item.image, alt: '' } }),
      remarks: whole ? [] : [texts.summaryOnly],
    } as SourceArticle;
  });
  return { articles, skipped: [], hosts: home && URL.canParse(home) ? [new URL(home).hostname] : [] };
}

function publisherOf({ publisher }: FeedItem, title: string, home: string | undefined) {
  const name = publisher?.title ?? title;
  const url = publisher?.title ? publisher.url : home;
  return { ...(name && { publisher: plainWords(name) }), ...(url && { publisherUrl: url }) };
}

function channelOf(text: string, name: string): FeedChannel {
  try {
    return toChannel(parseFeed(text));
  } catch (error) {
    throw new SourceError(texts.unreadable(name, error instanceof Error ? error.message : String(error)));
  }
}
