import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Font } from 'fontkit';

/**
 * Noto Serif SC from npm: all of GB 18030's Han characters up to implementation level 2, Latin, Greek, Cyrillic, kana.
 * Outlines are drawn, so that the pictures are the same on a machine without any font.
 */
const folder = 'node_modules/@expo-google-fonts/noto-serif-sc';
const files = {
  bold: '700Bold/NotoSerifSC_700Bold.ttf',
  medium: '500Medium/NotoSerifSC_500Medium.ttf',
} as const;

/** Outline of one glyph in font units with the y axis upwards; where it stands, in em. */
export interface Outline {
  path: string;
  x: number;
  y: number;
}

export interface Typeface {
  unitsPerEm: number;
  has(character: string): boolean;
  /** In em. @param word set as a Latin word: narrow quotation marks and dashes */
  widthOf(text: string, word: boolean): number;
  outlinesOf(text: string, word: boolean): Outline[];
}

/** Quotation marks and dashes are as wide as a Han character by default. */
const wordFeatures = { pwid: true };

interface Run {
  width: number;
  outlines: () => Outline[];
}

/** The engine keeps every glyph that it decoded, 18 KB each: after so many runs it starts afresh. */
const runsKept = 1000;

function typefaceOf(open: () => Font): Typeface {
  let font = open();
  const { unitsPerEm } = font;
  const known = new Map<string, Run>();

  /** One character of its own needs no shaping, which takes most of the time. */
  function character(text: string): Run {
    const glyph = font.glyphForCodePoint(text.codePointAt(0) ?? 0);
    const width = glyph.advanceWidth / unitsPerEm;
    return { width, outlines: () => [{ path: glyph.path.toSVG(), x: 0, y: 0 }] };
  }

  function shaped(text: string, word: boolean): Run {
    const { glyphs, positions, advanceWidth } = font.layout(text, word ? wordFeatures : undefined);
    let x = 0;
    const placed = glyphs.map((glyph, at) => {
      const { xOffset = 0, yOffset = 0, xAdvance = glyph.advanceWidth } = positions[at] ?? {};
      const place = { glyph, x: (x + xOffset) / unitsPerEm, y: yOffset / unitsPerEm };
      x += xAdvance;
      return place;
    });
    const outlines = () => placed.map(({ glyph, ...place }) => ({ path: glyph.path.toSVG(), ...place }));
    return { width: advanceWidth / unitsPerEm, outlines };
  }

  function runOf(text: string, word: boolean): Run {
    const key = `${word ? 'w' : ''} ${text}`;
    const found = known.get(key);
    if (found) return found;
    const single = !word && text.length === String.fromCodePoint(text.codePointAt(0) ?? 0).length;
    if (known.size >= runsKept) {
      known.clear();
      font = open();
    }
    const run = single ? character(text) : shaped(text, word);
    known.set(key, run);
    return run;
  }

  return {
    unitsPerEm,
    has: (text) => font.hasGlyphForCodePoint(text.codePointAt(0) ?? 0),
    widthOf: (text, word) => runOf(text, word).width,
    outlinesOf: (text, word) => runOf(text, word).outlines(),
  };
}

async function load(file: string): Promise<Typeface> {
  const [{ create }, bytes] = await Promise.all([
    import('fontkit'),
    readFile(path.join(/* turbopackIgnore: true */ process.cwd(), folder, file)),
  ]);
  const typeface = typefaceOf(() => {
    const font = create(bytes);
    if (!('layout' in font)) throw new TypeError(`${file} is not a single font`);
    return font;
  });
  // The tables for shaping are read here, one weight at a time, rather than all with the first picture.
  typeface.widthOf('“A”', true);
  return typeface;
}

export interface Typefaces {
  bold: Typeface;
  medium: Typeface;
}

let loading: Promise<Typefaces> | undefined;

/** Read with the first share picture; 15 MB a weight stay in memory from then on. */
export function loadTypefaces(): Promise<Typefaces> {
  loading ??= Promise.all([load(files.bold), load(files.medium)]).then(([bold, medium]) => ({
    bold,
    medium,
  }));
  // What could not be read now may be there later.
  loading.catch(() => {
    loading = undefined;
  });
  return loading;
}
