import { LRUCache } from 'lru-cache';
import type { StateMove } from '@/lib/revalidate/content-state';

type Step = Pick<StateMove, 'from' | 'to' | 'tags'>;

/** Tags that are remembered one by one; with more of them everything older counts as touched. */
const mostTags = 50_000;

/** Whether pages changed and the name of the state did not. */
export function isUnnamed({ from, to, tags }: Step): boolean {
  return from === to && (tags === 'all' || tags.size > 0);
}

/**
 * The states of the content that led to the present one, and what was touched since each of them. A page made at one
 * of them is a page of now when none of its tags was touched since; a page of any other state is not: there is no way
 * to tell what came between.
 */
export class History {
  /** Places of states on the way; the present one has the highest. */
  private readonly places = new LRUCache<string, number>({ max: 10_000 });
  /** The place that each tag was touched on the way to. */
  private readonly touched = new Map<string, number>();
  /**
   * States in which something changed that their name does not tell (another picture of the same size): what was made
   * before and after it cannot be told apart.
   */
  private readonly ambiguous = new LRUCache<string, true>({ max: 1000 });
  private place = 0;
  /** Nothing made before this place is a page of now. */
  private floor = Number.NEGATIVE_INFINITY;
  private oldest: { state: string; place: number };

  constructor(state: string) {
    this.places.set(state, 0);
    this.oldest = { state, place: 0 };
  }

  /** The next step of this instance. */
  move(step: Step): void {
    if (isUnnamed(step)) this.distrust(step.to);
    this.place += 1;
    if (step.tags === 'all') this.floor = this.place;
    else for (const tag of step.tags) this.touched.set(tag, this.place);
    if (this.touched.size > mostTags) {
      this.touched.clear();
      this.floor = this.place;
    }
    this.places.set(step.to, this.place);
  }

  /** Goes back beyond where this instance began. @param steps what instances of the same build did, the newest first */
  learn(steps: readonly Step[]): void {
    for (const step of steps) {
      const { from, to, tags } = step;
      if (isUnnamed(step)) this.distrust(to);
      if (from === to || to !== this.oldest.state || this.touched.size > mostTags) continue;
      const { place } = this.oldest;
      if (tags === 'all') {
        this.floor = Math.max(this.floor, place);
        return;
      }
      for (const tag of tags) if (!this.touched.has(tag)) this.touched.set(tag, place);
      if (!this.places.has(from)) this.places.set(from, place - 1);
      this.oldest = { state: from, place: place - 1 };
    }
  }

  /** From now on nothing counts that was made at this state. */
  distrust(state: string): void {
    this.ambiguous.set(state, true);
  }

  isAmbiguous(state: string): boolean {
    return this.ambiguous.has(state);
  }

  /** Whether what was made at `state` with these tags is what would be made now. */
  accepts(state: string, tags: readonly string[]): boolean {
    const place = this.places.get(state);
    if (place === undefined || place < this.floor || this.ambiguous.has(state)) return false;
    return tags.every((tag) => (this.touched.get(tag) ?? Number.NEGATIVE_INFINITY) <= place);
  }
}
