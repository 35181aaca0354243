import { createHash } from 'node:crypto';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import type { MediaFile } from './media';
import type { Variant } from './picture-address';
import { encodeVariant } from './picture-encoder';
import { encoderVersion } from './picture-size';
import { type PictureStore, picturesOf } from './picture-store';

/** Makes and keeps variants of pictures. Whoever asks has passed the gate of the original. */
export class PictureVariants {
  constructor(
    private readonly store: PictureStore,
    private readonly encode: (file: MediaFile, variant: Variant) => Promise<Buffer> = encodeVariant,
  ) {}

  /** Names a variant of the file as it is; also its entity tag. */
  keyOf({ absolute, stat: { size, mtimeMs } }: MediaFile, { width, format, ratio }: Variant): string {
    const parts = [absolute, size, mtimeMs, width, format, encoderVersion, ...(ratio ? [ratio] : [])];
    return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 40);
  }

  /** The variant, made when there is none; undefined when it cannot be had now. Never throws. */
  get(file: MediaFile, variant: Variant): Promise<Buffer | undefined> {
    const name = `${this.keyOf(file, variant)}.${variant.format}`;
    return this.store.get(name, () => this.encode(file, variant));
  }
}

export function variantsOf(newsroom: Newsroom): PictureVariants {
  return new PictureVariants(picturesOf(newsroom));
}
