import type { Element, ElementContent, Root, RootContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { texts } from './texts';

export interface CleanHtml {
  tree: Root;
  /** What was dropped, in words. */
  remarks: string[];
}

const { kinds } = texts;
const dropped = new Map<string, string>([
  ...['script'].map((name) => [name, kinds.script] as const),
  ...['style'].map((name) => [name, kinds.style] as const),
  ...['form', 'input', 'button', 'select', 'textarea'].map((name) => [name, kinds.form] as const),
  ...['svg', 'math', 'canvas'].map((name) => [name, kinds.drawing] as const),
  ...['object', 'applet'].map((name) => [name, kinds.embed] as const),
]);
/** Nothing that a reader would miss. */
const silent = new Set([
  'head',
  'title',
  'meta',
  'link',
  'base',
  'noscript',
  'template',
  'wbr',
  'area',
  'map',
]);
const frames = new Set(['iframe', 'frame', 'embed']);

/** Line ends between two CJK characters are no blanks (CSS Text 3, 4.1.3). */
const softBreak =
  /(?<=[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef])[ \t]*[\r\n]+[ \t]*(?=[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef])/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b\ufeff\u202a-\u202e\u2066-\u2069]/g;

/** Reads markup as browsers do and drops what a body cannot have: scripts, styles, forms, frames, what is hidden. */
export function cleanHtml(html: string): CleanHtml {
  const counts = new Map<string, number>();
  const remarks: string[] = [];
  const count = (what: string) => void counts.set(what, (counts.get(what) ?? 0) + 1);

  const clean = (node: RootContent): ElementContent[] => {
    if (node.type === 'text') {
      const value = node.value.replace(softBreak, '').replace(/[\u00a0\u2028\u2029]/g, ' ');
      return [{ type: 'text', value: value.replace(unprintable, '') }];
    }
    if (node.type !== 'element' || silent.has(node.tagName)) return [];
    const kind = dropped.get(node.tagName);
    if (kind !== undefined) {
      count(kind);
      return [];
    }
    if (frames.has(node.tagName)) return frame(node, remarks);
    if (isHidden(node)) {
      count(kinds.hidden);
      return [];
    }
    if (node.tagName === 'img') unwrapLazy(node);
    return [{ ...node, children: node.children.flatMap(clean) }];
  };

  const tree: Root = { type: 'root', children: fromHtml(html, { fragment: true }).children.flatMap(clean) };
  const summed = [...counts].map(([what, times]) => texts.dropped(what, times));
  return { tree, remarks: [...summed, ...remarks] };
}

function frame({ properties }: Element, remarks: string[]): ElementContent[] {
  const src = String(properties.src ?? '').replace(/^\/\//, 'https://');
  if (!/^https?:\/\//i.test(src) || !URL.canParse(src)) {
    remarks.push(texts.frameLost);
    return [];
  }
  remarks.push(texts.frame(src));
  const label: ElementContent = {
    type: 'text',
    value: `${texts.frameLabel}：${new URL(src).host}`,
  };
  const link: Element = { type: 'element', tagName: 'a', properties: { href: src }, children: [label] };
  return [{ type: 'element', tagName: 'p', properties: {}, children: [link] }];
}

/** Hidden text is how hijacked pages carry other people's keywords. */
function isHidden({ properties }: Element): boolean {
  if (properties.hidden !== undefined && properties.hidden !== null && properties.hidden !== false)
    return true;
  return /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(String(properties.style ?? ''));
}

/** Pictures that scripts load later have their address elsewhere. */
function unwrapLazy({ properties }: Element): void {
  const later = properties.dataSrc ?? properties.dataOriginal ?? properties.dataLazySrc;
  if (typeof later === 'string' && later !== '') properties.src = later;
}
