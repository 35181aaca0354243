import { renderLlms } from '@/lib/api/llms';
import { describeApi } from '@/lib/api/openapi';
import { listName } from '@/lib/content/lists';
import { escapeMarkup } from '@/lib/html/escape';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { pageTag } from '@/lib/revalidate/tags';
import { topicUrl } from '@/lib/site/links';
import { paper } from '@/lib/site/paper';
import { publicDataHeaders } from '@/lib/site/security-headers';
import { renderOpml } from './opml';
import { robots } from './robots';
import { securityText } from './security-text';
import { newsSitemap, sitemapIndex, sitemapPart } from './sitemap-files';

/** Files at the root that machines ask for. */
export interface RootFile {
  type: string;
  body: string;
  tags: string[];
  headers?: Readonly<Record<string, string>>;
}

/** Undefined for a name that is none of them. */
export function renderRootFile(newsroom: Newsroom, name: string): RootFile | undefined {
  const part = /^sitemap-(\d+)\.xml$/.exec(name)?.[1];
  if (part !== undefined) return sitemapPart(newsroom, Number(part));
  switch (name) {
    case 'sitemap.xml':
      return sitemapIndex(newsroom);
    case 'news-sitemap.xml':
      return newsSitemap(newsroom);
    case 'robots.txt':
      return robots(newsroom);
    case 'opml.xml':
      return opml(newsroom);
    case 'opensearch.xml':
      return openSearch(newsroom);
    case 'manifest.webmanifest':
      return manifest(newsroom);
    case 'security.txt':
      return securityText(newsroom);
    case 'llms.txt':
      return { type: 'text/plain; charset=utf-8', ...renderLlms(newsroom), headers: publicDataHeaders };
    case 'openapi.json':
      return openApi(newsroom);
    default:
      return keyFile(newsroom, name);
  }
}

/** IndexNow: whoever can put its key at the root of a site may speak for it. */
function keyFile({ environment: { indexNow } }: Newsroom, name: string): RootFile | undefined {
  if (!indexNow || name !== `${indexNow.key}.txt`) return undefined;
  return { type: 'text/plain; charset=utf-8', body: indexNow.key, tags: [pageTag.site] };
}

/** The description of the API. Its own type has no registration yet, so it is plain JSON. */
function openApi({ settings, environment }: Newsroom): RootFile {
  const document = describeApi({ name: settings.site().name, origin: environment.siteUrl });
  const body = `${JSON.stringify(document, undefined, 2)}\n`;
  const type = 'application/json; charset=utf-8';
  return { type, body, tags: [pageTag.site], headers: publicDataHeaders };
}

/** The site, its sections and its topics; whoever wants more finds it on /feeds. */
function opml({ queries, environment, settings }: Newsroom): RootFile {
  const site = settings.site();
  const outline = (title: string, path: string) => ({
    title,
    xmlUrl: `${environment.siteUrl}${path === '/' ? '' : path}/rss.xml`,
    htmlUrl: environment.siteUrl + path,
  });
  const sections = settings
    .sections()
    .sections.filter(({ id, feed }) => feed && queries.hasAny(listName.section(id)))
    .map(({ id, name }) => outline(name, `/${id}`));
  const topics = settings
    .topics()
    .filter(({ published }) => published)
    .map(({ id, title }) => outline(title, topicUrl(id)));
  const body = renderOpml(site.name, [outline(site.name, '/'), ...sections, ...topics]);
  return { type: 'text/x-opml; charset=utf-8', body, tags: [pageTag.site, pageTag.topics] };
}

/** OpenSearch 1.1 description: browsers offer the site's search. */
function openSearch({ environment, settings }: Newsroom): RootFile {
  const { shortName, name } = settings.site();
  const origin = escapeMarkup(environment.siteUrl);
  const body = `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>${escapeMarkup([...shortName].slice(0, 16).join(''))}</ShortName>
<Description>${escapeMarkup(name)}</Description>
<InputEncoding>UTF-8</InputEncoding>
<Url type="text/html" template="${origin}/search?q={searchTerms}"/>
</OpenSearchDescription>
`;
  return { type: 'application/opensearchdescription+xml; charset=utf-8', body, tags: [pageTag.site] };
}

/** Files in public/, drawn by scripts/icons.ts. */
const manifestIcons = [
  { src: '/favicon.svg', sizes: 'any', type: 'image/svg+xml' },
  { src: '/favicon.ico', sizes: '32x32', type: 'image/x-icon' },
  { src: '/apple-touch-icon.png', sizes: '180x180', type: 'image/png' },
  { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
  { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
  { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
];

function manifest({ settings }: Newsroom): RootFile {
  const { name, shortName, description, language } = settings.site();
  const body = JSON.stringify({
    name,
    short_name: shortName,
    description,
    lang: language,
    start_url: '/',
    display: 'browser',
    background_color: paper.light,
    theme_color: paper.light,
    icons: manifestIcons,
  });
  return { type: 'application/manifest+json; charset=utf-8', body, tags: [pageTag.site] };
}
