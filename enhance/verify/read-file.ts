import { type Copy, copyFromMarkup, copyFromText } from '@/lib/provenance/copy';
import { markupOfNode } from '@/lib/provenance/dom-markup';

/** Larger files are no article. */
export const mostBytes = 4 * 1024 * 1024;

const markup = /<(?:!doctype|html|head|body|article|div|p)[\s>]/i;

/** What somebody pasted, or a file held: the source of a page is read as one. The parser runs no scripts and loads nothing. */
export function copyOf(text: string): Copy {
  if (!markup.test(text.slice(0, 20_000))) return copyFromText(text);
  return copyFromMarkup(markupOfNode(new DOMParser().parseFromString(text, 'text/html').documentElement));
}

/** The encoding that a page names in its first kilobyte; pages of the mainland are often in GBK. */
function encodingOf(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  return /charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1];
}

function decode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Text of a file: UTF-8, UTF-16 with its mark, what the page says, or GB 18030. Undefined for what is no text. */
export function decodeFile(bytes: Uint8Array): string | undefined {
  const marks = { '255,254': 'utf-16le', '254,255': 'utf-16be' };
  const marked = Object.entries(marks).find(([mark]) => mark === bytes.subarray(0, 2).join())?.[1];
  if (!marked && bytes.subarray(0, 4096).includes(0)) return undefined;
  const encodings = marked ? [marked] : ['utf-8', encodingOf(bytes) ?? 'gb18030', 'gb18030'];
  for (const encoding of encodings) {
    const text = decode(bytes, encoding);
    if (text !== undefined) return text;
  }
  return undefined;
}
