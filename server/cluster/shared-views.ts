import { countingSpans, mostOfSpan, type SpanViews } from '@/lib/most-read/ranking';
import type { RedisClient, RedisLink } from './redis-link';

/** A span counts for seven days; a day more for clocks that differ. In seconds. */
const keptSeconds = 8 * 24 * 3600;
/** Commands that are sent together: the client holds 2,000. */
const mostTogether = 400;

/** Views of all instances: a sorted set in Redis for each span of time. */
export class SharedViews {
  /** @param prefix of keys: names the site */
  constructor(
    private readonly link: RedisLink,
    private readonly prefix: string,
  ) {}

  /**
   * Adds views of a span, and takes what was added out of `views`. What is left could not be added; what was on its way
   * when Redis went may be added twice.
   */
  async add(span: number, views: Map<string, number>): Promise<void> {
    const key = `${this.prefix}${span}`;
    while (views.size > 0) {
      const part = [...views].slice(0, mostTogether);
      const isAdded = await this.link.write((client) =>
        Promise.all([
          ...part.map(([slug, count]) => client.zIncrBy(key, count, slug)),
          client.expire(key, keptSeconds),
        ]),
      );
      if (!isAdded) return;
      for (const [slug, count] of part) {
        const left = (views.get(slug) ?? 0) - count;
        if (left > 0) views.set(slug, left);
        else views.delete(slug);
      }
    }
  }

  /** The most read articles of each span that counts at a moment; undefined when Redis cannot be asked. */
  async most(now: number): Promise<SpanViews[] | undefined> {
    const spans = countingSpans(now);
    const ask = (client: RedisClient, span: number) =>
      client.zRangeWithScores(`${this.prefix}${span}`, 0, mostOfSpan - 1, { REV: true });
    const replies = await this.link.look((client) => Promise.all(spans.map((span) => ask(client, span))));
    return replies?.flatMap((reply, index) =>
      reply.map(({ value, score }) => ({ span: spans[index] ?? 0, slug: String(value), views: score })),
    );
  }
}
