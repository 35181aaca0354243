import { renderLlms } from '@/lib/api/llms';
import { describeApi } from '@/lib/api/openapi';
import { listName } from '@/lib/content/lists';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { pageTag } from '@/lib/revalidate/tags';
import { topicUrl } from '@/lib/site/links';
import { paper } from '@/lib/site/paper';
import { publicDataHeaders } from '@/lib/site/security-headers';
import { escapeMarkup } from './markup';
import { renderOpml } from './opml';
import { newsSitemap, sitemapIndex, sitemapPart } from './sitemap-files';

/** Files at the root that machines ask for. */
export interface RootFile {
  type: string;
  body: string;
  tags: string[];
  headers?: Readonly<Record<string, string>>;
}

const dayMs = 24 * 3600 * 1000;

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
      return undefined;
  }
}

/** The description of the API. Its own type has no registration yet, so it is plain JSON. */
function openApi({ settings, environment }: Newsroom): RootFile {
  const document = describeApi({ name: settings.site().name, origin: environment.siteUrl });
  const body = `${JSON.stringify(document, undefined, 2)}\n`;
  const type = 'application/json; charset=utf-8';
  return { type, body, tags: [pageTag.site], headers: publicDataHeaders };
}

function robots({ environment }: Newsroom): RootFile {
  const lines = [
    'User-agent: *',
    // Share pictures: networks and image search ask robots.txt too. The longest rule wins (RFC 9309 §2.2.2).
    'Allow: /api/og/',
    // Programs that keep to robots.txt may read articles as data; search engines are told not to list them there.
    'Allow: /api/articles',
    'Disallow: /api/',
    'Disallow: /search',
    'Disallow: /desk',
    'Allow: /',
    '',
    `Sitemap: ${environment.siteUrl}/sitemap.xml`,
    `Sitemap: ${environment.siteUrl}/news-sitemap.xml`,
    '',
  ];
  return { type: 'text/plain; charset=utf-8', body: lines.join('\n'), tags: [pageTag.site] };
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

/** RFC 9116. Without an address to write to there is nothing to publish; Expires moves on by itself each day. */
function securityText({ settings, environment, clock }: Newsroom): RootFile | undefined {
  const { email, language } = settings.site();
  const address = /[\w.+-]+@[\w.-]+\.\w+/.exec(email ?? '')?.[0];
  if (!address) return undefined;
  const expires = new Date(Math.floor(clock.now() / dayMs) * dayMs + 180 * dayMs).toISOString();
  const lines = [
    `Contact: mailto:${address}`,
    `Expires: ${expires}`,
    `Preferred-Languages: ${language.split('-')[0]}`,
    `Canonical: ${environment.siteUrl}/.well-known/security.txt`,
    '',
  ];
  return { type: 'text/plain; charset=utf-8', body: lines.join('\n'), tags: [pageTag.site, pageTag.today] };
}
