import type { CanonicalText } from './canonical';
import { type ProofSource, proofPaths } from './proof-source';
import type { KeySet, RecordFile } from './record';

/** A site could not be asked, or answered with something else. */
export class SourceError extends Error {}

/** The log of a site, over HTTP. Runs in a browser. @param origin of the site, without a slash at its end */
export function httpSource(origin: string, ask: typeof fetch = fetch): ProofSource {
  async function get<T>(path: string): Promise<T | undefined> {
    let answer: Response;
    try {
      answer = await ask(`${origin}${path}`);
    } catch (error) {
      throw new SourceError(`${origin}${path}: ${error instanceof Error ? error.message : String(error)}`);
    }
    if (answer.status === 404 || answer.status === 410) return undefined;
    if (!answer.ok) throw new SourceError(`${origin}${path}: ${answer.status}`);
    const value: T = await answer.json();
    return value;
  }
  const must = async <T>(path: string): Promise<T> => {
    const value = await get<T>(path);
    if (value === undefined) throw new SourceError(`${origin}${path}: 404`);
    return value;
  };
  let bits: Promise<number> | undefined;
  let keys: Promise<KeySet> | undefined;
  const indexBits = (): Promise<number> => {
    bits ??= must<{ bits: number }>(proofPaths.index).then((index) => index.bits);
    return bits;
  };
  return {
    indexBits,
    indexShard: async (name) => must(proofPaths.shard(await indexBits(), name)),
    records: (slug) => get<RecordFile>(proofPaths.records(slug)),
    text: (slug, version) => get<CanonicalText>(proofPaths.text(slug, version)),
    keys: () => {
      keys ??= must<KeySet>(proofPaths.keys);
      return keys;
    },
  };
}
