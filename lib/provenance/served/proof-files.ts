import type { Newsroom } from '@/lib/revalidate/newsroom';
import { inertHeaders, lifetimes, mediaResponse } from '@/lib/site/media';
import { publicJson } from '@/lib/site/respond';
import { noIndex, publicDataHeaders } from '@/lib/site/security-headers';
import { isIndexPath, proofPaths, shardPath } from '../proof-source';
import { logFolder, readRecords, type SiteLog } from '../signing/site-log';
import { FingerprintIndex, isShard } from './fingerprint-index';
import { firstShown, shownLog } from './shown-log';

/**
 * What the site shows of its log: files as they lie in the content tree, texts only while their article is public, and
 * parts of the index of fingerprints. None of it needs a private key.
 */

/** A file, and for how long caches may keep it. */
interface Found {
  file: string;
  type: string;
  lifetime: string;
}

const json = 'application/json; charset=utf-8';

/** Readers of a checkpoint see within seconds that there is another. */
const checkpointLifetime = 'public, max-age=5';

/** Where a path that is about the log leads; undefined for every other, and for texts of what is not public. */
function findFile(newsroom: Newsroom, path: string): Found | undefined {
  if (path === proofPaths.keys)
    return { file: 'keys.json', type: 'application/jwk-set+json', lifetime: lifetimes.brief };
  const inner = path.startsWith(`/${logFolder}/`) ? path.slice(logFolder.length + 2) : '';
  if (inner === 'checkpoint')
    return { file: inner, type: 'text/plain; charset=utf-8', lifetime: checkpointLifetime };
  if (/^tile\/(?:\d{1,2}|entries)\/(?:x\d{3}\/)*\d{3}(?:\.p\/[1-9]\d{0,2})?$/.test(inner))
    return { file: inner, type: 'application/octet-stream', lifetime: lifetimes.versioned };
  if (/^records\/[a-z0-9-]+\.json$/.test(inner))
    return { file: inner, type: json, lifetime: lifetimes.brief };
  const [, slug, version] = /^texts\/([a-z0-9-]+)\/([1-9]\d{0,8})\.json$/.exec(inner) ?? [];
  if (slug === undefined || !isShown(newsroom, slug, Number(version))) return undefined;
  return { file: inner, type: json, lifetime: lifetimes.brief };
}

function isShown(newsroom: Newsroom, slug: string, version: number): boolean {
  const site = shownLog(newsroom);
  if (!site || newsroom.queries.lookUp(slug).state !== 'visible') return false;
  const records = (readRecords(site.files, slug)?.versions ?? []).map(({ record }) => record);
  return records.slice(firstShown(records)).some((record) => record.version === version);
}

const indexes = new WeakMap<Newsroom, { origin: string; index: FingerprintIndex }>();

function indexOf(newsroom: Newsroom, { log }: SiteLog): FingerprintIndex {
  const known = indexes.get(newsroom);
  if (known?.origin === log.origin) return known.index;
  const index = new FingerprintIndex(log);
  indexes.set(newsroom, { origin: log.origin, index });
  return index;
}

/** A part of the index, or how it is divided; 404 where there is none. */
export function answerIndex(newsroom: Newsroom, path: string): Response {
  const site = shownLog(newsroom);
  if (!site) return publicJson({ error: { code: 'not-found' } }, 404);
  const headers = { 'Cache-Control': lifetimes.brief };
  const index = indexOf(newsroom, site);
  if (path === proofPaths.index) return publicJson({ bits: index.bits() }, 200, headers);
  const [, bits = '', name = ''] = shardPath.exec(path) ?? [];
  if (!isShard(Number(bits), name)) return publicJson({ error: { code: 'not-found' } }, 404);
  return publicJson(index.shard(Number(bits), name), 200, headers);
}

/** Whether there is something at a path of the log. */
export function hasProofFile(newsroom: Newsroom, path: string): boolean {
  if (isIndexPath(path)) return shownLog(newsroom) !== undefined;
  const found = findFile(newsroom, path);
  const site = found && shownLog(newsroom);
  return site !== undefined && newsroom.tree.stat(`${logFolder}/${found?.file}`) !== undefined;
}

/** Answers a GET or HEAD below `/transparency/`, and for the key set. */
export function answerProof(newsroom: Newsroom, path: string, request: Request): Response {
  if (isIndexPath(path)) return answerIndex(newsroom, path);
  const found = findFile(newsroom, path);
  const relative = `${logFolder}/${found?.file}`;
  const stat = found && shownLog(newsroom) && newsroom.tree.stat(relative);
  if (!found || !stat) return publicJson({ error: { code: 'not-found' } }, 404);
  const response = mediaResponse(
    {
      relative,
      absolute: newsroom.tree.absolute(relative),
      stat: { size: stat.size, mtimeMs: stat.mtime },
      type: found.type,
      owned: false,
      preview: false,
    },
    request,
    found.lifetime,
  );
  for (const [name, value] of Object.entries({ ...inertHeaders, ...publicDataHeaders, ...noIndex }))
    response.headers.set(name, value);
  return response;
}
