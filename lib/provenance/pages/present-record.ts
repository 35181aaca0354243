import { createHash } from 'node:crypto';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { canonicalJson } from '../canonical-json';
import { proofPaths } from '../proof-source';
import { shownLog } from '../served/shown-log';
import { currentText } from '../signing/current-text';
import { readRecords } from '../signing/site-log';

/** The signed record of what readers of an article see now. */
export interface PresentRecord {
  version: number;
  /** Hexadecimal SHA-256 of the canonical text. */
  digest: string;
  /** Absolute address of the record file. */
  url: string;
}

/** Undefined when the site signs nothing, when the article is not public, or was changed since it was signed. */
export function presentRecord(newsroom: Newsroom, slug: string): PresentRecord | undefined {
  const site = shownLog(newsroom);
  if (!site) return undefined;
  const latest = readRecords(site.files, slug)?.versions.at(-1)?.record;
  if (!latest?.digests) return undefined;
  const text = currentText(newsroom, slug, site.keys.site);
  if (!text) return undefined;
  const digest = createHash('sha256').update(canonicalJson(text)).digest('hex');
  if (digest !== latest.digests.strict) return undefined;
  const url = new URL(proofPaths.records(slug), newsroom.environment.siteUrl).href;
  return { version: latest.version, digest, url };
}

/** The beginning of a digest, short enough to be read aloud: `a3f912bc`. */
export function shortDigest(digest: string): string {
  return digest.slice(0, 8);
}

/** Whether something was signed for a slug, public now or not. */
export function hasRecords(newsroom: Newsroom, slug: string): boolean {
  const site = shownLog(newsroom);
  return site !== undefined && readRecords(site.files, slug) !== undefined;
}
