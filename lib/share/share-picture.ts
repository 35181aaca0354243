import { loadSharp, openPicture } from '@/lib/site/picture-encoder';
import type { CardFormat, ShareCard } from './card';
import { coverBox, drawCard, paper } from './drawing';
import { loadTypefaces } from './typeface';

/** The cover cut to its box around what draws the eye; undefined when it cannot be read: the card does without. */
async function coverOf({ cover }: ShareCard): Promise<Buffer | undefined> {
  if (!cover) return undefined;
  const { width, height } = coverBox;
  try {
    const picture = await openPicture(cover.file);
    return await picture
      .resize({ width, height, fit: 'cover', position: 'attention' })
      .flatten({ background: paper })
      .png({ compressionLevel: 1 })
      .toBuffer();
  } catch {
    return undefined;
  }
}

/** Four flat colours and their edges; more effort takes three times as long for a fiftieth of the size. */
const flat = { palette: true, colours: 64, dither: 0, effort: 1, compressionLevel: 6 } as const;

/** Draws a card. Outlines are collected here, a few milliseconds; pixels are made in libvips' own threads. */
export async function renderCard(card: ShareCard, format: CardFormat): Promise<Buffer> {
  const [sharp, faces] = await Promise.all([loadSharp(), loadTypefaces()]);
  const cover = await coverOf(card);
  const drawn = drawCard(cover ? card : { ...card, cover: undefined }, faces);
  const picture = sharp(Buffer.from(drawn)).flatten({ background: paper });
  if (cover) picture.composite([{ input: cover, left: coverBox.left, top: coverBox.top }]);
  return format === 'png'
    ? picture.png(cover ? { compressionLevel: 6 } : flat).toBuffer()
    : picture.jpeg({ quality: 84, chromaSubsampling: '4:4:4', progressive: true }).toBuffer();
}
