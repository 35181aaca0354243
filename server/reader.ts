import { isbot } from 'isbot';
import { LRUCache } from 'lru-cache';
import { numberOf } from '@/lib/most-read/recent-readers';

/** Who sends a request: somebody with a browser (a number for its User-Agent), a program, or a browser that looks ahead. */
export type Reader = { browser: number } | 'robot' | 'prefetch';

export interface ReaderFields {
  /** `User-Agent`. */
  agent: string | undefined;
  /** `Sec-Purpose`, or what browsers sent before there was one: `Purpose`, `X-Moz`. */
  purpose: string | undefined;
  /** `Sec-Fetch-Dest`. */
  destination: string | undefined;
}

/** The list of programs is long, and browsers are few: each is looked for once. */
const known = new LRUCache<string, Reader>({ max: 2000 });

function lookUp(agent: string): Reader {
  const reader = known.get(agent) ?? (isbot(agent) ? 'robot' : { browser: numberOf(agent) });
  known.set(agent, reader);
  return reader;
}

/** Programs say so, or do not say what they are. What a script of a page fetches is no page that somebody reads. */
export function readerOf({ agent = '', purpose = '', destination = 'document' }: ReaderFields): Reader {
  if (agent === '' || destination !== 'document') return 'robot';
  const reader = lookUp(agent);
  return reader !== 'robot' && /\bprefetch\b/i.test(purpose) ? 'prefetch' : reader;
}
