import fc from 'fast-check';
import { Converter } from 'opencc-js/cn2t';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { articleSource, TestTree, withNewsroom } from '@/lib/content/test-tree';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { searchAnswer } from './answer';
import { fold } from './fold';
import type { SearchParameters } from './parameters';
import type { SearchRequest } from './search-index';
import { loadSearch } from './search-view';
import { suggest } from './suggest';

function request(query: string, more: Partial<SearchRequest> = {}): SearchRequest {
  return { query, sort: 'relevance', page: 1, limit: 50, ...more };
}

function find(newsroom: Newsroom, query: string, more: Partial<SearchRequest> = {}): string[] {
  return newsroom.search.search(request(query, more)).hits.map(({ card }) => card.slug);
}

const titles = [
  '检察机关开展公益诉讼专项监督',
  '臺灣學者談古籍數字化的發展',
  '５Ｇ網絡與Ｗｅｂ標準研討會舉行',
  '《开元杂报》与报纸的起源',
  '𠮷野山的樱花与𡈽地',
  'Searching the archives of news agencies',
  '2026年普法宣传周：学法用法守法',
  '一',
  '人工智能生成内容须有显著标识',
  '檢察機關開展普法宣傳',
];

const hidden = {
  'articles/h-draft.mdx': articleSource(
    { title: '绝密草稿', status: 'draft', tags: ['绝密'], source: '绝密社' },
    '绝密正文',
  ),
  'articles/h-later.mdx': articleSource(
    { title: '绝密预告', date: '2027-01-01', tags: ['绝密'], source: '绝密社' },
    '绝密正文',
  ),
  'articles/h-gone.mdx': articleSource({
    title: '绝密撤稿',
    status: 'withdrawn',
    tags: ['绝密'],
    withdrawn: { date: '2026-05-05', reason: '绝密' },
  }),
  'articles/h-ended.mdx': articleSource(
    { title: '绝密旧稿', expires: '2026-05-20', tags: ['绝密'] },
    '绝密正文',
  ),
};

describe('search', () => {
  const tree = new TestTree({
    ...hidden,
    ...Object.fromEntries(
      titles.map((title, index) => [
        `articles/t-${index}.mdx`,
        articleSource({
          title,
          date: `2026-05-${String(index + 1).padStart(2, '0')} 08:00`,
          section: ['news', 'local', 'culture'][index % 3],
          tags: index % 2 ? ['奇数'] : ['偶数', '全部'],
          source: index < 5 ? '某报' : '某社',
        }),
      ]),
    ),
    'articles/body.mdx': articleSource(
      { title: '其他', author: '张三丰', date: '2026-04-01' },
      '正文里提到普法宣传，也提到检察。',
    ),
  });
  let newsroom: Newsroom;
  beforeAll(async () => {
    newsroom = await tree.openNewsroom();
  });
  afterAll(() => tree.dispose());

  it('finds every title by every piece of two or more Han characters', () => {
    for (const [index, title] of titles.entries()) {
      for (const [run = ''] of title.matchAll(/\p{Script=Han}{2,}/gu)) {
        const characters = [...run];
        for (let start = 0; start < characters.length; start += 1) {
          for (let end = start + 2; end <= characters.length; end += 1) {
            const piece = characters.slice(start, end).join('');
            expect(find(newsroom, piece), piece).toContain(`t-${index}`);
          }
        }
      }
    }
  });

  it.each([
    ['檢察機關', '检察机关'],
    ['台湾学者', '臺灣學者'],
    ['数字化发展', '數字化發展'],
    ['５Ｇ', '5g'],
    ['web标准', 'Ｗｅｂ標準'],
    ['NEWS', 'news'],
    ['開元雜報', '开元杂报'],
    ['學法用法', '学法用法'],
  ])('gives the same for %s and %s', (one, other) => {
    expect(find(newsroom, one).length).toBeGreaterThan(0);
    expect(find(newsroom, one)).toEqual(find(newsroom, other));
  });

  it('gives the same for any piece in other scripts and widths', () => {
    const traditional = Converter({ from: 'cn', to: 't' });
    const wide = (text: string): string =>
      text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
    const spelling = fc.constantFrom(
      traditional,
      wide,
      (text: string) => text.toUpperCase(),
      (text: string) => wide(traditional(text)),
    );
    const piece = fc
      .tuple(fc.constantFrom(...titles), fc.nat({ max: 20 }), fc.integer({ min: 2, max: 10 }))
      .map(([title, start, length]) => [...fold(title)].slice(start, start + length).join(''))
      .filter((text) => /[\p{L}\p{N}]/u.test(text) && !/["「『“:：-]/.test(text));
    fc.assert(
      fc.property(piece, spelling, (text, spell) => {
        expect(find(newsroom, spell(text)), spell(text)).toEqual(find(newsroom, text));
      }),
    );
  });

  it('finds single characters, at the end of a run too', () => {
    expect(find(newsroom, '法').sort()).toEqual(['body', 't-6', 't-9']);
    expect(find(newsroom, '源')).toEqual(['t-3']);
    expect(find(newsroom, '一')).toEqual(['t-7']);
    expect(find(newsroom, '𠮷')).toEqual(['t-4']);
    expect(find(newsroom, '鼠')).toEqual([]);
  });

  it('finds words by stem, and bylines', () => {
    expect(find(newsroom, 'search archive')).toEqual(['t-5']);
    expect(find(newsroom, '张三丰')).toEqual(['body']);
    expect(find(newsroom, '某社').length).toBe(5);
  });

  it('puts titles before bodies, or newest first', () => {
    expect(find(newsroom, '普法宣传').at(-1)).toBe('body');
    expect(find(newsroom, '普法宣传', { sort: 'date' })).toEqual(['t-9', 't-6', 'body']);
  });

  it('filters', () => {
    expect(find(newsroom, '检察', { section: 'news' }).sort()).toEqual(['body', 't-0', 't-9']);
    expect(find(newsroom, '检察', { tag: '偶数' })).toEqual(['t-0']);
    expect(find(newsroom, '检察', { source: '某社' })).toEqual(['t-9']);
    expect(find(newsroom, '检察', { source: '某社', tag: '偶数' })).toEqual([]);
    expect(find(newsroom, '检察', { from: Date.parse('2026-05-05'), to: Date.parse('2026-05-31') })).toEqual([
      't-9',
    ]);
    expect(find(newsroom, '检察', { tag: '没有' })).toEqual([]);
    expect(find(newsroom, '检察', { section: 'none' })).toEqual([]);
  });

  it('lists by filter alone, newest first, sections with those below', () => {
    expect(find(newsroom, '', { section: 'local' })).toEqual(['t-7', 't-4', 't-1']);
    expect(find(newsroom, '', { section: 'news', tag: '奇数' })).toEqual(['t-9', 't-7', 't-3', 't-1']);
    expect(find(newsroom, '', { to: Date.parse('2026-04-30') })).toEqual(['body']);
    expect(find(newsroom, '', { source: '某报', section: 'culture', tag: '偶数' })).toEqual(['t-2']);
    expect(newsroom.search.search(request('  '))).toMatchObject({ total: 0, hits: [] });
    expect(newsroom.search.search(request('。！', { section: 'news' }))).toMatchObject({
      total: 0,
      hits: [],
    });
  });

  it('counts and pages', () => {
    const first = newsroom.search.search(request('某社', { limit: 2 }));
    const third = newsroom.search.search(request('某社', { limit: 2, page: 3 }));
    expect([first.total, first.hits.length, third.total, third.hits.length]).toEqual([5, 2, 5, 1]);
    expect(newsroom.search.search(request('某社', { page: 999_999 }))).toMatchObject({ total: 5, hits: [] });
    const pages = [1, 2, 3].flatMap((page) => find(newsroom, '某社', { limit: 2, page }));
    expect(new Set(pages).size).toBe(5);
  });

  it('never finds what is not public', () => {
    for (const query of ['绝密', '绝', '绝密草稿', '绝密正文', '绝密社', '绝密撤稿']) {
      expect(newsroom.search.search(request(query)), query).toMatchObject({
        total: 0,
        hits: [],
        facets: { section: [], tag: [], source: [], year: [] },
      });
    }
    expect(newsroom.search.search(request('', { tag: '绝密' })).total).toBe(0);
    expect(newsroom.search.search(request('', { source: '绝密社' })).total).toBe(0);
    expect(suggest(newsroom, '绝')).toEqual([]);
    const parameters: SearchParameters = {
      ...request('', { section: 'news' }),
      written: { from: '', to: '' },
    };
    expect(JSON.stringify(searchAnswer(newsroom, parameters))).not.toContain('绝密');
    expect(JSON.stringify(loadSearch(newsroom, { section: 'news' }))).not.toContain('绝密');
  });

  it('does not find the inner words of filters', () => {
    expect(find(newsroom, 'section:news all m')).toEqual(expect.not.arrayContaining(['t-0']));
  });

  it('survives every query', () => {
    const hostile = [
      '"',
      '""',
      '"a',
      "'; DROP TABLE fts; --",
      'a*',
      '*',
      'NEAR(a b)',
      'a AND',
      'NOT',
      'OR OR',
      '^a',
      'title:a',
      '{title}: a',
      '(',
      ')',
      '-a',
      'a:b:c',
      '\u0000',
      'a\u0000b',
      '\uD842',
      '\uDFB7',
      '\u0301',
      'a\u0301',
      'ก็',
      'नमस्ते',
      '𰻝𰻝',
      '😀',
      '٣',
      '½',
      'ｱ',
      '\u200d',
      '\ufeff',
      '%',
      '_',
      '\\',
      '`',
      '甲'.repeat(2000),
      'a '.repeat(2000),
      `${'甲'.repeat(499)}𠮷`,
      '㋿',
    ];
    for (const query of hostile) {
      for (const sort of ['relevance', 'date'] as const) {
        const { total, hits } = newsroom.search.search(request(query, { sort, tag: query }));
        expect(hits.length).toBeLessThanOrEqual(total);
      }
      expect(() => newsroom.search.search(request(query)), query).not.toThrow();
      expect(() => suggest(newsroom, query), query).not.toThrow();
    }
    const anything = fc.string({
      unit: fc.oneof(
        fc.constantFrom(...'"*()^:-+{}检察a 𠮷\u0301'),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      ),
    });
    fc.assert(
      fc.property(anything, (query) => {
        newsroom.search.search(request(query));
        suggest(newsroom, query);
      }),
    );
  }, 60_000);

  it('answers with highlights, facets and times of the site', () => {
    const parameters: SearchParameters = {
      ...request('普法宣传', { limit: 10 }),
      written: { from: '', to: '' },
    };
    const answer = searchAnswer(newsroom, parameters);
    expect(answer).toMatchObject({ query: '普法宣传', total: 3, page: 1, pageSize: 10 });
    expect(answer).not.toHaveProperty('totalIsLowerBound');
    const hit = answer.hits.find(({ url }) => url.endsWith('/t-9'));
    expect(hit).toMatchObject({
      title: '檢察機關開展普法宣傳',
      date: '2026-05-10T08:00:00+08:00',
      source: '某社',
      section: 'news',
    });
    const [title] = hit?.highlights ?? [];
    expect(title?.ranges.map(([start, end]) => title.text.slice(start, end))).toEqual(['普法宣傳']);
    const inBody = answer.hits.find(({ url }) => url.endsWith('/body'))?.highlights;
    expect(inBody?.map(({ field }) => field)).toEqual(['body']);
    expect(answer.facets.year).toEqual([{ value: '2026', count: 3 }]);
    expect(answer.facets.source).toEqual([{ value: '某社', count: 2 }]);
    expect(answer.facets.section).toEqual([{ value: 'news', count: 3 }]);
  });

  it('shows the page of results with its choices', () => {
    const view = loadSearch(newsroom, { q: '某社', tag: ['奇数', 'x'] });
    expect(view.found).toMatchObject({ total: 3, more: false, page: 1, pages: 1 });
    expect(view.sections.map(({ id, depth }) => `${id} ${depth}`)).toEqual([
      'news 0',
      'local 1',
      'culture 0',
    ]);
    expect(view.sources).toEqual(['某报', '某社']);
    expect(loadSearch(newsroom, {}).found).toBeUndefined();
    expect(loadSearch(newsroom, { q: 'a', page: 'x' })).toMatchObject({
      malformed: 'page',
      values: { q: 'a' },
    });
  });

  it('suggests by prefix first, then inside', () => {
    expect(suggest(newsroom, '检察').map(({ text }) => text)).toEqual([
      '檢察機關開展普法宣傳',
      '检察机关开展公益诉讼专项监督',
    ]);
    expect(suggest(newsroom, '本')).toContainEqual({ type: 'section', text: '本地', url: '/local' });
    expect(suggest(newsroom, '奇')).toContainEqual({
      type: 'tag',
      text: '奇数',
      url: '/tags/%E5%A5%87%E6%95%B0',
    });
    expect(suggest(newsroom, 'sear').map(({ type }) => type)).toEqual(['article']);
    expect(suggest(newsroom, '空栏目')).toEqual([]);
    expect(suggest(newsroom, '  ')).toEqual([]);
  });
});

describe('the index for search', () => {
  const characters = '检察院普法宣传檢學臺網絡與的一𠮷𡈽a5 ，';

  it('finds any title by any piece of it', async () => {
    const title = fc
      .string({ unit: fc.constantFrom(...characters), minLength: 2, maxLength: 20 })
      .filter((text) => text.trim() !== '');
    await fc.assert(
      fc.asyncProperty(fc.array(title, { minLength: 1, maxLength: 12 }), async (samples) => {
        const files = samples.map(
          (text, index) => [`articles/s-${index}.mdx`, articleSource({ title: text })] as const,
        );
        await withNewsroom(Object.fromEntries(files), (newsroom) => {
          for (const [index, text] of samples.entries()) {
            for (const [run = ''] of text.matchAll(/\p{Script=Han}{2,}/gu)) {
              const piece = [...run].slice(0, 2 + (index % 4)).join('');
              expect(find(newsroom, piece)).toContain(`s-${index}`);
            }
          }
        });
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  it('finds Han characters that came late to Unicode', () =>
    withNewsroom(
      {
        'articles/a.mdx': articleSource({ title: '陕西𰻝𰻝面' }),
        'articles/b.mdx': articleSource({ title: '面面俱到' }),
      },
      (newsroom) => {
        expect(find(newsroom, '𰻝𰻝')).toEqual(['a']);
        expect(find(newsroom, '𰻝面')).toEqual(['a']);
      },
    ));

  it('follows edits and deletions', () =>
    withNewsroom({ 'articles/a.mdx': articleSource({ title: '旧题目' }) }, async (newsroom, tree) => {
      tree.article('a', { title: '新标题' });
      await newsroom.apply('watch', ['articles/a.mdx']);
      expect([find(newsroom, '旧题'), find(newsroom, '新标')]).toEqual([[], ['a']]);
      tree.article('a', { title: '新标题', status: 'draft' });
      await newsroom.apply('watch', ['articles/a.mdx']);
      expect(find(newsroom, '新标')).toEqual([]);
      tree.article('a', { title: '新标题' });
      await newsroom.apply('watch', ['articles/a.mdx']);
      tree.remove('articles/a.mdx');
      await newsroom.apply('watch', ['articles/a.mdx']);
      expect(find(newsroom, '新标')).toEqual([]);
    }));

  it('counts exactly up to a thousand and says when there are more', () => {
    const files = (count: number) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, index) => [
          `articles/n-${index}.mdx`,
          articleSource({ title: `普法 ${index}` }),
        ]),
      );
    return withNewsroom(files(1002), (newsroom) => {
      expect(newsroom.search.search(request('普法'))).toMatchObject({ total: 1000, totalIsLowerBound: true });
      expect(newsroom.search.search(request('', { section: 'news' }))).toMatchObject({
        total: 1000,
        totalIsLowerBound: true,
      });
      expect(find(newsroom, '普法', { page: 20, limit: 50 }).length).toBe(50);
      expect(find(newsroom, '普法', { page: 21, limit: 50 })).toEqual([]);
    });
  }, 30_000);

  it('leaves words that stand everywhere to others', () => {
    const files = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [
        `articles/n-${index}.mdx`,
        articleSource({ title: `新闻 ${index === 7 ? '活字印刷' : ''}` }),
      ]),
    );
    return withNewsroom(files, (newsroom) => {
      expect(find(newsroom, '新闻活字印刷')).toEqual(['n-7']);
      expect(find(newsroom, '新闻').length).toBe(40);
    });
  });
});
