import type { Fields } from '@/lib/content/model';
import type { ContentTree } from '@/lib/content/tree';
import type { Problem } from '@/lib/content/types';
import { ruleMessages as text } from '@/lib/site/messages-rules';
import { listOf, memberOf, problemAt, readHouseFile, textEntries } from './house-file';

export const wordsFile = 'house/words.yaml';

export const wordsFields = {
  wrong: { type: 'map', of: { type: 'string', max: 60 } },
  forbidden: { type: 'list', of: { type: 'string', max: 60 } },
  fullForms: { type: 'map', of: { type: 'string', max: 100 } },
} as const satisfies Fields;

/** The word lists of a house: `house/words.yaml`. */
export interface HouseWords {
  /** Wrong form → right form. */
  wrong: ReadonlyMap<string, string>;
  forbidden: ReadonlySet<string>;
  /** Short form → the full form that has to stand before it. */
  fullForms: ReadonlyMap<string, string>;
  problems: Problem[];
}

/** Reads the lists; a file with errors gives empty ones. */
export function readHouseWords(tree: ContentTree): HouseWords {
  const file = readHouseFile(tree, wordsFile, wordsFields);
  const wrong = textEntries(memberOf(file.value, 'wrong'));
  const fullForms = textEntries(memberOf(file.value, 'fullForms'));
  const same = (key: string, pairs: [string, string][]): Problem[] =>
    pairs
      .filter(([from, to]) => from === to)
      .flatMap(([from]) =>
        problemAt(file, { path: [key, from], key: true, rule: 'same-word', message: text.sameWord }),
      );
  const problems = [...file.problems, ...same('wrong', wrong), ...same('fullForms', fullForms)];
  if (problems.length > 0) return { wrong: new Map(), forbidden: new Set(), fullForms: new Map(), problems };
  const forbidden = new Set(listOf(memberOf(file.value, 'forbidden')).map(String));
  return { wrong: new Map(wrong), forbidden, fullForms: new Map(fullForms), problems };
}
