import type { Newsroom } from '@/lib/revalidate/newsroom';
import type { SeoContext } from './base-metadata';

/** Identity and origin of the running site, for metadata. */
export function seoContextOf({ settings, environment }: Newsroom): SeoContext {
  return { site: settings.site(), origin: environment.siteUrl };
}
