import { listName } from '@/lib/content/lists';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { authorUrl, sectionUrl, sourceUrl, tagUrl, topicUrl } from '@/lib/site/links';
import { messages } from '@/lib/site/messages';

export interface FeedGroup {
  title: string;
  feeds: {
    name: string;
    url?: string;
    /** Opens the reader that the device has for feeds. */
    subscribe: string;
    formats: { name: string; url: string }[];
  }[];
}

const files = [
  { name: 'RSS', file: 'rss.xml' },
  { name: 'Atom', file: 'atom.xml' },
  { name: 'JSON Feed', file: 'feed.json' },
];

/** The `feed:` scheme with the whole address behind it, as readers register for it. */
function subscribeUrl(siteUrl: string, url = ''): string {
  return `feed:${siteUrl}${url}/rss.xml`;
}

function entryOf(siteUrl: string, name: string, url?: string): FeedGroup['feeds'][number] {
  return {
    name,
    url,
    subscribe: subscribeUrl(siteUrl, url),
    formats: files.map(({ name: format, file }) => ({ name: format, url: `${url ?? ''}/${file}` })),
  };
}

/** Every feed of the site, for the page that explains them. */
export function listFeeds({ queries, settings, environment }: Newsroom): FeedGroup[] {
  const entry = (name: string, url?: string) => entryOf(environment.siteUrl, name, url);
  const { feeds, site, list } = messages;
  const terms = (kind: string, url: (name: string) => string): FeedGroup['feeds'] =>
    queries.counts(`${kind}:`).map(({ name }) => entry(name, url(name)));
  const sections = settings
    .sections()
    .sections.filter(({ id, feed }) => feed && queries.hasAny(listName.section(id)));
  const topics = settings.topics().filter(({ published }) => published);
  return [
    { title: feeds.site, feeds: [entry(settings.site().name)] },
    { title: site.sections, feeds: sections.map(({ id, name }) => entry(name, sectionUrl(id))) },
    { title: site.topics, feeds: topics.map(({ id, title }) => entry(title, topicUrl(id))) },
    { title: list.terms.tags, feeds: terms('tag', tagUrl) },
    { title: list.terms.sources, feeds: terms('source', sourceUrl) },
    { title: list.terms.authors, feeds: terms('author', authorUrl) },
  ];
}
