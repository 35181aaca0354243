import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { articleSource, TestTree } from '@/lib/content/test-tree';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { answerSharePicture } from './answer';
import { type ShareCard, shareImageOf } from './card';
import { drawableText } from './drawable';
import { drawCard } from './drawing';
import { articleCard, findCard, siteCard } from './find-card';
import { renderCard } from './share-picture';
import { loadTypefaces, type Typefaces } from './typeface';

const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="600"><rect width="900" height="600" fill="#2b5871"/></svg>';

const tree = new TestTree({
  'sections.yaml': '- {id: news, name: 新闻, englishName: News}\n',
  'articles/open.mdx': articleSource({
    title: '公开的标题',
    kicker: '引题',
    tags: ['甲/乙'],
    author: '张三',
  }),
  'articles/draft.mdx': articleSource({ title: '草稿', status: 'draft', tags: ['未公开'] }),
  'articles/later.mdx': articleSource({ title: '定时', date: '2026-07-01 08:00' }),
  'articles/past.mdx': articleSource({ title: '到期', expires: '2026-05-20' }),
  'articles/drawn.mdx': articleSource({ title: '有图', cover: { src: '/media/plain.svg', alt: '图' } }),
  'articles/worded.mdx': articleSource({ title: '有字', cover: { src: '/media/worded.svg', alt: '图' } }),
  'articles/pictured.mdx': articleSource({ title: '有照片', cover: { src: '/media/photo.jpg', alt: '图' } }),
  'articles/broken.mdx': articleSource({ title: '坏图', cover: { src: '/media/cut.jpg', alt: '图' } }),
  'topics/shown.mdx': '---\ntitle: 专题\n---\n\n正文\n',
  'topics/hidden.mdx': '---\ntitle: 未公开\nstatus: draft\n---\n\n正文\n',
  'media/plain.svg': drawing,
  'media/worded.svg': drawing.replace('</svg>', '<text x="9" y="99">字</text></svg>'),
});
let newsroom: Newsroom;
let faces: Typefaces;

beforeAll(async () => {
  const photo = await sharp({ create: { width: 1000, height: 800, channels: 3, background: '#2b5871' } })
    .jpeg()
    .toBuffer();
  tree.write('media/photo.jpg', photo);
  tree.write('media/cut.jpg', photo.subarray(0, photo.length >> 1));
  newsroom = await tree.openNewsroom();
  faces = await loadTypefaces();
}, 60_000);
afterAll(() => tree.dispose());

const plain: ShareCard = {
  kind: 'article',
  name: 'x',
  title: '标题',
  site: '测试网',
  notes: ['新闻', '2026年5月1日'],
  language: 'zh-Hans',
  standIns: ['新闻', '测试网'],
};

async function ask(address: string, init: RequestInit = {}) {
  const response = await answerSharePicture(newsroom, new Request(`http://localhost${address}`, init));
  const { status, headers } = response;
  return { status, headers, bytes: Buffer.from(await response.arrayBuffer()) };
}

function addressOf(slug: string): string {
  const card = findCard(newsroom, 'article', slug);
  return card ? shareImageOf(card).src : '';
}

describe('the typeface', () => {
  it('has what Chinese titles are written with', () => {
    const written =
      '犇猋骉麤〇龘靐齉爨㐂㑇䶮𬭚𫓧𬀩囍臺灣鐵體龜鬱“”‘’《》〈〉「」『』【】（）——……·、，。；：！？１２３ＡＢＣ①⑩ⅠⅡ％℃㎡×→Éüßж';
    expect(drawableText(written, faces.bold)).toBe(written);
    expect(drawableText(written, faces.medium)).toBe(written);
    const characters = [...new Set(written)];
    const shapes = characters.map((character) =>
      faces.bold
        .outlinesOf(character, false)
        .map((outline) => outline.path)
        .join(),
    );
    expect(shapes.every((shape) => shape !== '')).toBe(true);
    expect(new Set(shapes).size).toBe(characters.length);
  });

  it('is asked before anything is drawn: emoji are left out, nothing is drawn as a box', () => {
    expect(drawableText('🎉 开幕👨‍👩‍👧了 🇨🇳', faces.bold)).toBe('开幕了');
    expect(drawableText('龙\u{e0100}年\u200b', faces.bold)).toBe('龙年');
    expect(drawableText('e\u0301', faces.bold)).toBe('é');
    expect(drawableText('𠮷田', faces.bold)).toBeUndefined();
    expect(drawableText('བོད་ཡིག', faces.bold)).toBeUndefined();
    expect(drawableText('🎉', faces.bold)).toBeUndefined();
    const standIn = drawCard({ ...plain, title: '𠮷田' }, faces);
    expect(standIn).toBe(drawCard({ ...plain, title: '新闻' }, faces));
  });
});

describe('drawCard', () => {
  it.each([
    ['a short title', '春'],
    ['120 Han characters', '国务院办公厅关于印发的通知，'.repeat(9).slice(0, 120)],
    ['120 wide Latin letters in words', 'WWWWWWWWW '.repeat(12)],
    ['one word of 120 letters', 'W'.repeat(120)],
    ['120 opening marks', '《'.repeat(120)],
  ])('keeps %s inside the picture', async (_, title) => {
    for (const cover of [undefined, findCard(newsroom, 'article', 'drawn')?.cover]) {
      const kicker = '引题'.repeat(100);
      const { data, info } = await sharp(Buffer.from(drawCard({ ...plain, kicker, title, cover }, faces)))
        .raw()
        .toBuffer({ resolveWithObject: true });
      const isInk = (x: number, y: number) => (data[(y * info.width + x) * info.channels] ?? 0) < 200;
      const right = cover ? 690 : 1200;
      const edges = Array.from({ length: 630 }, (_, y) => [20, right - 12].map((x) => isInk(x, y))).flat();
      expect(edges).not.toContain(true);
      const gap = Array.from({ length: right }, (_, x) => [30, 514, 610].map((y) => isInk(x, y))).flat();
      expect(gap).not.toContain(true);
    }
  });
});

describe('renderCard', () => {
  it('gives pictures of 1200 by 630, each title its own', async () => {
    const titles = ['标题', '标题二', '犇猋', '骉麤', '〇〇'];
    const made = await Promise.all(titles.map((title) => renderCard({ ...plain, title }, 'png')));
    for (const bytes of made) {
      const { width, height, mediaType } = await sharp(bytes).metadata();
      expect([width, height, mediaType]).toEqual([1200, 630, 'image/png']);
    }
    expect(new Set(made.map((bytes) => bytes.toString('base64'))).size).toBe(titles.length);
  });

  it.each([
    ['drawn', true],
    ['pictured', true],
    ['worded', false],
    ['broken', false],
  ])('shows the cover of %s: %s', async (slug, shown) => {
    const card = findCard(newsroom, 'article', slug);
    if (!card) throw new Error(`no ${slug}`);
    const pixels = await sharp(await renderCard(card, 'jpg'))
      .raw()
      .toBuffer();
    const at = (300 * 1200 + 1000) * 3;
    const isBlue = (pixels[at] ?? 255) < 90 && (pixels[at + 2] ?? 0) > 90;
    expect(isBlue).toBe(shown);
  });
});

describe('answerSharePicture', () => {
  it('may be kept for ever under its version, by shared caches for a minute', async () => {
    const current = addressOf('open');
    const { status, headers, bytes } = await ask(current);
    expect([status, headers.get('content-type'), headers.get('content-length')]).toEqual([
      200,
      'image/png',
      String(bytes.length),
    ]);
    expect(headers.get('cache-control')).toMatch(/max-age=31536000, immutable, s-maxage=60/);
    for (const query of ['', '?v=', '?v=other']) {
      const other = await ask(current.replace(/\?.*/, query));
      expect(other.headers.get('cache-control')).toBe('public, max-age=60, must-revalidate');
      expect(other.bytes.equals(bytes)).toBe(true);
    }
  });

  it('has a validator, answers HEAD', async () => {
    const { headers } = await ask(addressOf('open'));
    const etag = headers.get('etag') ?? '';
    const again = await ask(addressOf('open'), { headers: { 'if-none-match': etag } });
    expect([again.status, again.bytes.length]).toEqual([304, 0]);
    const head = await ask(addressOf('open'), { method: 'HEAD' });
    expect([head.status, head.bytes.length, head.headers.get('content-length')]).toEqual([
      200,
      0,
      headers.get('content-length'),
    ]);
  });

  it.each([
    'article/draft.png',
    'article/later.png',
    'article/past.png',
    'article/nothing.png',
    'article/open',
    'article/open.gif',
    'article/open.png/more',
    'section/nothing.png',
    'topic/hidden.png',
    'tag/%E6%9C%AA%E5%85%AC%E5%BC%80.png',
    'author/%E6%9D%8E%E5%9B%9B.png',
    'site/other.png',
    'toString/open.png',
    'article/open.toString',
  ])('knows no %s', async (address) => {
    const { status, bytes } = await ask(`/api/og/${address}`);
    expect([status, bytes.length]).toEqual([404, 0]);
  });

  it.each([
    'site/front.png',
    'section/news.png',
    'topic/shown.png',
    'tag/%E7%94%B2%2F%E4%B9%99.png',
    'author/%E5%BC%A0%E4%B8%89.png',
  ])('draws %s', async (address) => {
    expect((await ask(`/api/og/${address}`)).status).toBe(200);
  });

  it('goes with the article at once, also for who has it', async () => {
    const address = addressOf('open');
    const etag = (await ask(address)).headers.get('etag') ?? '';
    tree.article('open', {
      title: '公开的标题',
      status: 'withdrawn',
      withdrawn: { date: '2026-05-02', reason: '有误' },
    });
    await newsroom.apply('watch', ['articles/open.mdx']);
    expect((await ask(address, { headers: { 'if-none-match': etag } })).status).toBe(404);
  });
});

describe('addresses', () => {
  it('change with everything that is drawn', () => {
    const { src } = shareImageOf(plain);
    const changes: Partial<ShareCard>[] = [
      { title: '标题。' },
      { kicker: '引题' },
      { site: '别的网' },
      { notes: ['要闻', '2026年5月1日'] },
      { language: 'en' },
    ];
    const others = changes.map((change) => shareImageOf({ ...plain, ...change }).src);
    expect(new Set([src, ...others]).size).toBe(changes.length + 1);
    expect(shareImageOf({ ...plain }).src).toBe(src);
  });

  it('follow the file of the cover', async () => {
    const before = addressOf('drawn');
    expect(before).toMatch(/\.jpg\?v=/);
    tree.write('media/plain.svg', drawing.replace('#2b5871', '#7a5c10'));
    tree.age('media/plain.svg');
    expect(addressOf('drawn')).not.toBe(before);
    expect(addressOf('worded')).toMatch(/\.png\?v=/);
  });

  it('carry any name', () => {
    expect(shareImageOf({ ...plain, kind: 'tag', name: '甲/乙 ?' }).src).toMatch(
      /^\/api\/og\/tag\/%E7%94%B2%2F%E4%B9%99%20%3F\.png\?v=[\w-]{10}$/,
    );
    expect(path.posix.normalize(shareImageOf(siteCard(newsroom)).src)).toMatch(
      /^\/api\/og\/site\/front\.png/,
    );
    const card = newsroom.queries.card('drawn');
    expect(card && articleCard(newsroom, card)).toMatchObject({
      notes: ['新闻', '2026年5月1日'],
      site: '测试新闻网',
    });
    expect(card && articleCard(newsroom, { ...card, lang: 'en' })).toMatchObject({
      notes: ['News', 'May 1, 2026'],
      site: '测试新闻网',
    });
  });
});
