import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { LRUCache } from 'lru-cache';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { createBodyContext, mediaFileAt } from '@/lib/site/body-context';
import type { CanonicalText } from '../canonical';
import { canonicalArticle } from '../canonical-article';
import type { MediaDigest } from '../record';

/** What readers see of an article now; undefined when it is not public. @param origin of the site, as its key set has it */
export function currentText(newsroom: Newsroom, slug: string, origin: string): CanonicalText | undefined {
  const [found] = newsroom.queries.feedArticles([slug]);
  if (!found) return undefined;
  const site = newsroom.settings.site();
  const { readFile } = createBodyContext(newsroom);
  return canonicalArticle(found.article, found.tree, { origin, site, readFile });
}

/** Digests of files by path, size and time: a video is not read again for each change of a word. */
const known = new LRUCache<string, string>({ max: 5000 });

/** Digests of the files that an article shows, by address; what is not there is left out. */
export async function mediaDigests(newsroom: Newsroom, slug: string): Promise<MediaDigest[]> {
  const digests: MediaDigest[] = [];
  for (const src of newsroom.store.mediaOf(slug)) {
    const file = mediaFileAt(newsroom, encodeURI(src));
    if (!file) continue;
    const mark = `${file.absolute} ${file.stat.size} ${file.stat.mtimeMs}`;
    const sha256 = known.get(mark) ?? (await digestOf(file.absolute));
    known.set(mark, sha256);
    digests.push({ src, sha256 });
  }
  return digests;
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
