import type { Db } from '@/lib/content/database';
import { visibleNow } from '@/lib/content/visibility';
import { chooseTerms, soundBudget } from './choose-terms';
import { foldKeepingLength } from './fold';
import type { Frequencies } from './frequencies';
import {
  bestHomophone,
  type Homophone,
  homophonesIn,
  type Sounding,
  type Spoken,
  spokenParts,
} from './homophones';
import { anyOf, literal, phrase, within } from './match';
import type { Matcher } from './matcher';
import { pinyinTerms, readSyllables, syllablesOf } from './pinyin';
import type { Scope } from './scope';
import { hearingIn } from './sound';
import type { Hearing } from './typed-pinyin';

/** What a query probably should have been: the same sound, as visible titles write it. */

const looked = 30;
/** The wrong spelling must be so much rarer than the right one. */
const rarer = 0.1;

export class DidYouMean {
  private readonly names;
  private readonly some;
  private readonly hearing: Hearing;

  constructor(
    db: Db,
    private readonly matcher: Matcher,
    private readonly frequencies: Frequencies,
    private readonly now: () => number,
  ) {
    this.hearing = hearingIn(frequencies);
    this.names = db.prepare(`SELECT n.list FROM name_words CROSS JOIN name n ON n.id = name_words.rowid
      WHERE name_words MATCH :match ORDER BY bm25(name_words) LIMIT ${looked}`);
    this.some = db.prepare(
      `SELECT 1 FROM member INDEXED BY member_time WHERE list = :list AND ${visibleNow} LIMIT 1`,
    );
  }

  /** The query with its misspelt parts replaced; undefined when there is nothing to correct. */
  correct(query: string, everywhere: Scope): string | undefined {
    let corrected = '';
    let done = 0;
    for (const spoken of spokenParts(foldKeepingLength(query), this.hearing)) {
      const written = this.isWritten(spoken, everywhere) ? undefined : this.spelling(spoken, everywhere);
      if (written === undefined) continue;
      corrected += query.slice(done, spoken.start) + written;
      done = spoken.end;
    }
    return done === 0 ? undefined : corrected + query.slice(done);
  }

  /** True when the part stands somewhere just so. */
  private isWritten({ characters }: Spoken, everywhere: Scope): boolean {
    const expression = characters && phrase(characters.join(''), '{title body}');
    return expression !== undefined && this.matcher.count('fts', expression, everywhere, 1).total > 0;
  }

  private spelling(spoken: Spoken, everywhere: Scope): string | undefined {
    const found = this.alike(spoken.syllables, everywhere).flatMap((title) => homophonesIn(spoken, title));
    const { characters, syllables } = spoken;
    if (!characters) return bestHomophone(found.filter(({ length }) => length === syllables.length))?.written;
    const best = bestHomophone(found.filter((homophone) => this.isBetter(characters, homophone)));
    return best && replaced(characters, best).join('');
  }

  /** True when every pair of characters that would change is written so much more rarely than what would be there. */
  private isBetter(characters: readonly string[], homophone: Homophone): boolean {
    const right = replaced(characters, homophone).map(foldKeepingLength);
    const changes = characters.flatMap((character, index) =>
      character === right[index] ? [] : [index - 1, index],
    );
    const pairs = [...new Set(changes)].filter((index) => index >= 0 && index + 1 < characters.length);
    const pairAt = (text: readonly string[], index: number): number =>
      this.frequencies.word(`${text[index]}${text[index + 1]}`);
    return (
      pairs.length > 0 &&
      pairs.every(
        (index) => pairAt(right, index) > 0 && pairAt(characters, index) <= rarer * pairAt(right, index),
      )
    );
  }

  /** Visible titles, and names of lists with something visible, that sound somewhat alike. */
  private alike(syllables: readonly string[], everywhere: Scope): Sounding[] {
    const pairs = [...new Set(pinyinTerms(syllables))];
    const counted = pairs.map((text) => ({ text, documents: this.frequencies.sound(text) }));
    const { terms } = chooseTerms(counted, this.frequencies.size(), soundBudget);
    const titles = terms.length === 0 ? [] : this.matcher.bySound(terms, everywhere, looked);
    const sounding = titles.map(({ title, syllables }) => ({
      text: title,
      syllables: readSyllables(syllables),
    }));
    return [...sounding, ...this.soundingNames(pairs)];
  }

  private soundingNames(pairs: readonly string[]): Sounding[] {
    const match = within('pinyin', anyOf(pairs.map(literal)));
    const found = this.names.all({ match }) as { list: string }[];
    return found
      .filter(({ list }) => this.some.get({ list, now: this.now() }) !== undefined)
      .map(({ list }) => list.slice(list.indexOf(':') + 1))
      .map((text) => ({ text, syllables: syllablesOf(foldKeepingLength(text)) }));
  }
}

/** The characters with a stretch written as elsewhere. */
function replaced(characters: readonly string[], { at, length, written }: Homophone): string[] {
  return characters.toSpliced(at, length, ...written);
}
