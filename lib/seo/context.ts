import type { Newsroom } from '@/lib/revalidate/newsroom';
import { shareImageOf } from '@/lib/share/card';
import { siteCard } from '@/lib/share/find-card';
import type { SeoContext } from './base-metadata';

/** Identity and origin of the running site, for metadata. */
export function seoContextOf(newsroom: Newsroom): SeoContext {
  const { settings, environment } = newsroom;
  return {
    site: settings.site(),
    origin: environment.siteUrl,
    image: shareImageOf(siteCard(newsroom)),
  };
}
