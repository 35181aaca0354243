import { writeFileSync } from 'node:fs';
import sharp from 'sharp';

/** What one picture of the guide may weigh, in bytes. */
const mostBytes = 80 * 1024;

/** Writes a screenshot with few colours, as many as its weight allows. @throws Error when it is too heavy even so */
export async function writePicture(file: string, screenshot: Buffer): Promise<number> {
  for (const colours of [128, 64, 32, 16]) {
    const picture = await sharp(screenshot)
      .png({ palette: true, colours, effort: 10, compressionLevel: 9 })
      .toBuffer();
    if (picture.length > mostBytes) continue;
    writeFileSync(file, picture);
    return picture.length;
  }
  throw new Error(`${file}: heavier than ${mostBytes} bytes`);
}
