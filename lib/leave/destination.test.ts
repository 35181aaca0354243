import { describe, expect, it } from 'vitest';
import { articleSource, testNow, withNewsroom } from '@/lib/content/test-tree';
import { createPreviewToken, newGrant, previewCookie } from '@/lib/preview/token';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { findDestination, partsOf, wayBack } from './destination';

const day = 24 * 3600 * 1000;
const linkTo = (name: string): string => `见[链接](https://${name}.example/a?b=1&c=2)。`;
const addressOf = (name: string): string => `https://${name}.example/a?b=1&c=2`;

const files = {
  'articles/shown.mdx': articleSource(
    { original: { title: '原题', url: 'https://original.example/原文' } },
    linkTo('shown'),
  ),
  'articles/archived.mdx': articleSource({ status: 'archived' }, linkTo('archived')),
  'articles/draft.mdx': articleSource({ status: 'draft' }, linkTo('draft')),
  'articles/later.mdx': articleSource({ date: '2026-06-02 12:00' }, linkTo('later')),
  'articles/ending.mdx': articleSource({ expires: '2026-06-02 12:00' }, linkTo('ending')),
  'articles/gone.mdx': articleSource(
    { status: 'withdrawn', withdrawn: { date: '2026-05-02', reason: '有误' } },
    linkTo('gone'),
  ),
  'topics/open.mdx': `---\ntitle: 专题\narticles: [shown]\n---\n\n${linkTo('topic')}\n`,
  'topics/hidden.mdx': `---\ntitle: 专题\nstatus: draft\n---\n\n${linkTo('hidden-topic')}\n`,
  'pages/about.mdx': `---\ntitle: 关于\n---\n\n${linkTo('page')}\n`,
  'pages/secret.mdx': `---\ntitle: 草稿\nstatus: draft\n---\n\n${linkTo('hidden-page')}\n`,
};

/** Names out of all whose address the notice leads to. */
async function known(newsroom: Newsroom, cookies?: string): Promise<string[]> {
  const names = [
    'shown',
    'archived',
    'draft',
    'later',
    'ending',
    'gone',
    'topic',
    'hidden-topic',
    'page',
    'hidden-page',
  ];
  const found: string[] = [];
  for (const name of names) {
    if (await findDestination(newsroom, [addressOf(name)], cookies)) found.push(name);
  }
  return found;
}

describe('findDestination', () => {
  it('knows what published content links to, at this moment', () =>
    withNewsroom(files, async (newsroom, tree) => {
      expect(await known(newsroom)).toEqual(['shown', 'archived', 'ending', 'topic', 'page']);
      tree.setTime(testNow + 2 * day);
      expect(await known(newsroom)).toEqual(['shown', 'archived', 'later', 'topic', 'page']);
      tree.article('shown', {}, linkTo('other'));
      tree.remove('pages/about.mdx');
      await newsroom.apply('watch');
      expect(await known(newsroom)).toEqual(['archived', 'later', 'topic']);
      expect(await findDestination(newsroom, [addressOf('other')], undefined)).toBe(addressOf('other'));
      tree.remove('articles/shown.mdx');
      await newsroom.apply('watch');
      expect(await findDestination(newsroom, [addressOf('other')], undefined)).toBeUndefined();
    }));

  it('knows it after a restart without the index', () =>
    withNewsroom(files, async (newsroom, tree) => {
      await tree.close(newsroom);
      tree.remove('../data');
      expect(await known(await tree.openNewsroom())).toContain('shown');
    }));

  it('takes every spelling of an address, and one value only', () =>
    withNewsroom(files, async (newsroom) => {
      const find = (...to: string[]) => findDestination(newsroom, to, undefined);
      expect(await find('HTTPS://Original.example:443/%E5%8E%9F文')).toBe(
        'https://original.example/%E5%8E%9F%E6%96%87',
      );
      expect(await find('https://original.example/')).toBeUndefined();
      expect(await find()).toBeUndefined();
      expect(await find(addressOf('shown'), addressOf('shown'))).toBeUndefined();
      for (const to of [
        '',
        '/news/shown',
        'javascript:alert(1)',
        `${addressOf('shown')}&d`,
        'https://shown.example',
      ])
        expect(await find(to), to).toBeUndefined();
    }));

  it('knows the links of a draft to whoever previews it, and to nobody else', () =>
    withNewsroom(files, async (_, tree) => {
      const secret = 's'.repeat(32);
      const newsroom = tree.newsroom({ PREVIEW_SECRET: secret, DATA_DIR: `${tree.dataDir}-preview` });
      await newsroom.open();
      const cookieFor = async (slug: string, key = secret): Promise<string> =>
        `${previewCookie}=${await createPreviewToken(newGrant(slug, 1, testNow), key)}`;
      expect(await known(newsroom, await cookieFor('draft'))).toContain('draft');
      expect(await known(newsroom, await cookieFor('later'))).not.toContain('draft');
      expect(await known(newsroom, await cookieFor('draft', 'x'.repeat(32)))).not.toContain('draft');
    }));
});

describe('partsOf', () => {
  it.each([
    ['https://example.org/a?b#c', ['https://', 'example.org', '/a?b#c', undefined]],
    ['http://example.org:8080/', ['http://', 'example.org:8080', '/', undefined]],
    ['https://www.gov.cn@evil.example/', ['https://www.gov.cn@', 'evil.example', '/', undefined]],
    ['https://xn--fiq228c.example/', ['https://', 'xn--fiq228c.example', '/', '中文.example']],
    // Cyrillic letters that look Latin: the host that is looked up stands first.
    ['https://xn--80ak6aa92e.com/', ['https://', 'xn--80ak6aa92e.com', '/', 'аррӏе.com']],
  ] as const)('%s', (address, [before, host, after, unicodeHost]) => {
    expect(partsOf(address)).toEqual({ before, host, after, ...(unicodeHost && { unicodeHost }) });
    expect(before + host + after).toBe(address);
  });
});

it.each([
  ['http://a.cn/news/x?page=2', '/news/x?page=2'],
  ['http://a.cn/zh-hant/news/x', '/news/x'],
  ['http://a.cn/zh-hant', '/'],
  ['http://a.cn/leave?to=x', '/'],
  ['http://a.cn/zh-hant/leave?to=x', '/'],
  ['http://b.cn/news/x', '/'],
  ['http://a.cn//evil.example/', '/'],
  ['', '/'],
  [null, '/'],
])('from %s the way back is %s', (referer, path) => {
  expect(wayBack(referer, 'a.cn')).toBe(path);
});
