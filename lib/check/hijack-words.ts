import { ruleMessages as text } from '@/lib/site/messages-rules';
import { bettingWords } from './betting-words';
import type { CheckedDocument, Hit, TextRule } from './types';
import { isPartOfWord, WordMatcher } from './word-matcher';

const matcher = new WordMatcher(bettingWords);

/** Advertising words of betting sites anywhere in a file, settings too: each once, with how often it stands there. */
export const hijackWordsRule: TextRule = {
  name: 'hijack/betting',
  severity: 'warning',
  style: false,
  find: findBetting,
};

function* findBetting({ sources }: CheckedDocument): Iterable<Hit> {
  for (const segment of sources) {
    const found = new Map<string, { index: number; count: number }>();
    for (const match of matcher.matches(segment.text)) {
      if (isPartOfWord(segment.text, match)) continue;
      const known = found.get(match.word);
      if (known) known.count += 1;
      else found.set(match.word, { index: match.start, count: 1 });
    }
    for (const [word, { index, count }] of found)
      yield { segment, index, message: text.betting(word, count) };
  }
}
