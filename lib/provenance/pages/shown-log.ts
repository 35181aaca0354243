import type { Newsroom } from '@/lib/revalidate/newsroom';
import { openSiteLog, readRecords, type SiteLog } from '../signing/site-log';

/** The log that pages speak of; undefined when the site has none, or does not show it. */
export function shownLog(newsroom: Newsroom): SiteLog | undefined {
  if (newsroom.settings.site().features.provenance === false) return undefined;
  try {
    return openSiteLog(newsroom.environment.contentDir);
  } catch {
    return undefined;
  }
}

/** Whether something was signed for a slug, public now or not. */
export function hasRecords(newsroom: Newsroom, slug: string): boolean {
  const site = shownLog(newsroom);
  return site !== undefined && readRecords(site.files, slug) !== undefined;
}
