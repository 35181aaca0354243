import { type ShareCard, shareSize } from './card';
import { drawableText } from './drawable';
import { breakLines, clipLines } from './lines';
import { blankStart, divideWords, isAlphabetic, loosened, type Piece, piecesOf } from './pieces';
import type { Typeface, Typefaces } from './typeface';

/** Light theme of app/styles/tokens.css: pictures have no dark one. */
const ink = '#1b1916';
const muted = '#635d54';
const rule = '#dcd7cd';
const accent = '#b0271b';
export const paper = '#fdfcf9';

/** Where a cover stands: the right side, over the whole height. */
export const coverBox = {
  left: 690,
  top: 0,
  width: shareSize.width - 690,
  height: shareSize.height,
} as const;

const margin = 72;
const bar = { top: 64, width: 64, height: 8 };
/** The title, with what stands above and below it, keeps to this band. */
const band = { top: 104, bottom: 496 };
const foot = { rule: 528, baseline: 580, size: 28 };
const small = { kicker: 32, summary: 34, lines: 1.4, gap: 22 };

/** From a short title to 120 characters; [size, most lines at it]. */
const titleSizes: [number, number][] = [
  [112, 1],
  [100, 2],
  [88, 2],
  [80, 3],
  [72, 3],
  [64, 4],
  [58, 4],
  [52, 5],
  [48, 6],
  [44, 7],
  [40, 8],
  [36, 9],
  [32, 11],
  [26, 14],
  [20, 18],
];

/** A word that needs a smaller size than this to stay whole is divided instead, at this size or less. */
const leastWhole = 44;
const largestDivided = 64;

interface Block {
  lines: Piece[][];
  size: number;
  /** Distance of baselines, in pixels. */
  leading: number;
  face: Typeface;
  fill: string;
}

function pieces(text: string, language: string, face: Typeface): Piece[] {
  return piecesOf(text, language, face.widthOf);
}

function heightOf(block: Block | undefined): number {
  return block ? block.lines.length * block.leading : 0;
}

/** At most `most` lines of secondary text. */
function smallBlock(
  text: string | undefined,
  language: string,
  { face, size, fill, width, most }: Pick<Block, 'face' | 'size' | 'fill'> & { width: number; most: number },
): Block | undefined {
  const drawn = text && drawableText(text, face);
  if (!drawn) return undefined;
  const ellipsis: Piece = {
    text: '…',
    kind: isAlphabetic(drawn) ? 'word' : 'wide',
    width: face.widthOf('…', isAlphabetic(drawn)),
    gap: 0,
    breakCost: Number.POSITIVE_INFINITY,
  };
  const limit = width / size;
  const parts = divideWords(pieces(drawn, language, face), limit, face.widthOf);
  const lines = clipLines(parts, limit, most, ellipsis);
  return lines && { lines, size, leading: size * small.lines, face, fill };
}

/** The title as large as it can be. */
function titleBlock(
  text: string,
  language: string,
  face: Typeface,
  width: number,
  height: number,
): Block | undefined {
  const whole = pieces(text, language, face);
  const tooWide = whole.some((piece) => piece.width * leastWhole > width);
  const parts = tooWide ? divideWords(whole, width / largestDivided, face.widthOf) : whole;
  const lineHeight = isAlphabetic(text) ? 1.2 : 1.32;
  for (const tried of [parts, loosened(parts)]) {
    for (const [size, most] of titleSizes) {
      const lines = breakLines(tried, width / size);
      const leading = Math.round(size * lineHeight);
      if (lines && lines.length <= most && lines.length * leading <= height) {
        return { lines, size, leading, face, fill: ink };
      }
    }
  }
  return undefined;
}

/** Outlines of one line; `x` is where its ink begins. */
function drawLine(line: readonly Piece[], x: number, baseline: number, face: Typeface, size: number): string {
  const scale = size / face.unitsPerEm;
  let at = x - blankStart(line[0]) * size;
  const drawn: string[] = [];
  for (const [index, piece] of line.entries()) {
    if (index > 0) at += piece.gap * size;
    if (piece.kind !== 'blank') {
      for (const outline of face.outlinesOf(piece.text, piece.kind === 'word')) {
        if (outline.path === '') continue;
        const left = (at + outline.x * size).toFixed(1);
        const up = (baseline - outline.y * size).toFixed(1);
        drawn.push(
          `<path transform="translate(${left} ${up}) scale(${scale} ${-scale})" d="${outline.path}"/>`,
        );
      }
    }
    at += piece.width * size;
  }
  return drawn.join('');
}

/** @param top upper edge of the first line */
function drawBlock({ lines, size, leading, face, fill }: Block, top: number): string {
  // The em square of a Han character reaches 0.88 em above the baseline and 0.12 em below it.
  const first = top + (leading - size) / 2 + size * 0.88;
  const drawn = lines.map((line, index) => drawLine(line, margin, first + index * leading, face, size));
  return `<g fill="${fill}">${drawn.join('')}</g>`;
}

function widthOf(line: readonly Piece[]): number {
  return line.reduce((width, piece, at) => width + piece.width + (at > 0 ? piece.gap : 0), 0);
}

/** Name of the site to the left, section and date to the right; beside a cover, what has no room is left out. */
function drawFoot(card: ShareCard, faces: Typefaces, right: number): string {
  const { size, baseline } = foot;
  const line = (text: string, face: Typeface): Piece[] => {
    const drawn = drawableText(text, face);
    return drawn ? pieces(drawn, card.language, face) : [];
  };
  const site = line(card.site, faces.bold);
  const siteWidth = widthOf(site) * size;
  const fits = card.notes
    .map((_, from) => line(card.notes.slice(from).join(' · '), faces.medium))
    .find((notes) => siteWidth + widthOf(notes) * size + 40 <= right - margin);
  const notes = fits ?? [];
  const notesLeft = right - widthOf(notes) * size;
  return [
    `<rect x="${margin}" y="${foot.rule}" width="${right - margin}" height="2" fill="${rule}"/>`,
    `<g fill="${ink}">${drawLine(site, margin, baseline, faces.bold, size)}</g>`,
    `<g fill="${muted}">${drawLine(notes, notesLeft, baseline, faces.medium, size)}</g>`,
  ].join('');
}

/** The card as SVG of outlines alone: no font, no reference, nothing that another machine would draw otherwise. */
export function drawCard(card: ShareCard, faces: Typefaces): string {
  const right = card.cover ? coverBox.left - 56 : shareSize.width - margin;
  const width = right - margin;
  const { language } = card;
  const minor = { face: faces.medium, width, most: 2 };
  const kicker = smallBlock(card.kicker, language, { ...minor, size: small.kicker, fill: accent });
  const summary = smallBlock(card.summary, language, { ...minor, size: small.summary, fill: muted });
  const titleText = [card.title, ...card.standIns]
    .map((text) => drawableText(text, faces.bold))
    .find((text) => text !== undefined);
  const around = [kicker, summary].reduce((sum, block) => sum + (block ? heightOf(block) + small.gap : 0), 0);
  const height = band.bottom - band.top;
  const title = titleText ? titleBlock(titleText, language, faces.bold, width, height - around) : undefined;
  let top = band.top + Math.max(0, (height - around - heightOf(title)) / 2);
  const blocks: string[] = [];
  for (const block of [kicker, title, summary]) {
    if (!block) continue;
    blocks.push(drawBlock(block, top));
    top += heightOf(block) + small.gap;
  }
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${shareSize.width}" height="${shareSize.height}">`,
    `<rect width="${shareSize.width}" height="${shareSize.height}" fill="${paper}"/>`,
    `<rect x="${margin}" y="${bar.top}" width="${bar.width}" height="${bar.height}" fill="${accent}"/>`,
    ...blocks,
    drawFoot(card, faces, right),
    '</svg>',
  ].join('');
}
