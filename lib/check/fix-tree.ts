import { parseDocumentFile } from '@/lib/content/parse';
import { fileKind } from '@/lib/content/tree';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { checkedDocument } from './checked-document';
import { type Change, type Fixed, fixText } from './fix-text';
import { TreeTextCheck } from './tree-text-check';
import type { TextRule } from './types';

export interface FixedFile {
  /** Relative to the tree. */
  file: string;
  bytes: Buffer;
  changes: Change[];
}

/** Files of a tree with what has only one right form put right; files that stay as they are do not come. */
export function* fixTree(newsroom: Newsroom, files: readonly string[]): Iterable<FixedFile> {
  const check = new TreeTextCheck(newsroom);
  // The byte order mark is part of the file.
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  for (const file of files) {
    let source: string;
    try {
      source = decoder.decode(newsroom.tree.read(file));
    } catch {
      continue;
    }
    const fixed = fixSource(newsroom, file, source, check.rulesFor(file));
    if (fixed.changes.length > 0) yield { file, bytes: Buffer.from(fixed.source), changes: fixed.changes };
  }
}

/** The same for one source, on disk or not; of what is no article, topic or page nothing is changed. */
export function fixSource(
  { settings }: Pick<Newsroom, 'settings'>,
  file: string,
  source: string,
  rules: readonly TextRule[],
): Fixed {
  const kind = fileKind(file);
  if (kind !== 'article' && kind !== 'topic' && kind !== 'page') return { source, changes: [] };
  const site = settings.site();
  const read = (text: string) => {
    const { attempt, problems } = parseDocumentFile(kind, file, Buffer.from(text), site.timezone, true);
    const errors = problems.filter(({ severity }) => severity === 'error').length;
    return attempt && { document: checkedDocument(kind, attempt, site), errors };
  };
  return fixText(source, read, rules);
}
