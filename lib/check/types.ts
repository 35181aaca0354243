import type { DocumentKind } from '@/lib/content/parse';
import type { Severity, Site } from '@/lib/content/types';

/** A run of text that belongs together (a paragraph, a headline, a field), and where each of its characters stands. */
export interface Segment {
  kind: 'heading' | 'text' | 'attribute' | 'field' | 'source';
  /** Name of the field or attribute. */
  name?: string;
  /** What is no text (code, pictures, components) stands in it as U+FFFC. */
  text: string;
  /** Something was left out of it that cannot be placed: pairs in it cannot be judged. */
  partial?: boolean;
  /** Place in the file, 1-based, of the character at `index` of `text`. */
  placeAt(index: number): { line: number; column: number };
}

export interface CheckedDocument {
  kind: DocumentKind | 'settings';
  /** Front matter as far as it could be read. */
  fields: Record<string, unknown>;
  /** The place of a top-level key of the front matter. */
  keyOf(name: string): Segment;
  /** What readers read: fields, then the body in reading order. */
  segments: Segment[];
  /** The file as written: front matter, body. */
  sources: Segment[];
  site: Pick<Site, 'name' | 'shortName' | 'englishName' | 'owner' | 'copyright'>;
  /** Somebody else's text: its style is not ours to mend. */
  reprint: boolean;
}

/** One replacement within a segment: `remove` stands at `index`, on one line. */
export interface Edit {
  index: number;
  remove: string;
  insert: string;
}

export interface Hit {
  segment: Segment;
  index: number;
  message: string;
  /** What makes it right, where nobody has to choose; absent where an editor has to. */
  fix?: readonly Edit[];
}

/** A rule over the text of one document. It knows nothing of files and severities, and never throws. */
export interface TextRule {
  name: string;
  /** Before the house decides otherwise. */
  severity: Severity;
  /** Style is not judged in reprints. */
  style: boolean;
  find(document: CheckedDocument): Iterable<Hit>;
}
