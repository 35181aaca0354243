import { texts } from './texts';
import { SourceError } from './types';

/** Text of a page or feed in the encoding that it names: old Chinese pages are GBK, and GB 18030 contains it. */
export function decodeText(name: string, bytes: Buffer): string {
  const label = encodingOf(bytes);
  try {
    return new TextDecoder(/^gb(?:k|2312|_2312|18030)/i.test(label) ? 'gb18030' : label).decode(bytes);
  } catch {
    throw new SourceError(texts.unreadable(name, label));
  }
}

function encodingOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xef && bytes[1] === 0xbb) return 'utf-8';
  const head = bytes.toString('latin1', 0, 4096);
  const named =
    /<\?xml[^>]*\bencoding=["']([\w-]+)/i.exec(head) ?? /<meta[^>]*\bcharset=["']?\s*([\w-]+)/i.exec(head);
  if (named?.[1]) return named[1];
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'gb18030';
  }
}
