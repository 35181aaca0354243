import type { IncomingMessage } from 'node:http';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { isCombined } from '@/lib/api/article-list';
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
};

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

/** Returns a check: seconds to wait when the client asked too often, else undefined. */
export function createLimiter(
  environment: Environment,
): (request: IncomingMessage, path: string) => Promise<number | undefined> {
  const limiters = new Map(
    Object.entries(perMinute).map(([path, points]) => [
      path,
      new RateLimiterMemory({ points, duration: 60, keyPrefix: path }),
    ]),
  );
  const shared = limiters.get('/api/search');
  const searches = ['/search', ...feedFormats.map((format) => `/search/${format}`)];
  if (shared) {
    for (const path of searches) limiters.set(path, shared).set(traditionalPath(path), shared);
  }
  return async (request, path) => {
    const limiter = environment.rateLimit ? limiters.get(path) : undefined;
    if (!limiter || (path === articlesPath && !isCombined(queryOf(request)))) return undefined;
    try {
      await limiter.consume(clientOf(request, environment.trustProxy));
      return undefined;
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
      throw refusal;
    }
  };
}
