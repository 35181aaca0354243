import type { IncomingMessage } from 'node:http';
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { isCombined } from '@/lib/api/article-list';
import { networkOf } from '@/lib/desk/people/client-address';
import { traditionalPath } from '@/lib/edition/traditional';
import { feedFormats } from '@/lib/feeds/feed-file';
import type { Environment } from '@/lib/site/env';
import { articlesPath } from '@/lib/site/links';

/** Requests a minute and client (contract 8). */
const perMinute: Record<string, number> = {
  '/api/search': 60,
  '/search': 60,
  '/api/suggest': 300,
  '/api/content/webhook': 60,
  [articlesPath]: 120,
  // What takes a password or a link, whoever sends it.
  '/desk/api/auth/sign-in': 30,
  '/desk/api/auth/invitation': 30,
  '/desk/api/auth/password': 30,
  '/desk/invitation': 60,
};

/** Wrong secrets a minute and client: links of previews, and bearers of `/api/revalidate`. */
const failuresPerMinute: Record<string, number> = { '/api/preview': 20, '/api/revalidate': 20 };

/** Pages a minute that one client sees in a preview: each is rendered for him alone. */
const previewsPerMinute = 120;

/** Requests a minute below /desk: of one person who is signed in, and of one client who is not. */
const deskPerMinute = { person: 3000, stranger: 300 };

/** The socket's address, or what the trusted proxy appended last. */
export function clientOf(request: IncomingMessage, trustProxy: boolean): string {
  const forwarded = trustProxy
    ? String(request.headers['x-forwarded-for'] ?? '')
        .split(',')
        .at(-1)
        ?.trim()
    : undefined;
  return forwarded || request.socket.remoteAddress || 'unknown';
}

function queryOf({ url = '' }: IncomingMessage): URLSearchParams {
  return new URLSearchParams(url.split(/\?(.*)/s, 2)[1]);
}

/** Seconds until something may be tried again. */
function secondsOf({ msBeforeNext }: RateLimiterRes): number {
  return Math.max(1, Math.ceil(msBeforeNext / 1000));
}

function limiterOf(points: number, keyPrefix: string): RateLimiterMemory {
  return new RateLimiterMemory({ points, duration: 60, keyPrefix });
}

async function consume(limiter: RateLimiterAbstract, key: string): Promise<number | undefined> {
  try {
    await limiter.consume(key);
    return undefined;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return secondsOf(refusal);
    throw refusal;
  }
}

/** Each tells the seconds to wait when there were too many, else undefined. Counts are in memory, by network. */
export interface Limiter {
  /** Counts a request of a path that has a limit; where wrong secrets are counted, only asks whether there were too many. */
  request: (request: IncomingMessage, path: string) => Promise<number | undefined>;
  /** Counts an answer that said that a secret was wrong. */
  answered: (request: IncomingMessage, path: string, status: number) => Promise<void>;
  /** Counts a page that is shown in a preview. */
  preview: (request: IncomingMessage) => Promise<number | undefined>;
  /** Counts a request below /desk. @param person account, when somebody is signed in */
  desk: (request: IncomingMessage, person: string | undefined) => Promise<number | undefined>;
}

export function createLimiter({ rateLimit, trustProxy }: Environment): Limiter {
  const requests = new Map(Object.entries(perMinute).map(([path, most]) => [path, limiterOf(most, path)]));
  const shared = requests.get('/api/search');
  const searches = ['/search', ...feedFormats.map((format) => `/search/${format}`)];
  if (shared) {
    for (const path of searches) requests.set(path, shared).set(traditionalPath(path), shared);
  }
  const failures = new Map(
    Object.entries(failuresPerMinute).map(([path, most]) => [path, limiterOf(most, path)]),
  );
  const previews = limiterOf(previewsPerMinute, 'preview');
  const [persons, strangers] = [
    limiterOf(deskPerMinute.person, 'person'),
    limiterOf(deskPerMinute.stranger, 'stranger'),
  ];
  const networkFor = (request: IncomingMessage): string => networkOf(clientOf(request, trustProxy));

  async function countRequest(request: IncomingMessage, path: string): Promise<number | undefined> {
    const failed = failures.get(path);
    if (failed) {
      const state = await failed.get(networkFor(request));
      return state && state.remainingPoints <= 0 ? secondsOf(state) : undefined;
    }
    const limiter = requests.get(path);
    if (!limiter || (path === articlesPath && !isCombined(queryOf(request)))) return undefined;
    return consume(limiter, networkFor(request));
  }

  if (!rateLimit) {
    const free = async (): Promise<undefined> => undefined;
    return { request: free, answered: free, preview: free, desk: free };
  }
  return {
    request: countRequest,
    answered: async (request, path, status) => {
      const limiter = status === 401 ? failures.get(path) : undefined;
      if (limiter) await consume(limiter, networkFor(request));
    },
    preview: (request) => consume(previews, networkFor(request)),
    desk: (request, person) =>
      person === undefined ? consume(strangers, networkFor(request)) : consume(persons, person),
  };
}
