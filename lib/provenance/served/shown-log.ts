import type { Newsroom } from '@/lib/revalidate/newsroom';
import type { ArticleRecord } from '../record';
import { openSiteLog, type SiteLog } from '../signing/site-log';

/** The log of the site, unless `features: {provenance: false}` or there is none. Never throws. */
export function shownLog(newsroom: Newsroom): SiteLog | undefined {
  if (newsroom.settings.site().features.provenance === false) return undefined;
  try {
    return openSiteLog(newsroom.environment.contentDir);
  } catch {
    return undefined;
  }
}

/**
 * Index of the first record whose text is shown while the article is public: what was signed before it was withdrawn, if
 * it ever was, stays back when it is published again.
 */
export function firstShown(records: readonly Pick<ArticleRecord, 'action'>[]): number {
  return records.findLastIndex(({ action }) => action === 'withdraw') + 1;
}
