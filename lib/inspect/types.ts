import type { Place } from '@/lib/content/front-matter';
import type { ArticleRecord } from '@/lib/content/record';
import type { Site } from '@/lib/content/types';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import type { Answer } from './answer';
import type { BodyParts } from './body-parts';
import type { RuleId } from './rules';

/** What a rule found in the content as readers see it. */
export interface Finding {
  rule: RuleId;
  /** Relative to the content tree. */
  file: string;
  /** Chinese, with a remedy. */
  message: string;
  /** Where in the file; asked only of findings that a report shows, because it parses the file. Default: its beginning. */
  place?: () => Place;
}

/** A body that readers can open: of a visible article, a published topic or page. */
export interface InspectedBody {
  file: string;
  url: string;
  mediaBase: string;
  /** Lines of the file before the body. */
  bodyLine: number;
  source: () => string;
  parts: () => BodyParts;
}

export interface InspectedArticle extends InspectedBody {
  record: ArticleRecord;
  /** Its words without syntax. */
  plain: () => string;
}

/** What rules ask. Articles come one by one from the index: none of it is kept. */
export interface InspectionContext {
  newsroom: Newsroom;
  site: Site;
  /** Epoch milliseconds, the same for all rules. */
  now: number;
  /** Visible articles. */
  articles: () => Iterable<InspectedArticle>;
  /** Topics and pages, then the same articles. */
  bodies: () => Iterable<InspectedBody | InspectedArticle>;
  /** The body at a public address of the site (a path); undefined for lists and what does not answer. */
  bodyAt: (path: string) => InspectedBody | undefined;
  /** What a reader gets at a path, percent-encoded, without query and fragment. */
  answer: (path: string) => Answer;
  hasMedia: (src: string) => boolean;
}

/** One family of rules. */
export type Inspect = (context: InspectionContext) => Iterable<Finding>;
