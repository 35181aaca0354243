import { randomInt } from 'node:crypto';

const hourMs = 3600 * 1000;
/** Views of one article from one address that count within an hour, whatever browsers they name: a school has one address. */
const mostOfAddress = 20;
/** Marks that are kept; with more of them (10 MB) an hour ends early. */
const mostMarks = 200_000;

/** A number for a text (FNV-1a), to be made once for what comes again and again. @param start another one makes another number */
export function numberOf(text: string, start = 0x811c9dc5): number {
  let hash = start;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

/** Mixes numbers (as MurmurHash3 does at its end), and cuts the result to what V8 keeps without a heap object. */
function markOf(first: number, second: number, third: number): number {
  let hash = Math.imul(first ^ (first >>> 16), 0x85ebca6b) ^ second;
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35) ^ third;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 2;
}

/**
 * Keeps one reader from counting more than once an hour for an article, without keeping who that is: marks of 30 bits
 * from address, browser and article with a salt of this hour. Marks and salt stand in memory alone and are forgotten
 * together; two readers in a thousand million share a mark.
 */
export class RecentReaders {
  private readonly marks = new Map<number, number>();
  private salt = randomInt(2 ** 32);
  private hour = 0;

  /**
   * Whether a view counts.
   * @param browser {@link numberOf} its User-Agent
   * @param article {@link numberOf} its slug
   */
  admit(address: string, browser: number, article: number): boolean {
    const { marks } = this;
    const place = numberOf(address, this.salt);
    const reader = markOf(place, browser, article);
    if (marks.has(reader)) return false;
    const all = markOf(place, 0, article);
    const counted = marks.get(all) ?? 0;
    if (counted >= mostOfAddress) return false;
    if (marks.size >= mostMarks) this.forget();
    marks.set(reader, 1);
    marks.set(all, counted + 1);
    return true;
  }

  /** Call it often: with the first moment of an hour everything is forgotten. @param now epoch milliseconds */
  rotate(now: number): void {
    const hour = Math.floor(now / hourMs);
    if (hour === this.hour) return;
    this.hour = hour;
    this.forget();
  }

  private forget(): void {
    this.marks.clear();
    this.salt = randomInt(2 ** 32);
  }
}
