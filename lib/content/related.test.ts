import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { loadArticle } from './article-view';
import { articleSource, TestTree, withNewsroom } from './test-tree';

/**
 * Which pages a change makes outdated is computed from the changed article outwards; what a page shows is
 * computed from the page inwards. These properties hold both to each other.
 */

interface Sample {
  tags: string[];
  section: string;
  date: string;
  status: string;
  lang: string;
  related: string[];
  title: string;
  /** How often the text takes up the title. */
  mentions: number;
}

/** An article of a sample; `more` overrides its fields. */
function put(
  tree: TestTree,
  slug: string,
  { mentions, ...fields }: Sample,
  more: Record<string, unknown> = {},
): void {
  tree.article(slug, { ...fields, ...more }, `${fields.title}。`.repeat(mentions));
}

const slugs = Array.from({ length: 26 }, (_, index) => `a-${index}`);

const sample: fc.Arbitrary<Sample> = fc.record({
  tags: fc.uniqueArray(fc.constantFrom('甲', '乙', '丙', '丁'), { maxLength: 3 }),
  section: fc.constantFrom('news', 'local', 'culture'),
  // Few days, so that many articles share one instant.
  date: fc.integer({ min: 1, max: 28 }).map((day) => `2026-05-${String(day).padStart(2, '0')}`),
  status: fc.constantFrom('published', 'published', 'published', 'published', 'archived', 'draft'),
  lang: fc.constantFrom('zh-Hans', 'zh-Hans', 'zh-Hans', 'en'),
  related: fc.subarray(slugs, { maxLength: 1 }),
  title: fc.constantFrom('普法宣传周', '普法讲座', '宣传印刷', '标题'),
  mentions: fc.integer({ min: 1, max: 3 }),
});

/** What each article's page shows of others: neighbours, related, in order. */
function shownByAll(newsroom: Newsroom): Map<string, { shown: string; tags: string[] }> {
  const found = new Map<string, { shown: string; tags: string[] }>();
  for (const slug of [...slugs, 'x']) {
    const view = loadArticle(newsroom, slug);
    if (!view) continue;
    const { older, newer, related, translations, tags } = view;
    const shown = JSON.stringify([older, newer, related, translations]);
    found.set(slug, { shown, tags });
  }
  return found;
}

/** Pages whose surroundings changed although nothing would have rendered them again. */
function stale(
  before: ReturnType<typeof shownByAll>,
  after: ReturnType<typeof shownByAll>,
  invalidated: ReadonlySet<string>,
): string[] {
  return [...before].flatMap(([slug, { shown, tags }]) => {
    const now = after.get(slug);
    return now && now.shown !== shown && !tags.some((tag) => invalidated.has(tag)) ? [slug] : [];
  });
}

describe('pages that a change makes outdated', () => {
  const samples = fc.array(sample, { minLength: 1, maxLength: slugs.length });

  async function check(
    work: (tree: TestTree, newsroom: Newsroom, articles: Sample[]) => Promise<void>,
  ): Promise<void> {
    await fc.assert(
      fc.asyncProperty(samples, async (articles) => {
        const tree = new TestTree();
        try {
          for (const [index, fields] of articles.entries()) put(tree, slugs[index] ?? '', fields);
          await work(tree, await tree.openNewsroom(), articles);
        } finally {
          await tree.dispose();
        }
      }),
      { numRuns: 25 },
    );
  }

  it(
    'are found when an article comes and goes',
    () =>
      check(async (tree, newsroom) => {
        for (const fields of fc.sample(sample, 4)) {
          const before = shownByAll(newsroom);
          put(tree, 'x', fields);
          const added = await newsroom.apply('watch', ['articles/x.mdx']);
          const between = shownByAll(newsroom);
          expect(stale(before, between, added.tags)).toEqual([]);
          tree.remove('articles/x.mdx');
          const gone = await newsroom.apply('watch', ['articles/x.mdx']);
          expect(stale(between, shownByAll(newsroom), gone.tags)).toEqual([]);
        }
      }),
    60_000,
  );

  it(
    'are found when an article becomes another',
    () =>
      check(async (tree, newsroom) => {
        tree.article('x', {});
        await newsroom.apply('watch', ['articles/x.mdx']);
        for (const fields of fc.sample(sample, 4)) {
          const before = shownByAll(newsroom);
          put(tree, 'x', fields);
          const change = await newsroom.apply('watch', ['articles/x.mdx']);
          expect(stale(before, shownByAll(newsroom), change.tags)).toEqual([]);
        }
      }),
    60_000,
  );

  it(
    'are found when many articles change at once',
    () =>
      check(async (tree, newsroom, articles) => {
        const before = shownByAll(newsroom);
        for (const [index, fields] of fc.sample(sample, articles.length).entries()) {
          if (index % 3 === 0) tree.remove(`articles/${slugs[index]}.mdx`);
          else put(tree, slugs[index] ?? '', fields);
        }
        const change = await newsroom.apply('watch');
        expect(stale(before, shownByAll(newsroom), change.tags)).toEqual([]);
      }),
    60_000,
  );

  it(
    'are found when articles become due and expire',
    () =>
      check(async (tree, newsroom) => {
        for (const [index, fields] of fc.sample(sample, 6).entries()) {
          const due = index % 2 === 0 ? { date: '2026-06-02 08:00' } : { expires: '2026-06-02 08:00' };
          put(tree, slugs[index] ?? '', fields, due);
        }
        await newsroom.apply('watch');
        const before = shownByAll(newsroom);
        const tags = new Set<string>();
        newsroom.onInvalidate((found) => {
          // The frame is on every page: it would hide what this is about.
          if (found !== 'all') for (const tag of found) tags.add(tag);
        });
        tree.setTime(Date.parse('2026-06-02T08:00:01+08:00'));
        newsroom.catchUp();
        expect(stale(before, shownByAll(newsroom), tags)).toEqual([]);
      }),
    60_000,
  );

  it('are found when only the text changes', async () => {
    const tree = new TestTree();
    try {
      const title = '普法宣传';
      for (const slug of ['a', 'b', 'c'])
        tree.article(slug, { title, tags: ['甲'], date: '2026-05-02' }, `${title}。${title}。`);
      tree.article('x', { title, tags: ['甲'], date: '2026-05-20' }, '别的。');
      const newsroom = await tree.openNewsroom();
      const before = loadArticle(newsroom, 'a')?.related.map(({ slug }) => slug);
      tree.article(
        'x',
        { title, tags: ['甲'], date: '2026-05-20', summary: '别的。' },
        `${title}。${title}。`,
      );
      const { tags } = await newsroom.apply('watch', ['articles/x.mdx']);
      expect(before).toEqual(['b', 'c', 'x']);
      expect(tags).toContain('article:a');
    } finally {
      await tree.dispose();
    }
  });

  it('come first when they are about the same', () =>
    withNewsroom(
      {
        'articles/a.mdx': articleSource(
          { title: '普法宣传', date: '2026-05-10', tags: ['甲'] },
          '普法宣传，普法宣传。',
        ),
        'articles/near.mdx': articleSource(
          { title: '印刷', date: '2026-05-11', tags: ['甲'] },
          '印刷，印刷。',
        ),
        'articles/alike.mdx': articleSource(
          { title: '学校普法宣传', date: '2026-05-01', tags: ['甲'] },
          '普法宣传，普法宣传。',
        ),
        'articles/secret.mdx': articleSource(
          { title: '普法宣传', date: '2027-05-01', tags: ['甲'] },
          '普法宣传，普法宣传。',
        ),
      },
      (newsroom) => {
        expect(loadArticle(newsroom, 'a')?.related.map(({ slug }) => slug)).toEqual(['alike', 'near']);
      },
    ));

  it('are few: an article far away in time is left alone', async () => {
    const tree = new TestTree();
    try {
      for (let index = 0; index < 25; index += 1) {
        const day = String(index + 1).padStart(2, '0');
        tree.write(`articles/${slugs[index]}.mdx`, articleSource({ date: `2026-05-${day}`, tags: ['甲'] }));
      }
      const newsroom = await tree.openNewsroom();
      tree.article('x', { date: '2026-05-25 12:00', tags: ['甲'] });
      const { tags } = await newsroom.apply('watch', ['articles/x.mdx']);
      const touched = [...tags].filter((tag) => tag.startsWith('article:'));
      expect(touched.length).toBeLessThanOrEqual(1 + 16);
      expect(touched).not.toContain('article:a-0');
    } finally {
      await tree.dispose();
    }
  });
});
