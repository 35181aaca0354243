import type { ContentDigest } from '@/lib/content/content-digest';
import type { ChangeEvent } from './newsroom';
import { encodeTag } from './tags';

/**
 * From one state of the content to the next. States are names that mean the same on every machine: what the index
 * says, and the last moment until now at which time changed what is public. Pages made at `from` that carry none of
 * the tags (as in {@link encodeTag}) are pages of `to` as well.
 */
export interface StateMove {
  from: string;
  to: string;
  tags: ReadonlySet<string> | 'all';
  cause: ChangeEvent['cause'];
  /** Files that differ, with errors too, relative to the tree; undefined when there are too many to name. */
  paths: readonly string[] | undefined;
}

/** Names the states that the newsroom goes through, for caches that outlive or leave this process. */
export class ContentState {
  /** Undefined while a change is being applied: what is rendered then belongs to no state. */
  current: string | undefined;
  private last: string;
  private touched: Set<string> | 'all' = new Set();
  private readonly listener: (move: StateMove) => void;

  /**
   * @param lastChange the last moment until now at which time changed what is public
   * @param begin is given the present state and gives what is called at each move
   */
  constructor(
    private readonly digest: Pick<ContentDigest, 'read'>,
    private readonly lastChange: () => number,
    begin: (state: string) => (move: StateMove) => void,
  ) {
    this.last = this.name();
    this.current = this.last;
    this.listener = begin(this.last);
  }

  leave(): void {
    this.current = undefined;
  }

  touch(tags: ReadonlySet<string> | 'all'): void {
    if (tags === 'all') this.touched = 'all';
    else if (this.touched !== 'all') for (const tag of tags) this.touched.add(encodeTag(tag));
  }

  /** A change is complete: what was touched since the last state becomes the move to this one. */
  arrive(cause: StateMove['cause'], paths: readonly string[] | undefined): void {
    const from = this.last;
    const to = this.name();
    const tags = this.touched;
    this.last = to;
    this.current = to;
    this.touched = new Set();
    const isMove = from !== to || tags === 'all' || tags.size > 0 || paths === undefined || paths.length > 0;
    if (isMove) this.listener({ from, to, tags, cause, paths });
  }

  private name(): string {
    return `${this.digest.read()}.${this.lastChange().toString(36)}`;
  }
}
