/**
 * The canonical text of an article, canon-v1: docs/provenance/canon-v1.md. Pure data; everything in this folder whose
 * comment says so runs in a browser as well.
 */
export const canonVersion = 'canon-v1';

export const blockTypes = [
  'kicker',
  'title',
  'subtitle',
  'heading',
  'paragraph',
  'item',
  'quote',
  'note',
  'code',
  'cell',
  'datum',
  'label',
  'caption',
  'alt',
  'credit',
  'file',
  'related',
] as const;

export type BlockType = (typeof blockTypes)[number];

/** What stands in a line of text without being part of it: the mark of a note, the reading of a character. */
export interface Aside {
  /** Where it stands in the block's text, in UTF-16 units. */
  at: number;
  text: string;
}

export interface Block {
  type: BlockType;
  /** In strict form, never empty. Of `related`: the slug of the article that its card shows. */
  text: string;
  asides?: Aside[];
}

/** Facts about the article. Times are ISO 8601 with the offset of the site; what there is not is left out. */
export interface CanonicalFields {
  slug: string;
  /** Absolute address of the page. */
  url: string;
  /** Name of the site. */
  site: string;
  lang: string;
  status: 'published' | 'archived';
  /** A day alone (`2026-05-01`) when the article has no time. */
  date: string;
  updated?: string;
  source?: string;
  authors?: string[];
  editor?: string;
  original?: { title: string; author?: string; url?: string };
  corrections?: { date: string; text: string }[];
  /** When its editor last marked a change as one without meaning. */
  minor?: string;
  ai?: 'assisted' | 'generated';
}

export interface CanonicalText {
  canon: typeof canonVersion;
  fields: CanonicalFields;
  blocks: Block[];
}

const required: ReadonlySet<BlockType> = new Set([
  'title',
  'heading',
  'paragraph',
  'item',
  'quote',
  'note',
  'code',
  'cell',
  'label',
]);

/** Whether a copy that goes through this place of the article must have the block; pictures and charts may be left out. */
export function isRequired(type: BlockType): boolean {
  return required.has(type);
}

/** Whether the block has words that readers see: a card shows those of another article. */
export function hasWords({ type }: Block): boolean {
  return type !== 'related';
}
