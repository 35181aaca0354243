import type { CanonicalText } from './canonical';
import { canonicalJson } from './canonical-json';
import { compareCopy } from './compare-copy';
import type { RecordAction } from './record';
import { linesOfText } from './text-lines';
import type { ComparedBlock } from './verdict';

/** One version of an article beside the one before. */
export interface HistoryEntry {
  version: number;
  action: RecordAction;
  /** ISO 8601 in UTC. */
  at: string;
  /** Digest of the text, short enough to be read aloud: its first eight hexadecimal digits. */
  fingerprint?: string;
  /** Fields that differ from the version before, by name. */
  fields: string[];
  /** Blocks that differ; undefined for the first version, and when one of the texts is not kept or not public. */
  blocks?: ComparedBlock[];
}

/** What a version is told by. */
export interface HistoryVersion {
  version: number;
  action: RecordAction;
  at: string;
  strict?: string;
  /** Undefined when it is not kept, or the article is not public. */
  text?: CanonicalText;
}

/** Versions of an article with what each changed, the latest first. Runs in a browser. @param versions the oldest first */
export function historyOf(versions: readonly HistoryVersion[]): HistoryEntry[] {
  return versions
    .map(({ version, action, at, strict, text }, index): HistoryEntry => {
      const entry = { version, action, at, fingerprint: strict?.slice(0, 8), fields: [] };
      const before = versions[index - 1]?.text;
      if (!text || !before) return entry;
      const blocks = compareCopy(linesOfText(text), before)?.blocks.filter(({ change }) => change !== 'same');
      return { ...entry, fields: differingFields(before, text), blocks };
    })
    .reverse();
}

function differingFields(before: CanonicalText, now: CanonicalText): string[] {
  const [old, fresh] = [new Map(Object.entries(before.fields)), new Map(Object.entries(now.fields))];
  const names = new Set([...old.keys(), ...fresh.keys()]);
  const form = (value: unknown): string => (value === undefined ? '' : canonicalJson(value));
  return [...names].filter((name) => form(old.get(name)) !== form(fresh.get(name)));
}
