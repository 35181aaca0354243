/** One place where a word was found: UTF-16 offsets into the text. */
export interface WordMatch {
  word: string;
  start: number;
  end: number;
}

interface Node {
  next: Map<string, Node>;
  /** The longest proper suffix of this node's path that is a path too. */
  fallback: Node | undefined;
  word?: string;
  /** The nearest node on the way of fallbacks that ends a word. */
  shorter?: Node;
}

/** Lower case, character by character, so that offsets stay true: one whose lower case is two stays as it is. */
function folded(text: string): string {
  const small = text.toLowerCase();
  if (small.length === text.length) return small;
  return text
    .replace(/[^ -~]/g, (character) => {
      const lower = character.toLowerCase();
      return lower.length === 1 ? lower : character;
    })
    .replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/**
 * Finds all of many words in one pass over a text, whatever their case (Aho and Corasick, CACM 18/6, 1975).
 * Building takes time in the length of the words, matching in that of the text and of what is found.
 */
export class WordMatcher {
  private readonly root: Node = { next: new Map(), fallback: undefined };

  constructor(words: Iterable<string>) {
    for (const word of words) this.add(word);
    this.link();
  }

  /** Every occurrence, overlapping ones too, by where they end; of those the longest first. */
  *matches(text: string): Iterable<WordMatch> {
    const read = folded(text);
    let node = this.root;
    for (let index = 0; index < read.length; index += 1) {
      const character = read[index] ?? '';
      while (node !== this.root && !node.next.has(character)) node = node.fallback ?? this.root;
      node = node.next.get(character) ?? this.root;
      for (let found: Node | undefined = node; found; found = found.shorter) {
        const { word } = found;
        if (word !== undefined) yield { word, start: index + 1 - word.length, end: index + 1 };
      }
    }
  }

  private add(word: string): void {
    if (word === '') return;
    let node = this.root;
    for (const character of folded(word)) {
      // Halves of a surrogate pair are two steps, as in the text.
      for (const unit of character.split('')) {
        let next = node.next.get(unit);
        if (!next) {
          next = { next: new Map(), fallback: undefined };
          node.next.set(unit, next);
        }
        node = next;
      }
    }
    node.word ??= word;
  }

  private link(): void {
    const queue = [this.root];
    for (let node = queue.shift(); node; node = queue.shift()) {
      for (const [character, child] of node.next) {
        let fallback = node.fallback;
        while (fallback && !fallback.next.has(character)) fallback = fallback.fallback;
        child.fallback = fallback?.next.get(character) ?? this.root;
        child.shorter = child.fallback.word === undefined ? child.fallback.shorter : child.fallback;
        queue.push(child);
      }
    }
  }
}

/** A match that begins or ends within a word of Latin letters or a number: `1xbet` is no word of `1xbeta`. */
export function isPartOfWord(text: string, { start, end }: WordMatch): boolean {
  const joins = (at: number): boolean => /^[a-z\d]{2}$/i.test(text.slice(Math.max(0, at - 1), at + 1));
  return joins(start) || joins(end);
}
