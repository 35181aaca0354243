import { shardOf } from '../fingerprints';
import { slugOfEntry } from '../log/log-changes';
import type { TransparencyLog } from '../log/transparency-log';

/** Entries of a part of the index, about: parts stay small however many articles there are. */
const perShard = 10;

/** Slugs by number: 2^21 of them, so that key and slug fit one number exactly. */
const slugRoom = 2 ** 21;

/** As many as this share of the sorted ones may wait unsorted. */
const tailShare = 0.02;

/**
 * Which articles have a fingerprint: made from the log, in memory, eight octets each. It follows the log as it grows.
 */
export class FingerprintIndex {
  /** key × 2^21 + number of the slug, in order. */
  private sorted = new Float64Array(0);
  private tail: number[] = [];
  private readonly slugs: string[] = [];
  private readonly numbers = new Map<string, number>();
  private size = 0;

  constructor(private readonly log: Pick<TransparencyLog, 'checkpoint' | 'entries' | 'fingerprints'>) {}

  /** By how many bits the index is divided. @throws Error when the log cannot be read */
  bits(): number {
    this.follow();
    const parts = (this.sorted.length + this.tail.length) / perShard;
    return parts <= 1 ? 0 : Math.ceil(Math.log2(parts));
  }

  /** Slugs by key, of a part of the index. @param name hexadecimal, see shardOf */
  shard(bits: number, name: string): Record<string, string[]> {
    this.follow();
    const width = 2 ** (32 - bits);
    const first = bits === 0 ? 0 : Number.parseInt(name, 16) * width;
    const [from, to] = [first * slugRoom, (first + width) * slugRoom];
    const found: Record<string, string[]> = {};
    const take = (value: number): void => {
      const key = Math.floor(value / slugRoom);
      const slug = this.slugs[value % slugRoom] ?? '';
      const name = key.toString(16).padStart(8, '0');
      const slugs = found[name] ?? [];
      if (!slugs.includes(slug)) slugs.push(slug);
      found[name] = slugs;
    };
    for (let at = this.firstFrom(from); at < this.sorted.length; at += 1) {
      const value = this.sorted[at] ?? 0;
      if (value >= to) break;
      take(value);
    }
    for (const value of this.tail) if (value >= from && value < to) take(value);
    return found;
  }

  private firstFrom(value: number): number {
    let [low, high] = [0, this.sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.sorted[middle] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private follow(): void {
    const size = this.log.checkpoint()?.size ?? 0;
    if (size === this.size) return;
    if (size < this.size) {
      // Another log lies there now.
      [this.sorted, this.tail, this.size] = [new Float64Array(0), [], 0];
    }
    const keys = this.log.fingerprints(this.size, size);
    this.log.entries(this.size, size).forEach((entry, index) => {
      const slug = slugOfEntry(entry);
      if (slug === undefined) return;
      const number = this.numberOf(slug);
      for (const key of keys[index] ?? []) this.tail.push(key * slugRoom + number);
    });
    this.size = size;
    if (this.tail.length > this.sorted.length * tailShare) {
      this.sorted = Float64Array.from([...this.sorted, ...this.tail]).sort();
      this.tail = [];
    }
  }

  private numberOf(slug: string): number {
    const known = this.numbers.get(slug);
    if (known !== undefined) return known;
    const number = this.slugs.push(slug) - 1;
    this.numbers.set(slug, number);
    return number;
  }
}

/** Whether a name is one of a part: as many digits as the bits need, and none beyond. */
export function isShard(bits: number, name: string): boolean {
  if (bits > 24 || !/^[0-9a-f]{1,6}$/.test(name)) return false;
  const number = Number.parseInt(name, 16);
  return number < 2 ** bits && shardOf(bits === 0 ? 0 : (number << (32 - bits)) >>> 0, bits) === name;
}
