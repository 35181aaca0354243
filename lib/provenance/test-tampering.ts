import { createConverter } from '@/lib/edition/convert-text';
import { type CanonicalText, isRequired } from './canonical';
import { type Copy, copyFromText } from './copy';
import { looseText } from './normalise';
import type { Verdict } from './verdict';

/** Copies of an article as they are met: honest ones, and such as somebody tampered with. For tests and benches. */
export interface CopyCase {
  name: string;
  copy: Copy;
  /** Verdicts that are right. */
  right: readonly Verdict[];
}

/** A number in [0, 1), the next each time. */
export type Chance = () => number;

/** The same choices in every run with the same seed (mulberry32). */
export function chanceFrom(seed: number): Chance {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const honest: readonly Verdict[] = ['identical', 'normalised'];
const identical: readonly Verdict[] = ['identical'];
const tampered: readonly Verdict[] = ['altered', 'hijack'];

const phrases = ['某某娱乐城', '金顶体育', '皇冠某某网', 'XX娱乐官网', '新葡某国际'];
const paragraphs = [
  '据悉，注册即送彩金，更多优惠请咨询在线客服，名额有限，先到先得。',
  '本平台承诺资金安全，二十四小时提款到账，欢迎各界人士前来体验。',
  'Register today and receive a welcome bonus; our agents are available around the clock.',
];
const syllables = ['zhong', 'guo', 'yu', 'le', 'cheng', 'kai', 'hu'];

const toTraditional = createConverter();
const words = new Intl.Segmenter('zh', { granularity: 'word' });

function pick<T>(list: readonly T[], chance: Chance): T {
  const chosen = list[Math.floor(chance() * list.length)];
  if (chosen === undefined) throw new RangeError('nothing to choose from');
  return chosen;
}

/** Lines as a reader copies them: head and body, captions of pictures among them. */
export function linesOf({ blocks }: CanonicalText): string[] {
  return blocks.filter(({ type }) => type !== 'related' && type !== 'alt').map(({ text }) => text);
}

/** Words that stand in the body often enough to be replaced, the longest and most frequent first. */
function wordsOf(text: CanonicalText): string[] {
  const counts = new Map<string, number>();
  const body = text.blocks.filter(({ type }) => type === 'paragraph' || type === 'item' || type === 'quote');
  for (const { text: block } of body)
    for (const { segment, isWordLike } of words.segment(block)) {
      if (!isWordLike || !/^(?:\p{Script=Han}{2,4}|[A-Za-z]{5,})$/u.test(segment)) continue;
      counts.set(segment, (counts.get(segment) ?? 0) + 1);
    }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([word]) => word);
}

function wrap(line: string, width: number): string[] {
  const han = /[\p{Script=Han}，。、；：]/u.test(line);
  const parts = han ? (line.match(/[A-Za-z0-9.,%+-]+|[\s\S]/gu) ?? []) : line.split(/(?<= )/);
  const lines: string[] = [''];
  for (const part of parts) {
    const last = lines.at(-1) ?? '';
    if (last !== '' && last.length + part.length > width) lines.push(part);
    else lines[lines.length - 1] = last + part;
  }
  return lines.map((wrapped) => wrapped.trim());
}

function interleave(text: string, chance: Chance): string {
  const marks = ['\u200b', '\u200c', '\u2060', '\ufe0f', '\u00ad', '\ufeff'];
  return Array.from(text, (sign) => (chance() < 0.4 ? sign + pick(marks, chance) : sign)).join('');
}

function fold(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll('。', '.')
    .replaceAll('、', ',')
    .replaceAll('“', '"')
    .replaceAll('”', '"');
}

function spaced(text: string): string {
  return text
    .replace(/(\p{Script=Han})([A-Za-z0-9])/gu, '$1 $2')
    .replace(/([A-Za-z0-9])(\p{Script=Han})/gu, '$1 $2');
}

function around(lines: readonly string[], name: string): string[] {
  return [
    `${lines[0] ?? ''}_${name}`,
    '首页 > 新闻中心 > 媒体播报',
    ...lines,
    `版权所有 ${name}`,
    '地址：某省某市某路 1 号',
  ];
}

/** What may be done to any copy without changing a word of it. */
function disguises(chance: Chance): [string, (lines: readonly string[]) => string[]][] {
  const width = 14 + Math.floor(chance() * 30);
  return [
    ['plain', (lines) => [...lines]],
    ['widths folded', (lines) => lines.map(fold)],
    ['traditional', (lines) => lines.map(toTraditional)],
    ['zero width', (lines) => lines.map((line) => interleave(line, chance))],
    ['re-wrapped', (lines) => lines.flatMap((line) => wrap(line, width))],
    ['spaced', (lines) => lines.map(spaced)],
    ['suffix and footer', (lines) => around(lines, pick(phrases, chance))],
  ];
}

/** Honest copies of an article, and copies with words changed, each in several disguises. */
export function copyCases(text: CanonicalText, chance: Chance): CopyCase[] {
  const lines = linesOf(text);
  const cases: CopyCase[] = [];
  const add = (name: string, changed: readonly string[], right: readonly Verdict[]): void => {
    for (const [disguise, apply] of disguises(chance)) {
      const isSame = right === identical && ['widths folded', 'traditional', 'spaced'].includes(disguise);
      const copy = copyFromText(apply(changed).join('\n'));
      cases.push({ name: `${name}, ${disguise}`, copy, right: isSame ? honest : right });
    }
  };
  add('honest', lines, identical);
  for (const [name, changed, right] of tamperings(text, lines, chance)) add(name, changed, right);
  return cases;
}

type Tampering = [name: string, lines: string[], right: readonly Verdict[]];

function tamperings(text: CanonicalText, lines: readonly string[], chance: Chance): Tampering[] {
  const made: Tampering[] = [];
  const places = placesOf(text);
  const known = wordsOf(text);
  const phrase = pick(phrases, chance);
  const chosen = known.slice(0, 3 + Math.floor(chance() * 8));
  if (chosen.length >= 3) {
    // At once, as a replacement of words does it: the phrase itself is not looked into.
    const any = new RegExp(chosen.sort((a, b) => b.length - a.length).join('|'), 'g');
    const changed = lines.map((line) => line.replace(any, phrase));
    made.push(['one phrase for several words', changed, ['hijack']]);
  }
  const word = known.at(-1);
  if (word !== undefined && looseText(word).text !== looseText('他者').text)
    made.push(['one word', lines.map((line) => line.replaceAll(word, '他者')), tampered]);
  const inner = places.slice(1, -1);
  if (inner.length >= 2) {
    const gone = pick(inner, chance);
    made.push(['a block dropped', lines.toSpliced(gone, 1), tampered]);
    const twin = inner.find((place) => Math.abs(place - gone) >= 2 && isApart(lines, place, gone));
    if (twin !== undefined) {
      const rest = lines.toSpliced(gone, 1);
      const to = rest.indexOf(lines[twin] ?? '');
      made.push(['a block moved', rest.toSpliced(gone < twin ? to + 1 : to, 0, lines[gone] ?? ''), tampered]);
    }
    made.push(['a block added', lines.toSpliced(pick(inner, chance), 0, pick(paragraphs, chance)), tampered]);
    const at = pick(inner, chance);
    const line = lines[at] ?? '';
    const middle = Math.max(1, Math.floor(line.length / 2));
    const pinyin = line.slice(0, middle) + pick(syllables, chance) + line.slice(middle);
    made.push(['pinyin inserted', lines.toSpliced(at, 1, pinyin), tampered]);
  }
  const number = lines.findIndex((line, index) => places.includes(index) && /\d/.test(line));
  if (number >= 0) {
    const changed = (lines[number] ?? '').replace(/\d/, (digit) => String((Number(digit) + 3) % 10));
    made.push(['a digit', lines.toSpliced(number, 1, changed), tampered]);
  }
  return made;
}

/** Lines that a copy must have, long enough to be told from each other. */
function placesOf(text: CanonicalText): number[] {
  const shown = text.blocks.filter(({ type }) => type !== 'related' && type !== 'alt');
  const counts = new Map<string, number>();
  for (const { text: block } of shown) counts.set(block, (counts.get(block) ?? 0) + 1);
  return shown.flatMap((block, index) => {
    const isLong = looseText(block.text).text.length >= 8;
    return isRequired(block.type) && isLong && counts.get(block.text) === 1 ? [index] : [];
  });
}

function isApart(lines: readonly string[], a: number, b: number): boolean {
  return looseText(lines[a] ?? '').text !== looseText(lines[b] ?? '').text;
}
