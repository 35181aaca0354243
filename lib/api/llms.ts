import type { ListItem, RootContent } from 'mdast';
import { listName } from '@/lib/content/lists';
import { hasTraditional, traditionalPrefix } from '@/lib/edition/traditional';
import { heading, link, paragraph, text, writeMarkdown } from '@/lib/mdx/markdown';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { pageTag } from '@/lib/revalidate/tags';
import { archiveUrl, articlesPath, markdownUrl, sectionUrl, staticPageUrl, topicUrl } from '@/lib/site/links';
import { nameIn, textsOf } from '@/lib/site/texts';

interface Entry {
  name: string;
  path: string;
  note?: string;
}

/** /llms.txt: where programs that read find what (https://llmstxt.org). Lists that hold nothing are not named. */
export function renderLlms(newsroom: Newsroom): { body: string; tags: string[] } {
  const { settings, queries, environment } = newsroom;
  const site = settings.site();
  const { language } = site;
  const words = textsOf(language).llms;
  const origin = environment.siteUrl;
  const sections = settings
    .sections()
    .sections.filter(({ id }) => queries.hasAny(listName.section(id)))
    .map((section) => {
      return { name: nameIn(language, section), path: sectionUrl(section.id), note: section.description };
    });
  const published = settings.topics().filter((topic) => topic.published);
  const topics = published
    .filter(({ id }) => queries.hasAny(listName.topic(id)))
    .map(({ id, title, summary }) => ({ name: title, path: topicUrl(id), note: summary }));
  const pages = settings
    .pages()
    .filter(({ published }) => published)
    .map(({ id, title }) => ({ name: title, path: staticPageUrl(id) }));
  const api: Entry[] = [
    { name: words.list, path: articlesPath, note: words.listNote },
    { name: words.search, path: '/api/search', note: words.searchNote },
    { name: words.description, path: '/openapi.json', note: words.descriptionNote },
  ];
  const editions: Entry[] = hasTraditional(site)
    ? [{ name: words.traditional, path: traditionalPrefix, note: words.traditionalNote }]
    : [];
  const optional: Entry[] = [
    ...pages,
    { name: words.archive, path: archiveUrl() },
    { name: words.siteMap, path: '/sitemap.xml' },
    { name: words.newsSiteMap, path: '/news-sitemap.xml' },
  ];
  const example = origin + markdownUrl('/{section}/{slug}');
  const body = writeMarkdown([
    heading(1, nameIn(language, site)),
    { type: 'blockquote', children: [paragraph(text(site.description ?? site.name))] },
    paragraph(text(words.markdown), { type: 'inlineCode', value: example }),
    paragraph(text(words.status)),
    ...group(words.sections, sections, origin),
    ...group(words.topics, topics, origin),
    ...group(words.api, api, origin),
    ...group(words.feeds, feedEntries(words), origin),
    ...group(words.languages, editions, origin),
    ...group(words.optional, optional, origin),
  ]);
  return { body, tags: [pageTag.site, pageTag.topics, ...published.map(({ id }) => listName.topic(id))] };
}

function feedEntries(words: { feedNote: string; allFeeds: string }): Entry[] {
  return [
    { name: 'RSS', path: '/rss.xml', note: words.feedNote },
    { name: 'Atom', path: '/atom.xml', note: words.feedNote },
    { name: 'JSON Feed', path: '/feed.json', note: words.feedNote },
    { name: words.allFeeds, path: '/feeds' },
    { name: 'OPML', path: '/opml.xml' },
  ];
}

function group(title: string, entries: readonly Entry[], origin: string): RootContent[] {
  if (entries.length === 0) return [];
  const children = entries.map(({ name, path, note }): ListItem => {
    const words = [link(name, origin + path), ...(note ? [text(`: ${note}`)] : [])];
    return { type: 'listItem', spread: false, children: [paragraph(...words)] };
  });
  return [heading(2, title), { type: 'list', ordered: false, spread: false, children }];
}
