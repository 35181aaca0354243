import { createHash } from 'node:crypto';
import type { Random } from '../random';

/** A whole article that shows whether anything of it is missing. */
export function articleText(id: string, random: Random): string {
  const lines = Array.from({ length: 5 + random.below(60) }, (_, line) => `第 ${line} 段，${id}。\n\n`);
  const body = lines.join('');
  const sum = createHash('sha256').update(body).digest('hex');
  return `---\ntitle: ${id}\nsection: news\ndate: 2026-05-01\nstatus: draft\nkicker: ${sum}\n---\n\n${body}`;
}

export function isWhole(text: string): boolean {
  const [, sum, body] = /\nkicker: (\w+)\n---\n\n(.*)$/s.exec(text) ?? [];
  return body !== undefined && createHash('sha256').update(body).digest('hex') === sum;
}

/** The name that git has for a file with this text. */
export function blobOf(text: string): string {
  const bytes = Buffer.from(text);
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
