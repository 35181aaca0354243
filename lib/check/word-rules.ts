import { ruleMessages as text } from '@/lib/site/messages-rules';
import type { HouseWords } from './house-words';
import type { CheckedDocument, Hit, Segment, TextRule } from './types';
import { isPartOfWord, type WordMatch, WordMatcher } from './word-matcher';

/** Names of others stand as they call themselves. */
const namesOfOthers = new Set(['source', 'author']);

/** The rules that the word lists of a house make; without lists, rules that find nothing. */
export function wordRules({ wrong, forbidden, fullForms }: Omit<HouseWords, 'problems'>): TextRule[] {
  const rule = (name: string, find: TextRule['find']): TextRule => ({
    name,
    severity: 'warning',
    style: true,
    find,
  });
  const wrongWords = new WordMatcher(wrong.keys());
  const forbiddenWords = new WordMatcher(forbidden);
  return [
    rule('house/wrong', (document) => findWrong(document, wrongWords, wrong)),
    rule('house/forbidden', (document) => findForbidden(document, forbiddenWords)),
    rule('house/full-form', (document) => findShort(document, fullForms)),
  ];
}

function* findWrong(
  { segments }: CheckedDocument,
  matcher: WordMatcher,
  wrong: ReadonlyMap<string, string>,
): Iterable<Hit> {
  for (const segment of segments.filter(isOurs)) {
    for (const { word, start, end } of wordsIn(segment.text, matcher)) {
      const right = wrong.get(word) ?? '';
      if (!standsIn(right, word, segment.text, start))
        yield {
          segment,
          index: start,
          message: text.wrongWord(word, right),
          fix: [{ index: start, remove: segment.text.slice(start, end), insert: right }],
        };
    }
  }
}

function* findForbidden({ segments }: CheckedDocument, matcher: WordMatcher): Iterable<Hit> {
  for (const segment of segments.filter(isOurs)) {
    for (const { word, start } of wordsIn(segment.text, matcher)) {
      yield { segment, index: start, message: text.forbiddenWord(word) };
    }
  }
}

/** The first short form of a text, unless its full form has been read by then. */
function* findShort(document: CheckedDocument, fullForms: ReadonlyMap<string, string>): Iterable<Hit> {
  const segments = document.segments.filter(({ kind, name }) => kind !== 'field' && name !== 'source');
  for (const [short, full] of fullForms) {
    const hit = firstOf(segments, short, full);
    if (hit) yield { ...hit, message: text.fullForm(short, full) };
  }
}

function firstOf(
  segments: readonly Segment[],
  short: string,
  full: string,
): Omit<Hit, 'message'> | undefined {
  for (const segment of segments) {
    const { text: written } = segment;
    const named = written.indexOf(full);
    let index = written.indexOf(short);
    while (index >= 0 && standsIn(full, short, written, index)) index = written.indexOf(short, index + 1);
    if (index >= 0 && (named < 0 || index < named)) return { segment, index };
    if (named >= 0) return undefined;
  }
  return undefined;
}

function isOurs({ kind, name }: Segment): boolean {
  return kind !== 'field' || !namesOfOthers.has(name ?? '');
}

/** A word inside of the right form that has it as a part, or is it but for its case (ios: iOS). */
function standsIn(whole: string, part: string, written: string, start: number): boolean {
  const [around, inside] = [whole.toLowerCase(), part.toLowerCase()];
  for (let at = around.indexOf(inside); at >= 0; at = around.indexOf(inside, at + 1)) {
    if (start >= at && written.startsWith(whole, start - at)) return true;
  }
  return false;
}

/** The listed words of a text; of words in words the longest. */
function wordsIn(written: string, matcher: WordMatcher): WordMatch[] {
  const matches = [...matcher.matches(written)].filter((match) => !isPartOfWord(written, match));
  const kept: WordMatch[] = [];
  for (const match of matches.sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (match.end > (kept.at(-1)?.end ?? 0)) kept.push(match);
  }
  return kept;
}
