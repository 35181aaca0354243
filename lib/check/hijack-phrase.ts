import { ruleMessages as text } from '@/lib/site/messages-rules';
import { frequentPhrases, type Phrase } from './phrases';
import type { CheckedDocument, Hit, TextRule } from './types';

/**
 * One phrase in the place of many: a hijacked copy puts a brand where names and words of all kinds stood. Such a
 * phrase takes more of the text than what the text is about ever does, and stands in more different company.
 * The bounds were measured (ADR 0024): in 71 clean articles about one thing each, a word that stands 12 times or more
 * takes at most 5.9 % of its text, beside at most 9 different neighbours.
 */
const leastTimes = 16;
const leastNeighbours = 8;
/** Part of a text that a phrase of two characters, and a longer one, may take. */
const mostOfPair = 0.08;
const mostOfLonger = 0.06;
/** More than this before or behind one and the same neighbour: a piece of a longer phrase. */
const mostBound = 0.55;

/** What stands behind names of places. A name stands before one or two of them (吉林省吉林市), a brand before all. */
const placeSuffixes = ['省', '市', '县', '区', '州', '旗', '镇', '乡', '村'];
const leastPlaces = { times: 8, suffixes: 4, size: 3, share: 0.02 };
/** In shorter texts every word is frequent. */
const leastText = 200;

export const hijackPhraseRule: TextRule = {
  name: 'hijack/phrase',
  severity: 'warning',
  style: false,
  find: findReplacements,
};

function* findReplacements({ segments }: CheckedDocument): Iterable<Hit> {
  const whole = segments.map(({ text: written }) => written).join('\n');
  const han = whole.match(/\p{sc=Han}/gu)?.length ?? 0;
  if (whole.length < leastText || han < whole.length * 0.3) return;
  const suspects = frequentPhrases(whole, leastPlaces.times).filter(isSuspect);
  // Of a phrase and its pieces the longest tells most.
  const told = suspects.filter(
    (phrase) => !suspects.some((other) => other !== phrase && other.text.includes(phrase.text)),
  );
  for (const phrase of told) {
    const place = placeIn(segments, phrase.start);
    if (place) yield { ...place, message: messageOf(phrase) };
  }
}

function isSuspect(phrase: Phrase): boolean {
  return phrase.bound <= mostBound && (isEverywhere(phrase) || isEveryPlace(phrase));
}

function isEverywhere({ count, size, share, left, right }: Phrase): boolean {
  const most = size > 2 ? mostOfLonger : mostOfPair;
  return count >= leastTimes && share >= most && Math.min(left.size, right.size) >= leastNeighbours;
}

function isEveryPlace({ size, share, right }: Phrase): boolean {
  const suffixes = placeSuffixes.filter((suffix) => right.has(suffix)).length;
  return size >= leastPlaces.size && share >= leastPlaces.share && suffixes >= leastPlaces.suffixes;
}

function messageOf({ text: phrase, count, share, left, right }: Phrase): string {
  const neighbours = Math.max(left.size, right.size);
  return text.hijackPhrase(phrase, count, Math.round(share * 100), neighbours);
}

function placeIn(segments: CheckedDocument['segments'], offset: number): Omit<Hit, 'message'> | undefined {
  let index = offset;
  for (const segment of segments) {
    if (index < segment.text.length) return { segment, index };
    index -= segment.text.length + 1;
  }
  return undefined;
}
