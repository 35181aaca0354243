import type { ProofSource } from '../proof-source';
import { readText } from '../signing/sign-changes';
import { readRecords, type SiteLog, textPath } from '../signing/site-log';
import { FingerprintIndex } from './fingerprint-index';

/** The log of a content tree on this machine, without a server between. */
export function localSource({ files, log, keys }: SiteLog): ProofSource {
  const index = new FingerprintIndex(log);
  return {
    indexBits: async () => index.bits(),
    indexShard: async (name) => index.shard(index.bits(), name),
    records: async (slug) => readRecords(files, slug),
    text: async (slug, version) => readText(files.readText(textPath(slug, version))),
    keys: async () => keys,
  };
}
