import { ruleMessages as text } from '@/lib/site/messages-rules';
import type { CheckedDocument, Hit, Segment, TextRule } from './types';

const closing: Readonly<Record<string, string>> = {
  '“': '”',
  '《': '》',
  '（': '）',
  '【': '】',
  '「': '」',
  '『': '』',
};
const opening = Object.fromEntries(Object.entries(closing).map(([open, close]) => [close, open]));
const marks = /[“”《》（）【】「」『』]/g;
/** `1）`, `（一）、2）`: numbers of a list have no opening bracket. */
const enumerated = /(?:^|[^\p{L}\p{N}])(?:\d{1,3}|[A-Za-z]|[一二三四五六七八九十]{1,3})$/u;

interface Open {
  mark: string;
  index: number;
}

/** Finds quotation marks, title marks and brackets without their other half. */
export const pairsRule: TextRule = {
  name: 'text/unpaired',
  severity: 'warning',
  style: true,
  find: findUnpaired,
};

function* findUnpaired({ segments }: CheckedDocument): Iterable<Hit> {
  for (const [number, segment] of segments.entries()) {
    if (segment.partial) continue;
    const { open, stray } = readPairs(segment.text);
    const next = segments[number + 1];
    // Of a quotation of several paragraphs each begins with a mark, and only the last ends with one.
    const goesOn = (mark: string): boolean =>
      segment.kind === 'text' && next?.kind === 'text' && next.text.startsWith(mark);
    const left = open.filter(({ mark }) => !goesOn(mark));
    for (const { mark, index } of [...stray, ...left]) yield { segment, index, message: messageOf(mark) };
  }
}

function messageOf(mark: string): string {
  const close = closing[mark];
  return close === undefined ? text.unopened(mark, opening[mark] ?? '') : text.unclosed(mark, close);
}

function readPairs(written: Segment['text']): { open: Open[]; stray: Open[] } {
  const open: Open[] = [];
  const stray: Open[] = [];
  for (const { 0: mark, index } of written.matchAll(marks)) {
    if (Object.hasOwn(closing, mark)) {
      open.push({ mark, index });
      continue;
    }
    const at = lastOpen(open, mark);
    if (at >= 0) stray.push(...open.splice(at).slice(1));
    else if (mark !== '）' || !enumerated.test(written.slice(Math.max(0, index - 5), index)))
      stray.push({ mark, index });
  }
  return { open, stray };
}

/** Nobody opens more than this before closing one; hostile texts do. */
const maxOpen = 50;

/** Index of the last open mark that `mark` closes; -1 when there is none. */
function lastOpen(open: readonly Open[], mark: string): number {
  for (let at = open.length - 1; at >= Math.max(0, open.length - maxOpen); at -= 1) {
    if (closing[open[at]?.mark ?? ''] === mark) return at;
  }
  return -1;
}
