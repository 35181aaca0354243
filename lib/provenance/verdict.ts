import type { BlockType } from './canonical';

/** What a verification says of a copy. Wording for people is elsewhere; none of it says who changed what, or why. */
export const verdicts = [
  /** The words are those that were signed. */
  'identical',
  /** The same but for spacing, punctuation, width of characters, case or script. */
  'normalised',
  /** Words were changed, added, left out in the middle, or moved. */
  'altered',
  /** Several different words were replaced by one phrase. */
  'hijack',
  /** Nothing that was signed resembles it. */
  'no-record',
  /** It is an earlier version, and a later one was signed. */
  'superseded',
  /** The same, and the later one corrects it. */
  'corrected',
  /** The article was withdrawn. */
  'withdrawn',
] as const;

export type Verdict = (typeof verdicts)[number];

export interface Piece {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/**
 * - `same`, `spelling`: equal strictly, loosely
 * - `changed`: words in it differ; `pieces` tells where
 * - `removed`, `added`, `moved`: as it says
 * - `omitted`: not in the copy, which does not matter: a caption, or beyond the end of an excerpt
 */
export type BlockChange = 'same' | 'spelling' | 'changed' | 'removed' | 'added' | 'moved' | 'omitted';

export interface ComparedBlock {
  change: BlockChange;
  /** Of the original; none for what was added. */
  type?: BlockType;
  original?: string;
  copy?: string;
  /** Both in one, in order. */
  pieces: Piece[];
}

export interface Substitution {
  original: string;
  copy: string;
  count: number;
}

export interface Hijack {
  phrase: string;
  /** How often it stands where other words were signed. */
  count: number;
  originals: string[];
}

/** A copy compared with one version of an article. */
export interface Comparison {
  verdict: 'identical' | 'normalised' | 'altered' | 'hijack';
  /** `excerpt`: the copy begins after or ends before the article does, and does not bear its title. */
  scope: 'whole' | 'excerpt';
  blocks: ComparedBlock[];
  /** The most frequent first. */
  substitutions: Substitution[];
  hijack?: Hijack;
  /** Lines of the copy before and after the article: nobody signed them, and they are not judged. */
  surroundings: { before: string[]; after: string[] };
  /** Share of the article's words that the copy has, 0 to 1. */
  share: number;
}
