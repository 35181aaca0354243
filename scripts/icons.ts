import { readFileSync, writeFileSync } from 'node:fs';
import sharp from 'sharp';

/**
 * `npx tsx scripts/icons.ts`: draws the icons in public/ from favicon.svg, which is 64 units square with round corners.
 * Run it after a change of the drawing, and commit what it makes.
 */
const drawing = readFileSync('public/favicon.svg', 'utf8');

/** Without round corners and with a margin of the ground around it, in units: systems cut their own shape out of it. */
function bled(margin: number): string {
  const side = 64 + 2 * margin;
  return drawing
    .replace('viewBox="0 0 64 64"', `viewBox="${-margin} ${-margin} ${side} ${side}"`)
    .replace(
      'width="64" height="64" rx="7"',
      `x="${-margin}" y="${-margin}" width="${side}" height="${side}"`,
    );
}

function png(svg: string, pixels: number, palette = true): Promise<Buffer> {
  return sharp(Buffer.from(svg), { density: 72 * Math.ceil(pixels / 64) })
    .resize(pixels)
    .png({ palette, effort: 10 })
    .toBuffer();
}

/** An ICO file with one picture, 32 pixels square, stored as PNG with all its colours, as such files want it. */
function ico(picture: Buffer): Buffer {
  const head = Buffer.alloc(22);
  head.writeUInt16LE(1, 2); // an icon, not a cursor
  head.writeUInt16LE(1, 4); // pictures
  head.writeUInt8(32, 6); // width
  head.writeUInt8(32, 7); // height
  head.writeUInt16LE(1, 10); // planes
  head.writeUInt16LE(32, 12); // bits per pixel
  head.writeUInt32LE(picture.length, 14);
  head.writeUInt32LE(head.length, 18);
  return Buffer.concat([head, picture]);
}

const files: Record<string, Buffer> = {
  'favicon.ico': ico(await png(drawing, 32, false)),
  'icon-192.png': await png(drawing, 192),
  'icon-512.png': await png(drawing, 512),
  // The strokes lie within the circle of 80 % that is never cut off (W3C Web Application Manifest, "maskable").
  'icon-maskable-512.png': await png(bled(6), 512),
  'apple-touch-icon.png': await png(bled(2), 180),
};
for (const [name, bytes] of Object.entries(files)) writeFileSync(`public/${name}`, bytes);
