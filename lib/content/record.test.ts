import { describe, expect, it } from 'vitest';
import { Timestamp } from './front-matter';
import { parseDocumentFile } from './parse';
import { articleOf, cardOf } from './queries';
import {
  type IndexedArticle,
  mediaBaseOf,
  resolveMedia,
  summarise,
  toPicture,
  toRecord,
  withPlainTimes,
} from './record';
import { articleSource } from './test-tree';
import { never } from './visibility';

function recordOf(fields: Record<string, unknown>, body?: string, file = 'articles/a.mdx'): IndexedArticle {
  const bytes = Buffer.from(articleSource(fields, body));
  const { document, problems } = parseDocumentFile('article', file, bytes, 'Asia/Shanghai');
  if (!document) throw new Error(JSON.stringify(problems));
  return toRecord(document, file, { timezone: 'Asia/Shanghai', language: 'zh-Hans' });
}

describe('toRecord', () => {
  it('fills in defaults', () => {
    const { record, plain, media } = recordOf({ title: '甲', date: '2026-01-31' }, '第一段。\n\n第二段。');
    expect(record).toMatchObject({
      slug: 'a',
      url: '/news/a',
      status: 'published',
      date: Date.parse('2026-01-31T00:00:00+08:00'),
      dateOnly: true,
      expires: never,
      authors: [],
      tags: [],
      summary: '第一段。',
      pinned: false,
      archived: false,
      lang: 'zh-Hans',
      mediaBase: '/media/',
    });
    expect(plain).toContain('第二段。');
    expect(media).toEqual([]);
  });

  it('reads every form of the unions', () => {
    expect(recordOf({ source: '某报', author: '某人' }).record).toMatchObject({
      source: { name: '某报' },
      authors: ['某人'],
    });
    expect(
      recordOf({ source: { name: '某报', url: 'https://a.cn' }, author: ['甲', '乙'] }).record,
    ).toMatchObject({
      source: { name: '某报', url: 'https://a.cn' },
      authors: ['甲', '乙'],
    });
  });

  it('makes instants of all times', () => {
    const { record } = recordOf({
      date: '2026-01-31 10:00',
      updated: '2026-02-01T00:00:00Z',
      expires: '2026-03-01',
      corrections: [{ date: '2026-02-02', text: '更正' }],
      withdrawn: { date: '2026-02-03 08:00', reason: '有误', successor: 'b' },
    });
    expect(record).toMatchObject({
      date: Date.parse('2026-01-31T10:00+08:00'),
      dateOnly: false,
      updated: Date.parse('2026-02-01T00:00Z'),
      expires: Date.parse('2026-03-01T00:00+08:00'),
      corrections: [{ date: Date.parse('2026-02-02T00:00+08:00'), text: '更正' }],
      withdrawn: { date: Date.parse('2026-02-03T08:00+08:00'), reason: '有误', successor: 'b' },
    });
  });

  it('counts a tag or topic once', () => {
    expect(recordOf({ tags: ['甲', '乙', '甲'], topics: ['t', 't'] }).record).toMatchObject({
      tags: ['甲', '乙'],
      topics: ['t'],
    });
  });

  it('resolves media against the folder of the article', () => {
    const body =
      '![甲](a.jpg)\n\n![乙](/media/b.jpg)\n\n<Video src="./v.mp4" />\n\n[文件](r.pdf)\n\n![远](https://a.cn/c.jpg)';
    const { record, media } = recordOf({ cover: 'c.jpg' }, body, 'articles/2026/x/index.mdx');
    expect(record.mediaBase).toBe('/media/articles/x/');
    expect(record.cover?.src).toBe('/media/articles/x/c.jpg');
    expect([...media].sort()).toEqual([
      '/media/articles/x/a.jpg',
      '/media/articles/x/c.jpg',
      '/media/articles/x/r.pdf',
      '/media/articles/x/v.mp4',
      '/media/b.jpg',
      'https://a.cn/c.jpg',
    ]);
  });

  it('gives cards that carry nothing but what lists show', () => {
    const { record } = recordOf({
      status: 'archived',
      aliases: ['/old'],
      withdrawn: { date: '2026-02-03', reason: '秘密' },
    });
    expect(JSON.stringify(cardOf(record))).not.toContain('秘密');
    expect(cardOf(record)).not.toHaveProperty('aliases');
    expect(cardOf(record)).not.toHaveProperty('status');
    expect(articleOf(record, '正文').expires).toBeUndefined();
    expect(articleOf(record, '正文')).not.toHaveProperty('withdrawn');
  });
});

describe('helpers', () => {
  it('resolveMedia', () => {
    expect(resolveMedia('a.jpg', '/media/articles/x/')).toBe('/media/articles/x/a.jpg');
    expect(resolveMedia('./p/a.jpg', '/media/')).toBe('/media/p/a.jpg');
    expect(resolveMedia('/media/a.jpg', '/media/articles/x/')).toBe('/media/a.jpg');
    expect(resolveMedia('https://a.cn/a.jpg', '/media/')).toBe('https://a.cn/a.jpg');
    expect(mediaBaseOf('a', 'articles/a.mdx')).toBe('/media/');
  });

  it('toPicture', () => {
    expect(toPicture('a.jpg', '/media/')).toEqual({ src: '/media/a.jpg', alt: '' });
    expect(toPicture({ src: 'a.jpg', alt: '图', credit: '某摄' }, '/media/')).toMatchObject({
      alt: '图',
      credit: '某摄',
    });
    expect(toPicture(undefined, '/media/')).toBeUndefined();
    expect(toPicture({}, '/media/')).toBeUndefined();
  });

  it('withPlainTimes drops null and timestamps at every depth', () => {
    expect(
      withPlainTimes({ a: new Timestamp('2026-01-01'), b: null, c: [{ d: new Timestamp('x'), e: null }] }),
    ).toEqual({
      a: '2026-01-01',
      c: [{ d: 'x' }],
    });
  });

  it('summarise cuts at a sentence, else after 120 characters', () => {
    expect(summarise('短。')).toBe('短。');
    expect(summarise(`${'甲'.repeat(80)}。${'乙'.repeat(80)}`)).toBe(`${'甲'.repeat(80)}。`);
    expect(summarise('甲'.repeat(130))).toBe(`${'甲'.repeat(120)}…`);
    expect(summarise(`甲。${'乙'.repeat(130)}`)).toBe(`甲。${'乙'.repeat(118)}…`);
    expect([...summarise('😀'.repeat(130))].length).toBe(121);
  });
});
