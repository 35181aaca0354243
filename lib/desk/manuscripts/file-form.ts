import { createHash } from 'node:crypto';

/** What makes two versions of a file the same: its bytes. Hexadecimal SHA-256. */
export function versionOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

const byteOrderMark = '\uFEFF';
/** Line ends as editors' programs take them. */
const lineEnd = /\r\n?|\n/;

/** Text of a file as it stands there, byte order mark and line ends included; undefined when it is not UTF-8. */
export function decodeText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The text as the desk shows it: no byte order mark, lines end with LF. */
export function toSource(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
}

/**
 * The text of a file after somebody edited its source. Source with LF only takes over the byte order mark and the line ends
 * that the file has: lines at both ends that are the same keep theirs, lines between take the file's first. Source with
 * other line ends of its own or a byte order mark is written as it is.
 * @param before text of the file, see {@link decodeText}
 */
export function toFileText(source: string, before: string): string {
  if (source.includes('\r') || source.startsWith(byteOrderMark)) return source;
  const mark = before.startsWith(byteOrderMark) ? byteOrderMark : '';
  const ends = before.match(/\r\n?|\n/g) ?? [];
  if (ends.every((end) => end === '\n')) return mark + source;
  const was = before.slice(mark.length).split(lineEnd);
  const lines = source.split('\n');
  const most = Math.min(was.length, lines.length);
  let head = 0;
  while (head < most && was[head] === lines[head]) head += 1;
  let tail = 0;
  while (tail < most - head && was.at(-1 - tail) === lines.at(-1 - tail)) tail += 1;
  const usual = ends[0] ?? '\n';
  const endOf = (line: number): string => {
    if (line < head) return ends[line] ?? usual;
    const fromEnd = lines.length - line;
    return fromEnd <= tail ? (ends[was.length - fromEnd] ?? usual) : usual;
  };
  return mark + lines.map((line, at) => (at === lines.length - 1 ? line : line + endOf(at))).join('');
}
