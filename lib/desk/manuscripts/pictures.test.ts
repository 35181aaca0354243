import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { articleSource } from '@/lib/content/test-tree';
import type { Person } from '@/lib/desk/person';
import { mediaFileAt } from '@/lib/site/body-context';
import { act } from './act';
import { findPicture, listPictures, uploadPicture } from './pictures';
import { saveSource } from './save-source';
import { author, editor, type TestDesk, withDesk } from './test-desk';
import type { WritingDesk } from './writing-desk';

const beside = 'articles/2026/a/index.mdx';
const single = 'articles/2026/a.mdx';
const draft = articleSource({ status: 'draft' });

const upload = (desk: WritingDesk, bytes: Buffer, name = '会场.jpg', person: Person = editor) =>
  uploadPicture(desk, person, 'a', async () => ({ name, bytes }));

const bytesOf = (test: TestDesk, src: string): Buffer =>
  readFileSync(path.join(test.tree.root, 'articles/2026/a', src));

function blank(width: number, height: number, background = '#a03020'): Sharp {
  return sharp({ create: { width, height, channels: 3, background } });
}

/** As a phone makes it: lying on its side, with place, owner and a profile. */
function photograph(): Promise<Buffer> {
  const gps = {
    GPSLatitudeRef: 'N',
    GPSLatitude: '39/1 54/1 0/1',
    GPSLongitudeRef: 'E',
    GPSLongitude: '116/1 23/1 0/1',
  };
  return blank(60, 40)
    .withExif({ IFD0: { Make: 'Secretphone', Artist: 'Private Person' }, IFD3: gps })
    .withIccProfile('p3')
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
}

/** CRC-32 as PNG wants it (ISO 3309); zlib.crc32 is not in every Node 20. */
function crc32(data: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** A picture that says it has so many pixels, in a few hundred bytes. */
function bomb(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const named = Buffer.concat([Buffer.from(type), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(named), 4);
    return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc(Math.min((width / 8 + 1) * height, 30_000_000)));
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

describe('an uploaded picture', () => {
  it('is upright and says nothing of where, by whom and with what it was taken', async () => {
    await withDesk({ [beside]: draft }, async (desk, test) => {
      const original = await photograph();
      for (const secret of ['Secretphone', 'Private Person', 'Exif', 'ICC_PROFILE'])
        expect(original.includes(secret)).toBe(true);
      expect((await sharp(original).metadata()).exif).toBeDefined();
      expect(await upload(desk, original)).toEqual({ src: 'hui-chang.jpg', width: 40, height: 60 });
      const made = bytesOf(test, 'hui-chang.jpg');
      const { exif, icc, xmp, iptc, orientation, width, height, space } = await sharp(made).metadata();
      expect({ exif, icc, xmp, iptc, orientation }).toEqual({});
      expect({ width, height, space }).toEqual({ width: 40, height: 60, space: 'srgb' });
      for (const secret of ['Secretphone', 'Private', 'Exif', 'GPS', 'ICC_PROFILE'])
        expect(made.includes(secret)).toBe(false);
    });
  });

  it('has at most 2560 pixels on a side, and keeps what is transparent', async () => {
    await withDesk({ [beside]: draft }, async (desk, test) => {
      const large = await sharp({
        create: { width: 3000, height: 100, channels: 4, background: '#ff000080' },
      })
        .png()
        .toBuffer();
      expect(await upload(desk, large, 'x.png')).toEqual({ src: 'x.png', width: 2560, height: 85 });
      expect((await sharp(bytesOf(test, 'x.png')).metadata()).hasAlpha).toBe(true);
    });
  });

  it('is one picture, of a kind that readers’ browsers show', async () => {
    await withDesk({ [beside]: draft }, async (desk, test) => {
      const frames = Buffer.alloc(8 * 16 * 3, 200);
      frames.fill(20, 8 * 8 * 3);
      const moving = await sharp(frames, { raw: { width: 8, height: 16, channels: 3, pageHeight: 8 } })
        .gif()
        .toBuffer();
      expect((await sharp(moving).metadata()).pages).toBe(2);
      const kinds: [Buffer, string, string][] = [
        [moving, 'a.gif', 'a.png'],
        [await blank(9, 8).webp().toBuffer(), 'b.png', 'b.webp'],
        [await blank(9, 8).avif().toBuffer(), 'c', 'c.avif'],
        [await blank(9, 8).toColourspace('cmyk').jpeg().toBuffer(), 'd.jpg', 'd.jpg'],
      ];
      for (const [bytes, name, src] of kinds) {
        expect((await upload(desk, bytes, name)).src).toBe(src);
        const { pages = 1, space } = await sharp(bytesOf(test, src)).metadata();
        expect({ src, pages, space }).toEqual({ src, pages: 1, space: 'srgb' });
      }
    });
  });

  it('carries nothing behind its end', async () => {
    await withDesk({ [beside]: draft }, async (desk, test) => {
      const script = '<script>alert(document.cookie)</script>';
      const archive = 'PK\u0003\u0004';
      const both = Buffer.concat([await blank(8, 8).jpeg().toBuffer(), Buffer.from(script + archive)]);
      const { src } = await upload(desk, both, 'page.html');
      expect(src).toBe('page.jpg');
      expect(bytesOf(test, src).includes('<script>')).toBe(false);
      const comment = Buffer.concat([Buffer.from('GIF89a/*'), Buffer.from(`*/=1;${script}`)]);
      await expect(upload(desk, comment, 'x.gif')).rejects.toMatchObject({ code: 'picture-broken' });
    });
  });
});

describe('what is no picture, or too much of one', () => {
  const svg = '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  it.each<[string, Buffer, number, string]>([
    ['drawings', Buffer.from(svg), 415, 'svg'],
    ['drawings with a prefix', Buffer.from('<s:svg xmlns:s="http://www.w3.org/2000/svg"/>'), 415, 'svg'],
    ['pages', Buffer.from('<!doctype html><p>'), 415, 'picture-type'],
    ['short ones', Buffer.from('x'), 415, 'picture-type'],
    ['nothing', Buffer.alloc(0), 422, 'picture-empty'],
    ['bombs', bomb(50_000, 50_000), 413, 'picture-pixels'],
    ['more than 50 million pixels', bomb(10_000, 5001), 413, 'picture-pixels'],
    ['halves', Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), 422, 'picture-broken'],
    ['more than 20 MB', Buffer.alloc(20 * 1024 * 1024 + 1, 0xff), 413, 'picture-size'],
  ])('%s are refused', async (_, bytes, status, code) => {
    await withDesk({ [beside]: draft }, async (desk, test) => {
      await expect(upload(desk, bytes)).rejects.toMatchObject({ status, code });
      expect(readdirSync(path.join(test.tree.root, 'articles/2026/a'))).toEqual(['index.mdx']);
    });
  });

  it('is told by bytes alone', async () => {
    await withDesk({ [beside]: draft }, async (desk) => {
      const large = await sharp(bomb(7000, 7000)).metadata();
      expect(large.width).toBe(7000);
      const { width, height } = await upload(desk, bomb(7000, 7000), 'x.svg');
      expect({ width, height }).toEqual({ width: 2560, height: 2560 });
    });
  });
});

describe('beside an article', () => {
  it('the same picture is there once, another of its name gets a number', async () => {
    await withDesk({ [beside]: draft }, async (desk) => {
      const one = await blank(8, 8, '#111').jpeg().toBuffer();
      const other = await blank(8, 8, '#eee').jpeg().toBuffer();
      const all = await Promise.all([
        upload(desk, one),
        upload(desk, other),
        upload(desk, one),
        upload(desk, one, '别名.jpg'),
      ]);
      const names = new Set(all.map(({ src }) => src));
      expect(names.size).toBe(2);
      expect(await listPictures(desk, editor, 'a')).toEqual([
        { src: 'hui-chang-2.jpg', width: 8, height: 8 },
        { src: 'hui-chang.jpg', width: 8, height: 8 },
      ]);
    });
  });

  it('nobody sees it before the article is public', async () => {
    await withDesk({ [beside]: draft }, async (desk, test) => {
      const { src } = await upload(desk, await photograph());
      const address = `/media/articles/a/${src}`;
      expect(mediaFileAt(desk.newsroom, address)).toBeUndefined();
      expect((await findPicture(desk, editor, 'a', src)).preview).toBe(true);
      await expect(findPicture(desk, author, 'a', src)).rejects.toMatchObject({ status: 404 });
      await expect(findPicture(desk, editor, 'a', 'index.mdx')).rejects.toMatchObject({ status: 404 });
      await act(desk, editor, 'a', { action: 'publish', base: test.version(beside) });
      expect(mediaFileAt(desk.newsroom, address)).toBeDefined();
    });
  });

  it('only those put one who may write there', async () => {
    await withDesk({ [beside]: articleSource() }, async (desk) => {
      desk.authorship.begin('a', { person: author.id, name: author.name }, 0);
      const bytes = await photograph();
      await expect(upload(desk, bytes, 'x', author)).rejects.toMatchObject({ status: 403 });
    });
  });
});

describe('a single file', () => {
  it('becomes a folder under the same address, in git and in the log', async () => {
    await withDesk(
      { [single]: articleSource() },
      async (desk, test) => {
        const seen: string[] = [];
        desk.newsroom.onChange(() => void seen.push(desk.newsroom.queries.lookUp('a').state));
        const version = test.version(single);
        const { src } = await upload(desk, await photograph());
        expect(existsSync(path.join(test.tree.root, single))).toBe(false);
        expect(test.version(beside)).toBe(version);
        expect(seen.length).toBeGreaterThan(0);
        expect(new Set(seen)).toEqual(new Set(['visible']));
        expect(desk.newsroom.store.articleBySlug('a')?.path).toBe(beside);
        expect(mediaFileAt(desk.newsroom, `/media/articles/a/${src}`)).toBeDefined();
        expect(test.git('status', '--porcelain')).toBe('');
        expect(test.git('log', '-1', '--format=%s').trim()).toBe('添加图片：标题 hui-chang.jpg');
        expect(test.git('log', '--follow', '--format=%s', '--', beside).trim().split('\n')).toHaveLength(2);
        expect(desk.audit.list().map(({ detail }) => detail.for)).toEqual([
          'picture',
          'picture',
          'move',
          'move',
        ]);
        await saveSource(desk, editor, 'a', { source: articleSource({}, `![图](${src})`), base: version });
        expect(desk.newsroom.store.mediaUsers(`/media/articles/a/${src}`)).toEqual(['a']);
      },
      { git: true },
    );
  });

  it('stays one while paths in it would mean other files', async () => {
    const cover = articleSource(
      { cover: '2020/x.jpg' },
      '![图](y.png)\n\n<Figure src="/media/z.png" alt="z" />',
    );
    await withDesk({ [single]: cover }, async (desk, test) => {
      const uploading = upload(desk, await photograph());
      await expect(uploading).rejects.toMatchObject({ status: 422, code: 'relative-paths' });
      await expect(uploading).rejects.toThrow('2020/x.jpg、y.png。');
      expect(test.read(single)).toBe(cover);
      expect(await listPictures(desk, editor, 'a')).toEqual([]);
    });
  });
});
