import { describe, expect, it } from 'vitest';
import { dayBounds } from '@/lib/site/dates';
import { parseDocumentFile } from './parse';
import {
  endOf,
  parseFront,
  parseRedirects,
  parseSections,
  parseSite,
  type Result,
  toPage,
  toTopic,
} from './settings';

function problemsIn<T>({ problems, value }: Result<T>): string[] {
  expect(value === undefined).toBe(problems.length > 0);
  return problems.map(({ line, column, rule }) => `${line}:${column} ${rule}`);
}

const site = 'name: 站\nlanguage: zh-Hans\ntimezone: Asia/Shanghai\n';
const siteOf = (yaml: string | Buffer) => parseSite('site.yaml', Buffer.from(yaml));
const sectionsOf = (yaml: string, pages: string[] = []) =>
  parseSections('sections.yaml', Buffer.from(yaml), new Set(pages));
const frontOf = (yaml: string) => parseFront('front.yaml', Buffer.from(yaml));
const redirectsOf = (yaml: string) => parseRedirects('redirects.yaml', Buffer.from(yaml));

describe('site.yaml', () => {
  it('fills in defaults', () => {
    expect(siteOf(site).value).toMatchObject({ shortName: '站', social: [], features: {}, feedItems: 20 });
    expect(siteOf(`${site}feedItems: 50`).value?.feedItems).toBe(50);
    expect(siteOf(`${site}social: [{name: a, url: "https://a.cn"}, {name: b}]`).value?.social).toEqual([
      { name: 'a', url: 'https://a.cn' },
    ]);
  });

  it('knows what the institution is and which other sites are its own', () => {
    expect(siteOf(site).value).toMatchObject({ organizationType: 'NewsMediaOrganization', ownSites: [] });
    const yaml = `${site}organizationType: GovernmentOrganization\nownSites: [Example.GOV.cn, 中文.cn]\n`;
    expect(siteOf(yaml).value).toMatchObject({
      organizationType: 'GovernmentOrganization',
      ownSites: ['example.gov.cn', 'xn--fiq228c.cn'],
    });
  });

  it('takes each hub once, in the one form of its address', () => {
    expect(siteOf(site).value?.webSubHubs).toEqual([]);
    const hubs = ['https://hub.example', 'HTTPS://Hub.example/', 'http://中心.example/推送?a=1'];
    expect(siteOf(`${site}webSubHubs: ${JSON.stringify(hubs)}`).value?.webSubHubs).toEqual([
      'https://hub.example/',
      'http://xn--fiqq24b.example/%E6%8E%A8%E9%80%81?a=1',
    ]);
  });

  it('never gives a feed size that is no number', () => {
    expect(siteOf(`${site}feedItems: .nan`).value?.feedItems ?? 20).toBe(20);
  });

  it.each([
    ['name: 站\n', ['1:1 required', '1:1 required']],
    [`${site}nmae: 站\n`, ['4:1 unknown-key']],
    [`${site}phone: 12345678\n`, ['4:8 type']],
    [`${site}postcode: 000000\n`, ['4:11 type']],
    [`${site}features:\n  desk: on\n`, ['5:9 type']],
    [`${site}social:\n  - {name: a, url: a.cn}\n`, ['5:20 format']],
    [`${site}siteIdCode: bm123\n`, ['4:13 format']],
    [`${site}organizationType: Restaurant\n`, ['4:19 enum']],
    [`${site}ownSites: example.gov.cn\n`, ['4:11 type']],
    [`${site}ownSites: ["https://example.gov.cn"]\n`, ['4:12 format']],
    [`${site}ownSites: [cn]\n`, ['4:12 format']],
    [
      `${site}ownSites: [a.gov.cn/a, 10.0.0.1, "a.cn:80", a..cn]\n`,
      ['4:12', '4:24', '4:34', '4:45'].map((at) => `${at} format`),
    ],
    [`${site}feedItems: 0.5\n`, ['4:12 number']],
    [`${site}feedItems: 1000\n`, ['4:12 number']],
    [`${site}feedItems: .nan\n`, ['4:12 number']],
    [`${site}webSubHubs: https://hub.example/\n`, ['4:13 type']],
    [`${site}webSubHubs: [hub.example]\n`, ['4:14 format']],
    [`${site}webSubHubs: ["ftp://hub.example/"]\n`, ['4:14 format']],
    [`${site}webSubHubs: ["https://me:secret@hub.example/"]\n`, ['4:14 format']],
    [`${site}webSubHubs: ["https://hub.example/#a"]\n`, ['4:14 format']],
    [`${site}webSubHubs: ["https://hub.example/a b"]\n`, ['4:14 format']],
    [`${site}webSubHubs: [${'"https://hub.example/",'.repeat(9)}]\n`, ['4:13 length']],
    ['name: 站\nlanguage: 中文\ntimezone: 北京\n', ['2:11 format', '3:11 format']],
    ['name: [站\n', ['2:1 yaml']],
    ['- a\n', ['1:1 type']],
    ['', ['1:1 required', '1:1 required', '1:1 required']],
  ])('%j', (yaml, problems) => {
    expect(problemsIn(siteOf(yaml))).toEqual(problems);
  });

  it('reads a byte order mark and CRLF, and refuses other encodings', () => {
    expect(problemsIn(siteOf(`\uFEFF${site.replaceAll('\n', '\r\n')}`))).toEqual([]);
    expect(problemsIn(siteOf(Buffer.from([0x6e, 0x3a, 0x20, 0xba, 0xc3])))).toEqual(['1:4 encoding']);
    expect(problemsIn(siteOf(Buffer.alloc(4 * 1024 * 1024 + 1, 32)))).toEqual(['1:1 size']);
  });
});

describe('sections.yaml', () => {
  it('fills in defaults and keeps the order', () => {
    const { value } = sectionsOf(
      '- {id: b, name: 乙}\n- {id: a, name: 甲, feed: false, listStyle: pictures}\n',
    );
    expect(value).toEqual([
      { id: 'b', name: '乙', keywords: [], feed: true, listStyle: 'text' },
      { id: 'a', name: '甲', keywords: [], feed: false, listStyle: 'pictures' },
    ]);
    expect(sectionsOf('[]').value).toEqual([]);
  });

  it.each([
    ['a: 1\n', ['1:1 type']],
    ['- {id: a}\n', ['1:3 required']],
    ['- {id: a, name: 甲}\n- {id: A, name: 乙}\n', ['2:8 format']],
    ['- {id: a, name: 甲}\n- {id: a, name: 乙}\n', ['2:8 duplicate-id']],
    ['- id: a\n  name: 甲\n  parnt: b\n', ['3:3 unknown-key']],
    ['- {id: a, name: 甲, parent: none}\n', ['1:28 section-parent']],
    ['- {id: a, name: 甲, parent: a}\n', ['1:28 section-parent']],
    [
      '- {id: a, name: 甲, parent: b}\n- {id: b, name: 乙, parent: a}\n',
      ['1:28 section-parent', '2:28 section-parent'],
    ],
    ['- 甲\n', ['1:3 type']],
    ['- {id: 2026, name: 甲}\n', ['1:8 type']],
  ])('%j', (yaml, problems) => {
    expect(problemsIn(sectionsOf(yaml))).toEqual(problems);
  });

  it.each([
    'api',
    'desk',
    'leave',
    'media',
    'search',
    'tags',
    'topics',
    'sources',
    'authors',
    'archive',
    'feeds',
    'corrections',
    'site-map',
    'verify',
    'transparency',
    'page',
    'zh-hans',
    'zh-hant',
    'en',
  ])('refuses the reserved id %s', (id) => {
    expect(problemsIn(sectionsOf(`- {id: ${id}, name: 甲}\n`))).toEqual(['1:8 reserved-id']);
  });

  it('refuses ids of pages', () => {
    expect(problemsIn(sectionsOf('- {id: about, name: 甲}\n', ['about']))).toEqual(['1:8 shared-id']);
  });
});

describe('front.yaml', () => {
  it('fills in empty lists', () => {
    expect(frontOf('').value).toEqual({ carousel: [], pinned: [], blocks: [] });
    expect(frontOf('lead: a\nnotices: {section: news}\nblocks: [{tag: 普法}]\n').value).toEqual({
      lead: 'a',
      notices: { section: 'news' },
      carousel: [],
      pinned: [],
      blocks: [{ tag: '普法' }],
    });
  });

  it.each([
    ['lead: A b\n', ['1:7 format']],
    ['carousel:\n  - a\n  - B\n', ['3:5 format']],
    ['notices: {count: 5}\n', ['1:10 required']],
    ['blocks:\n  - section: news\n    style: picture\n', ['3:12 enum']],
    ['blocks:\n  - sectoin: news\n', ['2:5 unknown-key']],
    ['blocks:\n  - {section: news, count: "6"}\n', ['2:28 type']],
  ])('%j', (yaml, problems) => {
    expect(problemsIn(frontOf(yaml))).toEqual(problems);
  });
});

describe('redirects.yaml', () => {
  it('takes paths, other sites and 410', () => {
    expect(redirectsOf('/a: /b?x=1#y\n/旧: "https://a.cn/x"\n/gone: 410\n/gone2: "410"\n').value).toEqual({
      '/a': '/b?x=1#y',
      '/旧': 'https://a.cn/x',
      '/gone': '410',
      '/gone2': '410',
    });
    expect(redirectsOf('').value).toEqual({});
  });

  it.each([
    ['- /a\n', ['1:1 type']],
    ['/ok: /b\nold: /b\n', ['2:1 redirect']],
    ['"//a.cn": /b\n', ['1:1 redirect']],
    ['/a?b: /c\n', ['1:1 redirect']],
    ['/a: b\n', ['1:5 redirect']],
    ['/a: "//a.cn"\n', ['1:5 redirect']],
    ['/a: javascript:alert(1)\n', ['1:5 redirect']],
    ['/a: 404\n', ['1:5 redirect']],
    ['/a:\n', ['1:4 redirect']],
    ['/a: /a\n', ['1:5 redirect-cycle']],
    ['/a: /b\n/b: /a\n', ['1:5 redirect-cycle', '2:5 redirect-cycle']],
    ['/x: /a\n/a: /b\n/b: /a\n', ['1:5 redirect-cycle', '2:5 redirect-cycle', '3:5 redirect-cycle']],
    ['/a: /b\n/a: /c\n', ['2:1 yaml']],
  ])('%j', (yaml, problems) => {
    expect(problemsIn(redirectsOf(yaml))).toEqual(problems);
  });
});

describe('topics and pages', () => {
  const documentOf = (kind: 'topic' | 'page', text: string) => {
    const file = kind === 'topic' ? 'topics/t.mdx' : 'pages/p.mdx';
    const { document } = parseDocumentFile(kind, file, Buffer.from(text), 'Asia/Shanghai');
    if (!document) throw new Error('invalid');
    return document;
  };

  it('orders by hand where articles are listed, unless told otherwise', () => {
    const order = (lines: string): string =>
      toTopic(documentOf('topic', `---\ntitle: 甲\n${lines}---\n`), 'UTC').order;
    expect(order('articles: [a]\n')).toBe('manual');
    expect(order('articles: [a]\norder: newest\n')).toBe('newest');
    expect(order('')).toBe('newest');
  });

  it('turns the days of a query into instants of the site', () => {
    const topic = toTopic(
      documentOf('topic', '---\ntitle: 甲\nquery: {from: 2026-01-01, to: 2026-01-31}\nstatus: draft\n---\n'),
      'Asia/Shanghai',
    );
    expect(topic.published).toBe(false);
    expect(new Date(topic.query?.fromTime ?? 0).toISOString()).toBe('2025-12-31T16:00:00.000Z');
    expect(new Date(topic.query?.toTime ?? 0).toISOString()).toBe('2026-01-31T15:59:59.999Z');
  });

  it('puts pages without an order last', () => {
    expect(toPage(documentOf('page', '---\ntitle: 甲\n---\n正文\n'))).toEqual({
      id: 'p',
      title: '甲',
      order: 1000,
      body: '正文\n',
      bodyLine: 3,
      published: true,
      outbound: [],
    });
  });
});

describe('endOf', () => {
  it('takes a time as it is', () => {
    expect(endOf('2026-01-31 10:00', 'UTC')).toBe(Date.parse('2026-01-31T10:00Z'));
    expect(endOf('x', 'UTC')).toBeUndefined();
  });

  it.each(['2026-06-01', '2026-03-29', '2026-10-25'])(
    'takes the whole day %s, where clocks change too',
    (day) => {
      const { end } = dayBounds(Date.parse(`${day}T12:00Z`), 'Europe/Berlin');
      expect(endOf(day, 'Europe/Berlin')).toBe(end - 1);
    },
  );
});
