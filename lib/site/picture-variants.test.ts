import { existsSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { articleSource, TestTree } from '@/lib/content/test-tree';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { findMedia, type MediaFile } from './media';
import type { Variant } from './picture-address';
import { answerMedia } from './picture-response';
import { pictureFactsOf, versionOf } from './picture-size';
import { PictureStore, type StoreOptions } from './picture-store';
import { PictureVariants } from './picture-variants';

/** Something with structure, so that formats differ in size; not random, so that runs do not. */
function canvas(width: number, height: number, channels: 3 | 4 = 3) {
  const pixels = Buffer.alloc(width * height * channels);
  for (let at = 0; at < pixels.length; at += 1) pixels[at] = (at * 7 + (at >> 9) * 13) & 0xff;
  return sharp(pixels, { raw: { width, height, channels } }).blur(2);
}

/** A PNG whose header promises a picture of 60,000 by 60,000 pixels. */
async function bomb(): Promise<Buffer> {
  const honest = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#b22' } })
    .png()
    .toBuffer();
  const header = Buffer.from(honest);
  header.writeUInt32BE(60_000, 16);
  header.writeUInt32BE(60_000, 20);
  return Buffer.concat([header, deflateSync(Buffer.alloc(1024))]);
}

/** A still PNG with the chunk that says that it moves. */
async function movingPng(): Promise<Buffer> {
  const still = await canvas(700, 400).png().toBuffer();
  const control = Buffer.concat([Buffer.from([0, 0, 0, 8]), Buffer.from('acTL'), Buffer.alloc(12)]);
  return Buffer.concat([still.subarray(0, 33), control, still.subarray(33)]);
}

const tree = new TestTree({
  'articles/2026/open/index.mdx': articleSource({}, '正文'),
  'articles/2026/secret/index.mdx': articleSource({ status: 'draft' }, '草稿'),
});
let newsroom: Newsroom;

beforeAll(async () => {
  const jpeg = canvas(1000, 600).jpeg();
  const photo = await jpeg
    .clone()
    .withExif({ IFD0: { Copyright: 'someone' }, IFD3: { GPSLatitude: '39/1 54/1 0/1' } })
    .toBuffer();
  tree.write('media/photo.jpg', photo);
  tree.write('articles/2026/open/own.jpg', photo);
  tree.write('articles/2026/secret/own.jpg', photo);
  tree.write('media/turned.jpg', await jpeg.clone().withMetadata({ orientation: 6 }).toBuffer());
  tree.write('media/clear.png', await canvas(700, 400, 4).png().toBuffer());
  tree.write('media/photo.webp', await canvas(700, 400).webp().toBuffer());
  tree.write('media/photo.avif', await canvas(700, 400).avif({ effort: 0 }).toBuffer());
  tree.write('media/cut.jpg', photo.subarray(0, photo.length >> 1));
  tree.write('media/named-wrong.jpg', await canvas(700, 400).png().toBuffer());
  tree.write('media/drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="90"/>');
  tree.write('media/posing.jpg', '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="90"/>');
  const two = await sharp(
    [await canvas(400, 300).png().toBuffer(), await canvas(400, 300).negate().png().toBuffer()],
    {
      join: { animated: true },
    },
  )
    .webp()
    .toBuffer();
  tree.write('media/moving.webp', two);
  tree.write('media/moving.gif', await sharp(two, { pages: -1 }).gif().toBuffer());
  tree.write('media/moving.png', await movingPng());
  tree.write('media/bomb.png', await bomb());
  tree.write(
    'media/tall.png',
    await sharp({ create: { width: 700, height: 20_000, channels: 3, background: '#b22' } })
      .png()
      .toBuffer(),
  );
  newsroom = await tree.openNewsroom();
}, 30_000);
afterAll(() => tree.dispose());

function fileAt(address: string, previewed?: string): MediaFile {
  const found = findMedia(newsroom, address.split('/'), previewed);
  if (!found) throw new Error(`no ${address}`);
  return found;
}

async function ask(address: string, query: string, init: RequestInit = {}, previewed?: string) {
  const request = new Request(`http://localhost/media/${address}?${query}`, init);
  const response = await answerMedia(newsroom, fileAt(address, previewed), request);
  const { status, headers } = response;
  return { status, headers, bytes: Buffer.from(await response.arrayBuffer()) };
}

const pictures = path.join(tree.dataDir, 'pictures');

describe('pictureFactsOf', () => {
  it.each([
    ['photo.jpg', 1000, 600, 'jpeg'],
    ['turned.jpg', 600, 1000, 'jpeg'],
    ['clear.png', 700, 400, 'png'],
    ['photo.webp', 700, 400, 'webp'],
    ['photo.avif', 700, 400, 'avif'],
    ['named-wrong.jpg', 700, 400, 'png'],
  ])('%s: variants', (name, width, height, raster) => {
    expect(pictureFactsOf(fileAt(name))).toMatchObject({ width, height, raster });
  });

  it.each(['drawing.svg', 'posing.jpg', 'moving.webp', 'moving.gif', 'moving.png', 'bomb.png', 'tall.png'])(
    '%s: as it is',
    (name) => {
      const facts = pictureFactsOf(fileAt(name));
      expect(facts?.width).toBeGreaterThan(0);
      expect(facts).not.toHaveProperty('raster');
    },
  );

  it('finds a size behind a long profile', () => {
    const photo = readFileSync(fileAt('photo.jpg').absolute);
    const filler = Buffer.concat(
      Array.from({ length: 6 }, () =>
        Buffer.concat([Buffer.from([0xff, 0xe9, 0xff, 0xff]), Buffer.alloc(65_533)]),
      ),
    );
    tree.write('media/long.jpg', Buffer.concat([photo.subarray(0, 2), filler, photo.subarray(2)]));
    expect(pictureFactsOf(fileAt('long.jpg'))).toMatchObject({ width: 1000, height: 600 });
  });
});

describe('answerMedia', () => {
  it.each([
    ['photo.jpg', ['avif', 'webp', 'jpeg']],
    ['clear.png', ['avif', 'webp', 'png']],
    ['photo.webp', ['avif', 'webp']],
    ['photo.avif', ['avif', 'webp']],
    ['named-wrong.jpg', ['avif', 'webp', 'png']],
  ])('gives %s in %j', async (name, formats) => {
    for (const format of formats) {
      const { status, headers, bytes } = await ask(name, `w=320&f=${format}`);
      expect([status, headers.get('content-type')]).toEqual([200, `image/${format}`]);
      expect(headers.get('content-length')).toBe(String(bytes.length));
      expect(headers.get('vary')).toBeNull();
      const made = await sharp(bytes).metadata();
      expect([made.width, made.mediaType]).toEqual([320, `image/${format}`]);
    }
  });

  it('never makes a picture larger', async () => {
    tree.write('media/small.png', await canvas(500, 300).png().toBuffer());
    expect((await sharp((await ask('small.png', 'w=640&f=webp')).bytes).metadata()).width).toBe(500);
    expect((await ask('small.png', 'w=960&f=webp')).status).toBe(404);
  });

  it('keeps transparency', async () => {
    expect((await sharp((await ask('clear.png', 'w=320&f=webp')).bytes).metadata()).hasAlpha).toBe(true);
  });

  it('takes metadata out, in the original it stays', async () => {
    expect((await sharp(fileAt('photo.jpg').absolute).metadata()).exif).toBeDefined();
    for (const format of ['avif', 'webp', 'jpeg']) {
      const { exif, xmp, iptc, orientation } = await sharp(
        (await ask('photo.jpg', `w=640&f=${format}`)).bytes,
      ).metadata();
      expect([exif, xmp, iptc, orientation]).toEqual([undefined, undefined, undefined, undefined]);
    }
  });

  it('turns a picture upright', async () => {
    const { width, height } = await sharp((await ask('turned.jpg', 'w=320&f=webp')).bytes).metadata();
    expect([width, height]).toEqual([320, 533]);
  });

  it('cuts crops to their ratio, upright and without transparency', async () => {
    tree.write('media/large.png', await canvas(1600, 1300, 4).png().toBuffer());
    for (const [ratio, height] of [
      ['1x1', 1200],
      ['4x3', 900],
      ['16x9', 675],
    ]) {
      const { status, bytes } = await ask('large.png', `w=1200&r=${ratio}&f=jpeg`);
      const made = await sharp(bytes).metadata();
      expect([status, made.width, made.height, made.mediaType]).toEqual([200, 1200, height, 'image/jpeg']);
    }
    const turned = await ask('turned.jpg', 'w=1200&r=4x3&f=jpeg');
    const { width, height } = await sharp(turned.bytes).metadata();
    expect([width, height]).toEqual([600, 450]);
  });

  it.each([
    ['photo.jpg', 'w=960&r=4x3&f=jpeg'],
    ['photo.jpg', 'w=1200&r=3x2&f=jpeg'],
    ['photo.jpg', 'w=1200&r=4x3&f=webp'],
    ['clear.png', 'w=1200&r=1x1&f=jpeg'],
    ['drawing.svg', 'w=1200&r=4x3&f=jpeg'],
    ['photo.jpg', 'w=321&f=webp'],
    ['photo.jpg', 'w=1920&f=webp'],
    ['photo.jpg', 'w=320'],
    ['photo.jpg', 'w=320&f=png'],
    ['drawing.svg', 'w=320&f=webp'],
    ['posing.jpg', 'w=320&f=webp'],
    ['moving.gif', 'w=320&f=webp'],
    ['moving.webp', 'w=320&f=avif'],
    ['moving.png', 'w=320&f=webp'],
    ['bomb.png', 'w=320&f=webp'],
    ['tall.png', 'w=320&f=webp'],
  ])('%s has no ?%s', async (name, query) => {
    const files = readdirSync(pictures);
    expect((await ask(name, query)).status).toBe(404);
    expect(readdirSync(pictures)).toEqual(files);
  });

  it('gives pictures that move as they are', async () => {
    for (const name of ['moving.gif', 'moving.webp', 'moving.png']) {
      const { status, bytes } = await ask(name, '');
      expect([status, bytes.length]).toEqual([200, fileAt(name).stat.size]);
    }
  });

  it('lets the original stand in for a broken picture, for a minute', async () => {
    const { status, headers, bytes } = await ask(
      'cut.jpg',
      `v=${versionOf(fileAt('cut.jpg').stat)}&w=320&f=avif`,
    );
    expect([status, headers.get('content-type'), bytes.length]).toEqual([
      200,
      'image/jpeg',
      fileAt('cut.jpg').stat.size,
    ]);
    expect(headers.get('cache-control')).toBe('public, max-age=60, must-revalidate');
  });

  it('may be kept for ever under the version of the file only', async () => {
    const version = versionOf(fileAt('photo.jpg').stat);
    const lifetime = async (address: string, query: string, previewed?: string) =>
      (await ask(address, query, {}, previewed)).headers.get('cache-control');
    const forever = 'public, max-age=31536000, immutable';
    expect(await lifetime('photo.jpg', `v=${version}&w=320&f=webp`)).toBe(forever);
    expect(await lifetime('photo.jpg', `v=${version}`)).toBe(forever);
    expect(await lifetime('photo.jpg', '')).toMatch(/max-age=3600\b/);
    for (const query of ['v=old', 'v=old&w=320&f=webp', 'v=']) {
      expect(await lifetime('photo.jpg', query)).toMatch(/max-age=60\b/);
    }
    const own = versionOf(fileAt('articles/open/own.jpg').stat);
    for (const query of ['', `v=${own}`, `v=${own}&w=320&f=webp`]) {
      expect(await lifetime('articles/open/own.jpg', query)).toMatch(/^public, max-age=60\b/);
      expect(await lifetime('articles/secret/own.jpg', query, 'secret')).toBe('private, no-store');
    }
  });

  it('has a validator, answers HEAD', async () => {
    const { headers } = await ask('photo.jpg', 'w=320&f=webp');
    const etag = headers.get('etag') ?? '';
    const again = await ask('photo.jpg', 'w=320&f=webp', { headers: { 'if-none-match': etag } });
    expect([again.status, again.bytes.length]).toEqual([304, 0]);
    const other = await ask('photo.jpg', 'w=320&f=avif', { headers: { 'if-none-match': etag } });
    expect(other.status).toBe(200);
    const head = await ask('photo.jpg', 'w=320&f=webp', { method: 'HEAD' });
    expect([head.bytes.length, head.headers.get('content-length')]).toEqual([
      0,
      headers.get('content-length'),
    ]);
  });

  it('follows a replaced file', async () => {
    tree.write('media/changing.jpg', await canvas(700, 400).jpeg().toBuffer());
    const before = await ask('changing.jpg', 'w=320&f=webp');
    const version = versionOf(fileAt('changing.jpg').stat);
    tree.write('media/changing.jpg', await canvas(700, 300).jpeg().toBuffer());
    utimesSync(fileAt('changing.jpg').absolute, 1_700_000_000, 1_700_000_000);
    const after = await ask('changing.jpg', `v=${version}&w=320&f=webp`);
    expect(after.headers.get('etag')).not.toBe(before.headers.get('etag'));
    expect((await sharp(after.bytes).metadata()).height).toBe(137);
    expect(after.headers.get('cache-control')).toMatch(/max-age=60\b/);
  });

  it('asks the gate before the folder', async () => {
    expect((await ask('articles/open/own.jpg', 'w=320&f=webp')).status).toBe(200);
    expect((await ask('articles/secret/own.jpg', 'w=320&f=webp', {}, 'secret')).status).toBe(200);
    expect(findMedia(newsroom, ['articles', 'secret', 'own.jpg'])).toBeUndefined();
    tree.article('2026/open/index', {
      status: 'withdrawn',
      withdrawn: { date: '2026-05-02', reason: '有误' },
    });
    await newsroom.apply('watch', ['articles/2026/open/index.mdx']);
    expect(findMedia(newsroom, ['articles', 'open', 'own.jpg'])).toBeUndefined();
    tree.article('2026/open/index');
    await newsroom.apply('watch', ['articles/2026/open/index.mdx']);
  });

  it('survives the loss of its folder', async () => {
    rmSync(pictures, { recursive: true });
    expect((await ask('photo.jpg', 'w=320&f=webp')).headers.get('content-type')).toBe('image/webp');
    expect(readdirSync(pictures)).toHaveLength(1);
  });
});

describe('PictureVariants', () => {
  const variant = (width: number): Variant => ({ width, format: 'webp' });
  let folders = 0;
  const store = ({
    encode: given,
    ...options
  }: Partial<StoreOptions> & { encode?: () => Promise<Buffer> } = {}) => {
    folders += 1;
    const folder = options.folder ?? path.join(tree.home, `variants-${folders}`);
    let made = 0;
    const encode = async (): Promise<Buffer> => {
      made += 1;
      await wait(20);
      return Buffer.alloc(1000, made);
    };
    return {
      folder,
      variants: new PictureVariants(new PictureStore({ ...options, folder }), given ?? encode),
      made: () => made,
    };
  };

  it('makes a variant once for everyone who asks', async () => {
    const { variants, made, folder } = store();
    const file = fileAt('photo.jpg');
    const answers = await Promise.all(Array.from({ length: 20 }, () => variants.get(file, variant(320))));
    expect(made()).toBe(1);
    expect(new Set(answers.map((answer) => answer?.length))).toEqual(new Set([1000]));
    await variants.get(file, variant(320));
    const second = store({ folder });
    await second.variants.get(file, variant(320));
    expect([made(), second.made()]).toEqual([1, 0]);
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it('works on few at a time and refuses more than may wait', async () => {
    let now = 0;
    let most = 0;
    const encode = async (): Promise<Buffer> => {
      now += 1;
      most = Math.max(most, now);
      await wait(10);
      now -= 1;
      return Buffer.alloc(10);
    };
    const { variants } = store({ encode, concurrency: 2, maxWaiting: 3 });
    const file = fileAt('photo.jpg');
    const ask = () =>
      Promise.all(Array.from({ length: 8 }, (_, index) => variants.get(file, variant(index))));
    const answers = await ask();
    expect([most, answers.filter(Boolean).length]).toEqual([2, 5]);
    expect((await ask()).filter(Boolean)).toHaveLength(8);
  });

  it('waits for a reader no longer than patience, and has the variant later', async () => {
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const encode = async (): Promise<Buffer> => {
      await released;
      return Buffer.alloc(1000);
    };
    const { variants } = store({ encode, patienceMs: 5 });
    const file = fileAt('photo.jpg');
    expect(await variants.get(file, variant(320))).toBeUndefined();
    release();
    await vi.waitFor(async () => expect(await variants.get(file, variant(320))).toHaveLength(1000), 10_000);
  });

  it('does not try what failed again and again', async () => {
    let tries = 0;
    const encode = (): Promise<Buffer> => {
      tries += 1;
      return Promise.reject(new Error('broken'));
    };
    const { variants, folder } = store({ encode });
    for (let n = 0; n < 3; n += 1) {
      expect(await variants.get(fileAt('photo.jpg'), variant(320))).toBeUndefined();
    }
    expect([tries, existsSync(folder)]).toEqual([1, false]);
  });

  it('keeps its folder within the bound, oldest out, over restarts too', async () => {
    const { variants, folder } = store({ maxBytes: 3500 });
    const file = fileAt('photo.jpg');
    const nameOf = (width: number) => `${variants.keyOf(file, variant(width))}.webp`;
    for (const width of [1, 2, 3]) {
      await variants.get(file, variant(width));
      utimesSync(path.join(folder, nameOf(width)), 1_700_000_000 + width, 1_700_000_000 + width);
    }
    await variants.get(file, variant(1));
    await variants.get(file, variant(4));
    await vi.waitFor(() => expect(readdirSync(folder).sort()).toEqual([1, 3, 4].map(nameOf).sort()));
    const later = store({ folder, maxBytes: 3500 });
    await later.variants.get(file, variant(5));
    await vi.waitFor(() => expect(readdirSync(folder).sort()).toEqual([3, 4, 5].map(nameOf).sort()));
  });

  it('clears away what a crash left half written', async () => {
    const { variants, folder } = store();
    await variants.get(fileAt('photo.jpg'), variant(1));
    const left = path.join(folder, 'x.webp.1.new');
    writeFileSync(left, 'half');
    utimesSync(left, 1_700_000_000, 1_700_000_000);
    await store({ folder }).variants.get(fileAt('photo.jpg'), variant(2));
    expect(existsSync(left)).toBe(false);
  });

  it('serves what it cannot keep', async () => {
    const folder = path.join(tree.home, 'a-file');
    writeFileSync(folder, '');
    const { variants } = store({ folder });
    expect(await variants.get(fileAt('photo.jpg'), variant(320))).toHaveLength(1000);
  });
});
