import { reservedSegments } from '@/lib/content/model';
import type { ContentStore } from '@/lib/content/store';
import { fold } from '@/lib/search/fold';
import { syllablesOf } from '@/lib/search/pinyin';

/** A file name stays readable up to here; cut between words. */
const longest = 48;

/** A file name for a title: Chinese in pinyin, syllable by syllable, letters and digits as they are. Empty when none is left. */
export function slugOfTitle(title: string): string {
  const text = fold(title);
  const sounds = syllablesOf(text);
  const words: string[] = [];
  let open = false;
  [...text].forEach((character, index) => {
    const sound = sounds[index];
    if (sound) {
      words.push(sound);
      open = false;
    } else if (/[a-z0-9]/.test(character)) {
      if (open) words[words.length - 1] += character;
      else words.push(character);
      open = true;
    } else if (!/['’]/.test(character)) {
      open = false;
    }
  });
  const kept = words.filter((_, index) => words.slice(0, index + 1).join('-').length <= longest);
  return kept.join('-') || (words[0] ?? '').slice(0, longest);
}

/** The same, with a number behind it when the name is taken or reserved. */
export function freeSlug(store: Pick<ContentStore, 'articleBySlug' | 'filesOfSlug'>, title: string): string {
  const slug = slugOfTitle(title);
  if (slug === '') return '';
  const isTaken = (name: string): boolean =>
    name === 'index' ||
    reservedSegments.has(name) ||
    store.articleBySlug(name) !== undefined ||
    store.filesOfSlug(name).length > 0;
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? slug : `${slug}-${number}`;
    if (!isTaken(name)) return name;
  }
}
