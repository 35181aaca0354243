import type { DocumentKind } from '@/lib/content/parse';
import type { Problem } from '@/lib/content/types';

/** A text that is to be checked as if it were the file. */
export interface CheckOrder {
  kind: DocumentKind;
  /** Relative to the tree. */
  file: string;
  source: string;
}

/** What the checking thread says: that it can begin, and the answer to an order. */
export type CheckAnswer = 'ready' | { problems: Problem[] } | { failure: string };
