import type { Newsroom } from '@/lib/revalidate/newsroom';
import { type HistoryEntry, historyOf } from '../history';
import type { SignedRecord } from '../record';
import { readText } from '../signing/sign-changes';
import { openSiteLog, readRecords, type SiteLog, textPath } from '../signing/site-log';

/** The log of the site, unless `features: {provenance: false}` or there is none. Never throws. */
export function shownLog(newsroom: Newsroom): SiteLog | undefined {
  if (newsroom.settings.site().features.provenance === false) return undefined;
  try {
    return openSiteLog(newsroom.environment.contentDir);
  } catch {
    return undefined;
  }
}

/** What was signed last for an article, for its page; undefined when nothing was, or it was withdrawn. */
export function latestRecord(newsroom: Newsroom, slug: string): SignedRecord | undefined {
  const site = shownLog(newsroom);
  const latest = site && readRecords(site.files, slug)?.versions.at(-1);
  return latest?.record.action === 'withdraw' ? undefined : latest;
}

/** Versions of a visible article with their differences, the latest first; empty for every other. */
export function articleHistory(newsroom: Newsroom, slug: string): HistoryEntry[] {
  const site = shownLog(newsroom);
  if (!site || newsroom.queries.lookUp(slug).state !== 'visible') return [];
  const versions = readRecords(site.files, slug)?.versions ?? [];
  return historyOf(
    versions.map(({ record: { version, action, at, digests } }) => ({
      version,
      action,
      at,
      strict: digests?.strict,
      text: readText(site.files.readText(textPath(slug, version))),
    })),
  );
}
