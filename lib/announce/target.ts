/** What became of a call. Problems are for logs: they hold neither addresses of services nor secrets. */
export type Outcome =
  /** The addresses have been taken; `turnedDown` of them will never be. `left`: how many more today. */
  | { kind: 'taken'; turnedDown?: number; left?: number }
  /** These addresses will never be taken: not asked again. */
  | { kind: 'refused'; problem: string }
  /** Try again later. */
  | { kind: 'failed'; problem: string; retryAfterMs?: number }
  /** Nothing more today. */
  | { kind: 'spent' };

/** Somebody who is told what changed: a hub or a search engine. */
export interface Target {
  /** In the state file, logs and metrics. */
  name: string;
  /** Whether it is told of feeds or of articles. */
  of: 'feeds' | 'articles';
  /** Most addresses in a call. */
  batch: number;
  /** Its day, when it takes a number of addresses a day; the first call of a day carries one and learns how many. */
  quotaDay?: (now: number) => string;
  /** Asked at the moment of sending: whether a path may, and still should, be named. */
  mayName: (path: string) => boolean;
  /** @param addresses absolute ones */
  send: (addresses: readonly string[], signal: AbortSignal) => Promise<Outcome>;
}

/** A target that is not told anything; its reason stands in the log once. */
export interface SilentTarget {
  name: string;
  reason: string;
}
