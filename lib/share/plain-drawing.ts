import { readFileSync } from 'node:fs';
import { LRUCache } from 'lru-cache';
import type { MediaFile } from '@/lib/site/media';

const known = new LRUCache<string, boolean>({ max: 5000 });
const maxBytes = 256 * 1024;

/**
 * Text would need fonts of the machine, pictures and style sheets would be fetched, filters and entities can cost any
 * amount of work.
 */
const more =
  /<!(?!--)|<\?xml-stylesheet|<(?:\w+:)?(?:text|image|foreignObject|filter|script|style|use)\b|@import/i;

/** True for an SVG of shapes alone, which looks the same wherever it is drawn. */
export function isPlainDrawing({ absolute, stat, type }: MediaFile): boolean {
  if (!type.startsWith('image/svg+xml') || stat.size > maxBytes) return false;
  const key = `${absolute} ${stat.size} ${stat.mtimeMs}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  let plain = false;
  try {
    plain = !more.test(readFileSync(absolute, 'utf8'));
  } catch {
    plain = false;
  }
  known.set(key, plain);
  return plain;
}
