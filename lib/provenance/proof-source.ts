import type { CanonicalText } from './canonical';
import type { KeySet, RecordFile } from './record';

/** Where a verification gets what was signed: the site, or what a browser or a file kept of it. Nothing of the copy goes there. */
export interface ProofSource {
  /** How the index of fingerprints is divided: by so many bits. @throws when it cannot be had */
  indexBits: () => Promise<number>;
  /** A part of the index: slugs by key in hexadecimal, eight digits. */
  indexShard: (name: string) => Promise<Readonly<Record<string, readonly string[]>>>;
  /** Undefined when nothing was signed for the slug. */
  records: (slug: string) => Promise<RecordFile | undefined>;
  /** Canonical text of a version; undefined when it is not public, or no longer. */
  text: (slug: string, version: number) => Promise<CanonicalText | undefined>;
  keys: () => Promise<KeySet>;
}

/** Addresses of a site for it, below its origin. */
export const proofPaths = {
  keys: '/.well-known/news-keys.json',
  checkpoint: '/transparency/checkpoint',
  index: '/transparency/index.json',
  shard: (bits: number, name: string) => `/transparency/index/${bits}-${name}.json`,
  records: (slug: string) => `/transparency/records/${slug}.json`,
  text: (slug: string, version: number) => `/transparency/texts/${slug}/${version}.json`,
} as const;

/** Whether a path is one of those, whatever is there. */
export function isProofPath(path: string): boolean {
  return path === proofPaths.keys || /^\/transparency\/./.test(path);
}

/** A part of the index of fingerprints. */
export const shardPath = /^\/transparency\/index\/(\d{1,2})-([0-9a-f]{1,6})\.json$/;

export function isIndexPath(path: string): boolean {
  return path === proofPaths.index || shardPath.test(path);
}
