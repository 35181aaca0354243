import type { OutputInfo, Sharp } from 'sharp';
import { DeskError } from '@/lib/desk/desk-error';
import { manuscriptTexts } from '@/lib/desk/texts/manuscripts';
import { loadSharp } from '@/lib/site/picture-encoder';
import { Locks } from './locks';

const { problems } = manuscriptTexts;

export const maxUploadBytes = 20 * 1024 * 1024;
const maxPixels = 50_000_000;
const maxSide = 2560;
/** libvips gives up on a picture after this. */
const timeoutSeconds = 20;
/** A picture of the largest size takes 200 MB while it is worked on: one at a time, and not too many that wait. */
const mostWaiting = 8;

export interface CleanPicture {
  bytes: Buffer;
  extension: 'jpg' | 'png' | 'webp' | 'avif';
  width: number;
  height: number;
}

type Kind = 'jpeg' | 'png' | 'webp' | 'gif' | 'avif';

/** Generous: it is what all smaller ones are made from. Of a GIF the first picture stays. */
const writers: Record<Kind, { extension: CleanPicture['extension']; write: (picture: Sharp) => Sharp }> = {
  jpeg: { extension: 'jpg', write: (picture) => picture.jpeg({ quality: 88, progressive: true }) },
  png: { extension: 'png', write: (picture) => picture.png({ compressionLevel: 9 }) },
  webp: { extension: 'webp', write: (picture) => picture.webp({ quality: 88 }) },
  gif: { extension: 'png', write: (picture) => picture.png({ compressionLevel: 9 }) },
  avif: { extension: 'avif', write: (picture) => picture.avif({ quality: 70, effort: 2 }) },
};

const queue = new Locks();
let waiting = 0;

/**
 * Makes a new picture of what was uploaded: upright, in sRGB, at most 2560 pixels on the long side, one frame, and
 * without anything that is not seen (where it was taken, by whom, with what; profiles; bytes behind its end).
 * @throws DeskError 413, 415, 422, 503
 */
export async function cleanPicture(bytes: Buffer): Promise<CleanPicture> {
  if (bytes.length === 0) throw new DeskError(422, 'picture-empty', problems['picture-empty']);
  if (bytes.length > maxUploadBytes) throw new DeskError(413, 'picture-size', problems['picture-size']);
  const kind = kindOf(bytes);
  if (!kind) {
    if (isDrawing(bytes)) throw new DeskError(415, 'svg', problems.svg);
    throw new DeskError(415, 'picture-type', problems['picture-type']);
  }
  if (waiting >= mostWaiting) throw new DeskError(503, 'busy', problems.busy);
  waiting += 1;
  try {
    return await queue.run('', () => encode(bytes, kind));
  } finally {
    waiting -= 1;
  }
}

async function encode(bytes: Buffer, kind: Kind): Promise<CleanPicture> {
  const sharp = await loadSharp();
  const open = (): Sharp => sharp(bytes, { limitInputPixels: maxPixels, failOn: 'error', pages: 1 });
  const broken = (): DeskError => new DeskError(422, 'picture-broken', problems['picture-broken']);
  const { width, height, format } = await open()
    .metadata()
    .catch((error: unknown) => {
      throw /pixel limit/i.test(String(error)) ? tooManyPixels() : broken();
    });
  if (width * height > maxPixels) throw tooManyPixels();
  if (format !== (kind === 'avif' ? 'heif' : kind)) throw broken();
  const { extension, write } = writers[kind];
  const upright = open()
    .timeout({ seconds: timeoutSeconds })
    .autoOrient()
    .resize({ width: maxSide, height: maxSide, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb');
  const made: { data: Buffer; info: OutputInfo } = await write(upright)
    .toBuffer({ resolveWithObject: true })
    .catch(() => {
      throw broken();
    });
  return { bytes: made.data, extension, width: made.info.width, height: made.info.height };
}

function tooManyPixels(): DeskError {
  return new DeskError(413, 'picture-pixels', problems['picture-pixels']);
}

/** By the first bytes: names and types that clients claim say nothing. */
function kindOf(bytes: Buffer): Kind | undefined {
  const head = bytes.toString('latin1', 0, 16);
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (/^GIF8[79]a/.test(head)) return 'gif';
  if (/^RIFF.{4}WEBP/s.test(head)) return 'webp';
  // The brands of ISO base media files: still pictures only.
  return /^.{4}ftyp(?:avif|mif1|miaf)/s.test(head) ? 'avif' : undefined;
}

function isDrawing(bytes: Buffer): boolean {
  return /<(?:\w+:)?svg[\s>]/i.test(bytes.toString('utf8', 0, 4096));
}
