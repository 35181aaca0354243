/** A sentence of the article with its place in the page. */
export interface Sentence {
  words: string;
  range: Range;
  block: Element;
}

const blocks = 'h1, h2, h3, h4, p, li, dt, dd, blockquote';

/** What makes no sense when heard in line with the text. */
const silent =
  'figure, table, pre, rt, rp, sup, svg, audio, video, details, .footnotes, [aria-hidden="true"]';

/** Text nodes in reading order, together with those of the same block. */
function textByBlock(root: Element): Map<Element, Text[]> {
  const found = new Map<Element, Text[]>();
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!(node instanceof Text) || !parent || parent.closest(silent)) continue;
    const block = parent.closest(blocks) ?? parent;
    found.set(block, [...(found.get(block) ?? []), node]);
  }
  return found;
}

/** Where a text ends sentences, as offsets; the whole text where the browser does not know. */
function cut(whole: string, language: string): string[] {
  if (!('Segmenter' in Intl)) return [whole];
  const segments = new Intl.Segmenter(language, { granularity: 'sentence' }).segment(whole);
  return [...segments].map(({ segment }) => segment);
}

function rangeOf(nodes: readonly Text[], from: number, to: number): Range {
  const range = document.createRange();
  let at = 0;
  for (const node of nodes) {
    const end = at + node.length;
    if (from >= at && from < end) range.setStart(node, from - at);
    if (to > at && to <= end) range.setEnd(node, to - at);
    at = end;
  }
  return range;
}

/** The sentences of the parts of an article that are read aloud. */
export function sentencesOf(roots: Iterable<Element>, languageOf: (element: Element) => string): Sentence[] {
  const found: Sentence[] = [];
  for (const root of roots) {
    for (const [block, nodes] of textByBlock(root)) {
      let at = 0;
      for (const words of cut(nodes.map(({ data }) => data).join(''), languageOf(block))) {
        if (/[\p{L}\p{N}]/u.test(words))
          found.push({ words, range: rangeOf(nodes, at, at + words.length), block });
        at += words.length;
      }
    }
  }
  return found;
}
