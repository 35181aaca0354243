import type { FileKind } from '@/lib/content/tree';
import type { Problem } from '@/lib/content/types';
import type { Draft } from '@/lib/preview/draft';
import type { Marked } from '@/lib/search/highlight';
import type { ArticleAction } from '../rights';
import type { ListName } from './list-names';

/** A row of a list of the desk, as the API answers it. Times are ISO 8601 with the site's offset. */
export interface DeskRow {
  /** Slug of an article that the index holds; path of another file. */
  id: string;
  kind: FileKind;
  /** Of articles, when the file's name gives one that is its alone. */
  slug?: string;
  /** Path in the content tree; left out where somebody sees only what readers see. */
  file?: string;
  title: string;
  /** Of articles; `broken`: never was valid. */
  state?: Draft['state'];
  section?: string;
  date?: string;
  /** Only the day of `date` was written. */
  dateOnly?: boolean;
  /** When it goes live, or when it expires or did. */
  due?: string;
  authors: string[];
  /** Who began it at the desk. */
  owner?: string;
  /** It is the person's own. */
  own: boolean;
  /** What the person may do with it. */
  may: ArticleAction[];
  /** Path of its page while readers see it. */
  url?: string;
  words?: number;
  problems: Pick<Problem, 'line' | 'column' | 'severity' | 'rule' | 'message'>[];
  change?: { at: string; by?: string; subject?: string; committed?: boolean };
  correction?: { date: string; text: string };
  withdrawal?: { date: string; reason?: string };
  /** Who handed a working copy over to be published, the last first. */
  submissions: { by: string; at: string }[];
  /** Where a search found it. */
  found?: { title: Marked[]; passage?: Marked[] };
}

export interface DeskList {
  list: ListName;
  /** The moment of the answer. */
  now: string;
  rows: DeskRow[];
  /** Cursor of the next page; null on the last. */
  next: string | null;
  /** How many stand on each list, counted to 1,000. */
  counts: Record<Exclude<ListName, 'all'>, number>;
  /** Names the moment: what changed since is told by `/desk/api/events?after=`. */
  revision: string;
}
