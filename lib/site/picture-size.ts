import { readFileSync } from 'node:fs';
import { imageSize } from 'image-size';
import { LRUCache } from 'lru-cache';
import type { MediaFile } from './media';

export interface PixelSize {
  width: number;
  height: number;
}

const known = new LRUCache<string, PixelSize | 'none'>({ max: 20_000 });

/** Larger files are not read for their size alone. */
const maxBytes = 32 * 1024 * 1024;

/** Pixel size of a picture file, remembered until the file changes; undefined for anything that is no picture. */
export function pictureSizeOf({ absolute, stat, type }: MediaFile): PixelSize | undefined {
  if (!type.startsWith('image/') || stat.size > maxBytes) return undefined;
  const key = `${absolute} ${stat.size} ${stat.mtimeMs}`;
  const found = known.get(key);
  if (found) return found === 'none' ? undefined : found;
  const size = measure(absolute);
  known.set(key, size ?? 'none');
  return size;
}

function measure(file: string): PixelSize | undefined {
  try {
    const { width, height, orientation = 1 } = imageSize(readFileSync(file));
    return orientation >= 5 ? { width: height, height: width } : { width, height };
  } catch {
    return undefined;
  }
}
