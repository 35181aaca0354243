import { hasTraditional, traditionalPath } from '@/lib/edition/traditional';
import { leavePath } from '@/lib/leave/outbound';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { pageTag } from '@/lib/revalidate/tags';
import type { RootFile } from './root-files';

/**
 * Pages that answer a question and are none of their own. `$` ends a path (RFC 9309 §2.2.3), so that a section whose id
 * begins with the same word stays open.
 */
const asked = ['/search$', '/search?', '/search/', `${leavePath}?`, '/desk$', '/desk/'];

/** RFC 9309. Where nothing shall be indexed (see INDEXING), nobody is let in. */
export function robots({ environment, settings }: Newsroom): RootFile {
  const { siteUrl, indexing } = environment;
  const closed = hasTraditional(settings.site()) ? [...asked, ...asked.map(traditionalPath)] : asked;
  const rules = indexing
    ? [
        // Share pictures: networks and image search ask robots.txt too. The longest rule wins (§2.2.2).
        'Allow: /api/og/',
        // Programs that keep to robots.txt may read articles as data; search engines are told not to list them there.
        'Allow: /api/articles',
        'Disallow: /api/',
        ...closed.map((path) => `Disallow: ${path}`),
        'Allow: /',
      ]
    : ['Disallow: /'];
  const lines = [
    'User-agent: *',
    ...rules,
    '',
    `Sitemap: ${siteUrl}/sitemap.xml`,
    `Sitemap: ${siteUrl}/news-sitemap.xml`,
    '',
  ];
  return { type: 'text/plain; charset=utf-8', body: lines.join('\n'), tags: [pageTag.site] };
}
