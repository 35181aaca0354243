import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { articleSource, TestTree, testNow, withNewsroom } from '@/lib/content/test-tree';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { easierSearches } from './easier';
import { SearchIndex, type SearchLimits, type SearchRequest } from './search-index';
import { loadSearch } from './search-view';
import { suggest } from './suggest';

/** What readers write, over one small newsroom. */

const request = (query: string, more: Partial<SearchRequest> = {}): SearchRequest => ({
  query,
  sort: 'relevance',
  page: 1,
  limit: 50,
  ...more,
});

const find = (newsroom: Newsroom, query: string, more: Partial<SearchRequest> = {}): string[] =>
  newsroom.search.search(request(query, more)).hits.map(({ card }) => card.slug);

const files = {
  'articles/court.mdx': articleSource(
    {
      title: '检察机关开展公益诉讼专项监督',
      date: '2026-05-01',
      source: '检察日报',
      author: '张三丰',
      tags: ['公益诉讼'],
    },
    '各地检察院办理案件，保护环境。',
  ),
  'articles/law.mdx': articleSource(
    {
      title: '普法宣传周在校园举行',
      date: '2025-03-08',
      section: 'local',
      source: '法治周末',
      author: '李四',
      tags: ['普法', '校园'],
    },
    '学生学习公益诉讼的知识，检察官讲课。',
  ),
  'articles/print.mdx': articleSource(
    {
      title: '“活字”印刷与报纸的起源',
      date: '2025-04-02',
      section: 'culture',
      source: '检察日报社',
      author: ['王五', '李四光'],
      tags: ['印刷'],
    },
    '毕昇发明活字。诉讼与公益无关。',
  ),
  'articles/city.mdx': articleSource(
    { title: '重庆的重要音乐会', date: '2024-12-31', section: 'culture' },
    '乐声悠扬。',
  ),
  'articles/h-draft.mdx': articleSource({
    title: '麒麟机密草稿',
    status: 'draft',
    tags: ['麒麟密件'],
    author: '密探',
  }),
  'articles/h-later.mdx': articleSource({
    title: '麒麟机密预告',
    date: '2027-01-01',
    tags: ['麒麟密件'],
    author: '密探',
  }),
  'articles/h-ended.mdx': articleSource({
    title: '麒麟机密旧稿',
    expires: '2026-05-20',
    tags: ['麒麟密件'],
    author: '密探',
  }),
};

describe('what readers write', () => {
  const tree = new TestTree(files);
  let newsroom: Newsroom;
  beforeAll(async () => {
    newsroom = await tree.openNewsroom();
  });
  afterAll(() => tree.dispose());

  it.each<[string, string[]]>([
    ['“公益诉讼”', ['court', 'law']],
    ['"公益訴訟"', ['court', 'law']],
    ['“公益诉讼” -校园', ['court']],
    ['公益诉讼 -“公益诉讼”', ['print']],
    ['“活字印刷”', ['print']],
    ['title:公益诉讼', ['court']],
    ['标题：“公益诉讼”', ['court']],
    ['title:校 举行', ['law']],
    ['source:法治周末', ['law']],
    ['来源：检察日报', ['court']],
    ['来源：检察', ['court', 'print']],
    ['作者：李四', ['law']],
    ['作者：四光', ['print']],
    ['author:不存在', []],
    ['标签：普法', ['law']],
    ['tag:普', ['law']],
    ['栏目：文化', ['city', 'print']],
    ['section:news', ['court', 'law']],
    ['section:本地 公益', ['law']],
    ['公益 -section:local', ['court', 'print']],
    ['公益 -tag:普法', ['court', 'print']],
    ['-公益诉讼', ['city', 'print']],
    ['-公', ['city']],
    ['2025-03', ['law']],
    ['2025-03-09', []],
    ['date:2025', ['law', 'print']],
    ['from:2025-04', ['court', 'print']],
    ['to:2025-03-07', ['city']],
    ['公益 自：2025-04-02 至：2025-04-02', ['print']],
    ['法 -学', []],
    ['院 机', ['court']],
  ])('%s', (query, expected) => {
    expect(find(newsroom, query).sort()).toEqual(expected);
  });

  it('filters by author', () => {
    expect(find(newsroom, '', { author: '李四' })).toEqual(['law']);
    expect(find(newsroom, '公益', { author: '张三丰' })).toEqual(['court']);
    expect(find(newsroom, '公益', { author: '张三' })).toEqual([]);
  });

  it.each<[string, string | undefined, string]>([
    ['简察机关', '检察机关', 'court'],
    ['jiancha jiguan', '检察机关', 'court'],
    ['jianchajiguan', '检察机关', 'court'],
    ['活子印刷', '活字印刷', 'print'],
    ['chongqing', '重庆', 'city'],
    ['公益素颂 专项', '公益诉讼 专项', 'court'],
    ['检察机关', undefined, 'court'],
    ['公益', undefined, 'court'],
    ['WEB', undefined, ''],
  ])('for %s it means %s', (query, meant, first) => {
    const result = newsroom.search.search(request(query));
    expect(result.didYouMean).toBe(meant);
    expect(result.hits[0]?.card.slug ?? '').toBe(first);
  });

  it('never lets out what is not public, by its sound or in part', () => {
    const secret = [
      '麒麟',
      'qilin jimi',
      'qilinjimi',
      '奇林机密',
      '其临',
      'qljm',
      'ql',
      '麒',
      'title:麒麟',
      'tag:麒麟',
      '作者：密探',
      '“麒麟机密”',
    ];
    for (const query of secret) {
      for (const sort of ['relevance', 'date'] as const) {
        const result = newsroom.search.search(request(query, { sort }));
        expect(JSON.stringify([result.hits, result.facets, result.didYouMean ?? '']), query).not.toContain(
          '麒麟',
        );
        expect(result.hits.filter(({ card }) => card.slug.startsWith('h-'))).toEqual([]);
      }
      expect(JSON.stringify(suggest(newsroom, query)), query).not.toContain('麒麟');
      expect(JSON.stringify(loadSearch(newsroom, { q: query }).found?.hits), query).not.toContain('麒麟');
    }
  });

  it('completes by beginning, piece, pinyin and initials', () => {
    const texts = (query: string): string[] => suggest(newsroom, query).map(({ text }) => text);
    for (const query of ['检察机', '益诉讼专', 'jiancha', 'jianchaj', 'jcjg', 'gyss', 'JCJG', '檢察'])
      expect(texts(query), query).toContain('检察机关开展公益诉讼专项监督');
    for (const query of ['wenhua', 'wh', '文']) expect(texts(query), query).toContain('文化');
    expect(texts('puf')).toContain('普法');
    expect(texts('cq')).toEqual(['重庆的重要音乐会']);
    expect(texts('zhongq')).toEqual([]);
    expect(texts('公益诉讼')[0]).toBe('公益诉讼');
    for (const query of ['', '。', 'x', '鼍', '"', 'a*', ' '.repeat(200)])
      expect(() => suggest(newsroom, query)).not.toThrow();
  });

  it('puts an easier question where nothing was found', () => {
    const view = loadSearch(newsroom, { q: '“公益诉讼周” -旧', section: 'news' });
    expect(view.found).toMatchObject({ total: 0, easier: { values: { q: '公益诉讼周', section: 'news' } } });
    expect(view.found?.easier?.hits.map(({ url }) => url)).toContain('/news/court');
    expect(loadSearch(newsroom, { q: '印刷', section: 'local' }).found?.easier?.values).toMatchObject({
      q: '印刷',
      section: undefined,
    });
    expect(loadSearch(newsroom, { q: '鼋鼍' }).found).toMatchObject({ total: 0, easier: undefined });
    const asked = { ...request('“甲” x'), written: { from: '', to: '' } };
    expect(easierSearches(asked, 'Asia/Shanghai')).toEqual([]);
  });

  it('answers with what it has when the time is spent', () => {
    const spent = new SearchIndex(
      newsroom.store.db,
      () => testNow,
      { timezone: () => 'Asia/Shanghai', sections: () => newsroom.settings.sections() },
      { budgetMs: 0, postings: 1000 },
    );
    for (const query of ['公益诉讼', '简察机关', '法', '“公益诉讼”', 'jiancha']) {
      const { hits, total } = spent.search(request(query));
      expect(total, query).toBeGreaterThan(0);
      expect(hits.length, query).toBeGreaterThan(0);
    }
  });
});

describe('very common words', () => {
  const day = fc
    .integer({ min: 1, max: 700 })
    .map((days) => new Date(testNow - days * 86_400_000).toISOString());
  const article = fc.record({
    date: day,
    title: fc.constantFrom('新闻', '新闻与报纸', '报纸', '别的'),
    body: fc.constantFrom('新闻。', '报纸。', '新闻，报纸。', '都没有。'),
    section: fc.constantFrom('news', 'local', 'culture'),
    expires: fc.constantFrom(undefined, undefined, '2026-05-31', '2028-01-01'),
  });
  const limits: SearchLimits = { budgetMs: 10_000, postings: 0, sort: { matches: 3, month: 2 } };

  it('are answered titles first, each newest first, by months as by sorting', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(article, { minLength: 1, maxLength: 30 }), async (articles) => {
        const written = articles.map(
          ({ body, ...fields }, index) => [`articles/a-${index}.mdx`, articleSource(fields, body)] as const,
        );
        await withNewsroom(Object.fromEntries(written), (newsroom) => {
          const settings = { timezone: () => 'Asia/Shanghai', sections: () => newsroom.settings.sections() };
          const index = new SearchIndex(newsroom.store.db, () => testNow, settings, limits);
          const shown = articles.filter(({ expires }) => expires !== '2026-05-31');
          const has = (word: string, { title, body }: (typeof articles)[number]): boolean =>
            `${title}${body}`.includes(word);
          for (const sort of ['relevance', 'date'] as const) {
            const { hits, total } = index.search(request('新闻', { sort }));
            expect(total).toBe(shown.filter((each) => has('新闻', each)).length);
            expect(hits).toHaveLength(total);
            const titled = hits.map(({ card }) => card.title.includes('新闻'));
            if (sort === 'relevance')
              expect(titled).toEqual([...titled].sort((a, b) => Number(b) - Number(a)));
            for (const [place, { card }] of hits.entries()) {
              const before = hits[place - 1]?.card;
              if (before && (sort === 'date' || titled[place] === titled[place - 1]))
                expect(before.date).toBeGreaterThanOrEqual(card.date);
            }
          }
          const either = index.search(request('新闻 报纸'));
          expect(either.total).toBe(shown.filter((each) => has('新闻', each) || has('报纸', each)).length);
          const spring = { from: testNow - 100 * 86_400_000, to: testNow - 30 * 86_400_000 };
          const expected = shown.filter(
            (each) =>
              has('新闻', each) && Date.parse(each.date) >= spring.from && Date.parse(each.date) <= spring.to,
          );
          expect(index.search(request('新闻', spring)).total).toBe(expected.length);
          expect(index.search(request('新闻', { ...spring, sort: 'date' })).hits).toHaveLength(
            expected.length,
          );
        });
      }),
      { numRuns: 15 },
    );
  }, 120_000);
});
