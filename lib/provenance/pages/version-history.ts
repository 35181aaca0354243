import type { ElementContent } from 'hast';
import { type ComparedBlock, compareBlocks } from '@/lib/compare/blocks';
import { Patience } from '@/lib/compare/regions';
import { make } from '@/lib/mdx/feed-element';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { type Block, type CanonicalFields, type CanonicalText, hasWords } from '../canonical';
import { canonicalJson } from '../canonical-json';
import type { ArticleRecord } from '../record';
import { firstShown, shownLog } from '../served/shown-log';
import { readText } from '../signing/sign-changes';
import { readRecords, textPath } from '../signing/site-log';

/** One signed version, and what it has differently from the one before. */
export interface HistoryEntry {
  record: ArticleRecord;
  /** The version before that it is compared with; none of the first, or when one of the texts is not public. */
  before?: number;
  /** Names of the facts that differ. */
  fields: (keyof CanonicalFields)[];
  /** Whether pictures or files differ. */
  media: boolean;
  /** Empty when the words are the same. */
  blocks: ComparedBlock[];
}

/** Milliseconds that all comparisons of a page may take. */
const patienceMs = 400;

/** Versions that are compared; of older ones the record is told alone. */
const mostCompared = 20;

/**
 * Signed versions of a public article, the latest first. What was signed before it was withdrawn, if it ever was, is
 * told without its text.
 */
export function loadHistory(newsroom: Newsroom, slug: string): HistoryEntry[] {
  const site = shownLog(newsroom);
  const isPublic = newsroom.queries.lookUp(slug).state === 'visible';
  if (!site || !isPublic) return [];
  const records = (readRecords(site.files, slug)?.versions ?? []).map(({ record }) => record);
  const patience = new Patience(patienceMs);
  const comparedFrom = Math.max(firstShown(records), records.length - mostCompared);
  const textOf = ({ version }: ArticleRecord): CanonicalText | undefined =>
    readText(site.files.readText(textPath(slug, version)));
  return records
    .map((record, index) => {
      const before = index > comparedFrom ? records[index - 1] : undefined;
      const [old, now] = before ? [textOf(before), textOf(record)] : [];
      if (!before || !old || !now) return { record, fields: [], media: false, blocks: [] };
      const media = !isEqual(before.media, record.media);
      return { record, before: before.version, media, ...differences(old, now, patience) };
    })
    .toReversed();
}

function differences(
  old: CanonicalText,
  now: CanonicalText,
  patience: Patience,
): Pick<HistoryEntry, 'fields' | 'blocks'> {
  const names = new Set([...Object.keys(old.fields), ...Object.keys(now.fields)]) as Set<
    keyof CanonicalFields
  >;
  const fields = [...names].filter((name) => !isEqual(old.fields[name], now.fields[name]));
  const blocks = compareBlocks(elementsOf(old.blocks), elementsOf(now.blocks), patience);
  return { fields, blocks: blocks.some(({ change }) => change !== 'same') ? blocks : [] };
}

function isEqual(a: unknown, b: unknown): boolean {
  return canonicalJson({ value: a }) === canonicalJson({ value: b });
}

function elementsOf(blocks: readonly Block[]): ElementContent[] {
  return blocks
    .filter(hasWords)
    .map(({ type, text }) =>
      make(type === 'title' || type === 'heading' ? 'h3' : 'p', {}, [{ type: 'text', value: text }]),
    );
}
