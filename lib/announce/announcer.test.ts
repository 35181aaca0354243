import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { articleSource } from '@/lib/content/test-tree';
import {
  AnnouncerTest,
  feedsOf,
  hour,
  Listener,
  listeners,
  minute,
  second,
  withAnnouncer,
} from './test-announcer';

const day = 24 * hour;

/** More than a feed shows, so that the first ones stand in none. */
const many = Object.fromEntries(
  Array.from({ length: 25 }, (_, index) => [
    `articles/old-${index + 1}.mdx`,
    articleSource({ section: 'culture', date: `2026-04-${String(index + 1).padStart(2, '0')} 08:00` }),
  ]),
);

describe('what is announced', () => {
  it('is nothing at a first start', () => {
    const { feeds, articles, all } = listeners();
    return withAnnouncer(all, many, async (test) => {
      await test.pass(minute);
      expect([feeds.take(), articles.take()]).toEqual([[], []]);
    });
  });

  it('is a new article, in every feed of its lists and in no other', () => {
    const { feeds, articles, all } = listeners();
    return withAnnouncer(all, many, async (test) => {
      await test.change((tree) =>
        tree.article('fresh', { section: 'local', tags: ['普法', 'a/b'], source: '某报', author: '某人' }),
      );
      await test.pass(2 * second);
      const names = ['/tags/%E6%99%AE%E6%B3%95', '/tags/a%2Fb'];
      const people = ['/sources/%E6%9F%90%E6%8A%A5', '/authors/%E6%9F%90%E4%BA%BA'];
      expect(feeds.take()).toEqual(feedsOf('', '/news', '/local', ...names, ...people));
      expect(articles.take()).toEqual(['/local/fresh']);
    });
  });

  it('is an edit, in the feeds that show the article', () => {
    const { feeds, articles, all } = listeners();
    return withAnnouncer(all, many, async (test) => {
      await test.change((tree) =>
        tree.article('old-25', { section: 'culture', date: '2026-04-25 08:00' }, '改过的正文。'),
      );
      await test.pass(2 * second);
      expect(feeds.take()).toEqual(feedsOf('', '/culture'));
      expect(articles.take()).toEqual(['/culture/old-25']);
      await test.change((tree) =>
        tree.article('old-1', { section: 'culture', date: '2026-04-01 08:00' }, '改过的正文。'),
      );
      await test.pass(2 * second);
      expect(feeds.take()).toEqual([]);
      expect(articles.take()).toEqual(['/culture/old-1']);
    });
  });

  it('is never what the public may not see', () => {
    const { feeds, articles, all } = listeners();
    return withAnnouncer(all, many, async (test) => {
      const write = (fields: object, body?: string) =>
        test.change((tree) => tree.article('hidden', { tags: ['机密'], ...fields }, body));
      await write({ status: 'draft' });
      await write({ status: 'draft' }, '改过的草稿。');
      await write({ date: '2026-07-01 08:00' });
      await write({ date: '2026-07-02 08:00' }, '改过的预定稿。');
      await write({
        status: 'withdrawn',
        date: '2026-07-02',
        withdrawn: { date: '2026-05-01', reason: '误' },
      });
      await test.change((tree) => tree.remove('articles/hidden.mdx'));
      await test.pass(minute);
      expect([feeds.take(), articles.take()]).toEqual([[], []]);
    });
  });

  it('comes by the clock: due, and expired', () => {
    const { feeds, articles, all } = listeners();
    return withAnnouncer(all, many, async (test) => {
      await test.change((tree) =>
        tree.article('timed', { date: '2026-06-01 13:00', expires: '2026-06-01 15:00' }),
      );
      await test.pass(59 * minute);
      expect([feeds.take(), articles.take()]).toEqual([[], []]);
      await test.pass(minute);
      await test.pass(2 * second);
      expect(feeds.take()).toEqual(feedsOf('', '/news'));
      expect(articles.take()).toEqual(['/news/timed']);
      await test.pass(2 * hour);
      await test.pass(2 * second);
      expect(feeds.take()).toEqual(feedsOf('', '/news'));
      expect(articles.take()).toEqual(['/news/timed']);
    });
  });

  it('is what was withdrawn, made a draft, moved, renamed or deleted', () => {
    const { feeds, articles, all } = listeners();
    const names = ['withdrawn', 'redrafted', 'moved', 'renamed', 'deleted'];
    const files = Object.fromEntries(names.map((name) => [`articles/${name}.mdx`, articleSource()]));
    return withAnnouncer(all, files, async (test) => {
      await test.change((tree) => {
        tree.article('withdrawn', { status: 'withdrawn', withdrawn: { date: '2026-05-02', reason: '误' } });
        tree.article('redrafted', { status: 'draft' });
        tree.article('moved', { section: 'culture' });
        tree.move('articles/renamed.mdx', 'articles/newly-named.mdx');
        tree.remove('articles/deleted.mdx');
      });
      await test.pass(2 * second);
      expect(feeds.take()).toEqual(feedsOf('', '/news', '/culture'));
      expect(articles.take()).toEqual(
        ['withdrawn', 'redrafted', 'moved', 'renamed', 'newly-named', 'deleted']
          .map((name) => `/news/${name}`)
          .concat('/culture/moved')
          .sort(),
      );
    });
  });

  it('says a burst once, however many changes it has', () => {
    const { feeds, articles, all } = listeners();
    return withAnnouncer(all, {}, async (test) => {
      for (let n = 1; n <= 5; n += 1) {
        await test.change((tree) => tree.article('again', {}, `第 ${n} 版。`));
        await test.pass(second);
        expect(feeds.calls).toEqual([]);
      }
      await test.pass(second);
      expect(feeds.calls).toHaveLength(1);
      expect(articles.take()).toEqual(['/news/again']);
    });
  });

  it('does not wait for a burst that never ends', () => {
    const { articles, all } = listeners();
    return withAnnouncer(all, {}, async (test) => {
      for (let n = 1; n <= 16; n += 1) {
        await test.change((tree) => tree.article('live', {}, `第 ${n} 条。`));
        await test.pass(second);
      }
      expect(articles.take()).toEqual(['/news/live']);
    });
  });

  it('is a large change set too', () => {
    const { articles, all } = listeners();
    return withAnnouncer(all, {}, async (test) => {
      const names = Array.from({ length: 450 }, (_, index) => `bulk-${index}`);
      await test.change((tree) => {
        for (const name of names) tree.article(name);
      });
      for (let ticks = 0; ticks < 12; ticks += 1) await test.pass(2 * second);
      expect(articles.take()).toEqual(names.map((name) => `/news/${name}`).sort());
    });
  });

  it('is only logged in a dry run', async () => {
    const { feeds, articles, all } = listeners();
    const test = new AnnouncerTest(all);
    try {
      await test.open(true);
      await test.change((tree) => tree.article('fresh'));
      await test.pass(2 * second);
      expect([feeds.calls, articles.calls]).toEqual([[], []]);
      expect(test.events).toContainEqual({
        kind: 'would send',
        target: 'engine',
        addresses: ['https://news.example.cn/news/fresh'],
      });
      await test.pass(minute);
      expect(test.events.filter(({ target }) => target === 'engine')).toHaveLength(1);
    } finally {
      await test.dispose();
    }
  });
});

describe('restarts', () => {
  it('go on where it was, and announce what happened meanwhile', async () => {
    const { feeds, articles, all } = listeners();
    await withAnnouncer(all, {}, async (test) => {
      feeds.answer = () => ({ kind: 'failed', problem: 'ECONNREFUSED' });
      await test.change((tree) => {
        tree.article('before', { tags: ['旧'] });
        tree.article('due', { section: 'culture', date: '2026-06-01 14:00' });
      });
      await test.pass(2 * second);
      expect(articles.take()).toEqual(['/news/before']);
      feeds.take();
      await test.close();
      test.tree.article('meanwhile', { section: 'local' });
      await test.pass(3 * hour);
      feeds.answer = () => ({ kind: 'taken' });
      await test.open();
      await test.pass(2 * second);
      await test.pass(2 * second);
      expect(feeds.take()).toEqual(feedsOf('', '/tags/%E6%97%A7', '/news', '/local', '/culture'));
      expect(articles.take()).toEqual(['/culture/due', '/local/meanwhile']);
    });
  });

  it('with a new index announce what waited and what became due, not everything that was read', async () => {
    const { feeds, articles, all } = listeners();
    await withAnnouncer(all, many, async (test) => {
      feeds.answer = () => ({ kind: 'failed', problem: 'ECONNREFUSED' });
      await test.change((tree) => {
        tree.article('due', { date: '2026-06-01 14:00' });
        tree.article('before', { tags: ['旧'] });
      });
      await test.pass(minute);
      expect(articles.take()).toEqual(['/news/before']);
      feeds.take();
      feeds.answer = () => ({ kind: 'taken' });
      await test.close();
      test.tree.remove('../data/index.sqlite');
      await test.pass(3 * hour);
      await test.open();
      await test.pass(2 * second);
      expect(feeds.take()).toEqual(feedsOf('', '/news', '/tags/%E6%97%A7'));
      expect(articles.take()).toEqual(['/news/due']);
    });
  });

  it('make a call again that was broken off', async () => {
    const { articles, all } = listeners();
    await withAnnouncer(all, {}, async (test) => {
      let release = (): void => undefined;
      articles.answer = () =>
        new Promise((resolve) => {
          release = () => resolve({ kind: 'failed', problem: 'AbortError' });
        });
      await test.change((tree) => tree.article('cut-off'));
      const working = test.pass(2 * second);
      await expect.poll(() => articles.calls.length).toBe(1);
      const closing = test.close();
      release();
      await Promise.all([working, closing]);
      articles.take();
      articles.answer = () => ({ kind: 'taken' });
      await test.open();
      await test.pass(2 * second);
      expect(articles.take()).toEqual(['/news/cut-off']);
      expect(test.events.filter(({ kind }) => kind === 'failed')).toEqual([]);
    });
  });

  it('do not look further back than a week', async () => {
    const { articles, all } = listeners();
    await withAnnouncer(all, {}, async (test) => {
      await test.change((tree) => {
        tree.article('long-ago', { date: '2026-06-02 14:00' });
        tree.article('lately', { date: '2026-06-28 14:00' });
      });
      await test.pass(minute);
      await test.close();
      await test.pass(30 * day);
      await test.open();
      await test.pass(2 * second);
      expect(articles.take()).toEqual(['/news/lately']);
    });
  });

  it('survive a state file that is damaged', async () => {
    const { articles, all } = listeners();
    await withAnnouncer(all, {}, async (test) => {
      await test.close();
      writeFileSync(path.join(test.tree.dataDir, 'announce.sqlite'), 'no database '.repeat(500));
      await test.open();
      await test.change((tree) => tree.article('fresh'));
      await test.pass(2 * second);
      expect(articles.take()).toEqual(['/news/fresh']);
    });
  });
});

describe('a target that is unwell', () => {
  /** Times after the first failure at which a further call was made, in seconds. */
  async function attempts(
    test: AnnouncerTest,
    listener: Listener,
    ms: number,
    step: number,
  ): Promise<number[]> {
    const times: number[] = [];
    for (let passed = step; passed <= ms; passed += step) {
      await test.pass(step);
      if (listener.calls.splice(0).length > 0) times.push(passed / second);
    }
    return times;
  }

  it('is tried again after longer and longer times, an hour at most, and keeps nobody else waiting', () => {
    const { feeds, articles, all } = listeners();
    return withAnnouncer(all, {}, async (test) => {
      articles.answer = () => ({ kind: 'failed', problem: 'status 503' });
      await test.change((tree) => tree.article('fresh'));
      await test.pass(2 * second);
      expect(articles.calls.splice(0)).toHaveLength(1);
      expect(feeds.take()).toEqual(feedsOf('', '/news'));
      const times = await attempts(test, articles, 4 * hour, 30 * second);
      const gaps = times.map((time, index) => time - (times[index - 1] ?? 0));
      expect(gaps).toEqual([30, 60, 120, 240, 480, 960, 1920, 3600, 3600]);
      articles.answer = () => ({ kind: 'taken' });
      await test.pass(hour);
      expect(articles.take()).toEqual(['/news/fresh']);
      await test.pass(hour);
      expect(articles.take()).toEqual([]);
    });
  });

  it('may ask for more time, a day at most', () => {
    const { articles, all } = listeners();
    return withAnnouncer(all, {}, async (test) => {
      articles.answer = () => ({ kind: 'failed', problem: 'status 429', retryAfterMs: 2 * hour });
      await test.change((tree) => tree.article('fresh'));
      await test.pass(2 * second);
      articles.calls.splice(0);
      expect(await attempts(test, articles, 5 * hour, 30 * minute)).toEqual([7200, 14_400]);
      articles.answer = () => ({ kind: 'failed', problem: 'status 429', retryAfterMs: 1000 * day });
      await test.pass(hour);
      articles.calls.splice(0);
      expect(await attempts(test, articles, 30 * hour, hour)).toEqual([24 * 3600]);
    });
  });

  it('is given up after a week, for what has waited that long', () => {
    const { articles, all } = listeners();
    return withAnnouncer(all, {}, async (test) => {
      articles.answer = () => ({ kind: 'failed', problem: 'ECONNREFUSED' });
      await test.change((tree) => tree.article('first'));
      await test.pass(2 * second);
      await test.pass(4 * day);
      await test.change((tree) => tree.article('second'));
      await test.pass(4 * day);
      expect(test.events).toContainEqual({ kind: 'given up', target: 'engine', addresses: 1 });
      articles.take();
      articles.answer = () => ({ kind: 'taken' });
      await test.pass(day);
      expect(articles.take()).toEqual(['/news/second']);
    });
  });

  it('is not asked again what it refused', () => {
    const { articles, all } = listeners();
    return withAnnouncer(all, {}, async (test) => {
      articles.answer = () => ({ kind: 'refused', problem: 'status 422' });
      await test.change((tree) => tree.article('fresh'));
      await test.pass(2 * second);
      expect(articles.calls.splice(0)).toHaveLength(1);
      await test.pass(day);
      expect(articles.calls).toEqual([]);
      expect(test.events).toContainEqual({
        kind: 'refused',
        target: 'engine',
        addresses: 1,
        problem: 'status 422',
      });
    });
  });

  it('is told again what changed while it was being told', () => {
    const { articles, all } = listeners();
    return withAnnouncer(all, {}, async (test) => {
      let release = (): void => undefined;
      articles.answer = () =>
        new Promise((resolve) => {
          release = () => resolve({ kind: 'taken' });
        });
      await test.change((tree) => tree.article('fresh'));
      const telling = test.pass(2 * second);
      await expect.poll(() => articles.calls.length).toBe(1);
      await test.change((tree) => tree.article('fresh', {}, '又改了。'));
      const again = test.pass(2 * second);
      articles.answer = () => ({ kind: 'taken' });
      release();
      await Promise.all([telling, again]);
      await test.work();
      expect(articles.take()).toEqual(['/news/fresh', '/news/fresh']);
    });
  });

  it('is not left alone for years by a clock that was wrong', () => {
    const { articles, all } = listeners();
    return withAnnouncer(all, {}, async (test) => {
      await test.pass(1000 * day);
      articles.answer = () => ({ kind: 'failed', problem: 'ECONNREFUSED' });
      await test.change((tree) => tree.article('fresh'));
      await test.pass(2 * second);
      articles.take();
      articles.answer = () => ({ kind: 'taken' });
      await test.pass(-1000 * day);
      await test.work();
      expect(articles.take()).toEqual(['/news/fresh']);
    });
  });
});

describe('a target that takes so many a day', () => {
  /** As Baidu counts: what is more than its number is turned away as a whole. */
  function limited(perDay: number, today: () => string): { engine: Listener; accepted: string[] } {
    const accepted: string[] = [];
    const used = new Map<string, number>();
    const engine = new Listener({ name: 'engine', of: 'articles', quotaDay: today });
    engine.answer = (addresses) => {
      const left = perDay - (used.get(today()) ?? 0) - addresses.length;
      if (left < 0) return { kind: 'spent' };
      used.set(today(), perDay - left);
      accepted.push(...addresses.map((address) => new URL(address).pathname));
      return { kind: 'taken', left };
    };
    return { engine, accepted };
  }

  it('gets the newest first, and the rest on the days after, also across a restart', async () => {
    let today = '2026-06-01';
    const { engine, accepted } = limited(3, () => today);
    await withAnnouncer([engine], {}, async (test) => {
      await test.change((tree) => {
        for (let n = 1; n <= 8; n += 1) tree.article(`n-${n}`, { date: `2026-05-0${n} 08:00` });
      });
      await test.pass(2 * second);
      await test.pass(hour);
      expect(accepted.splice(0)).toEqual(['/news/n-8', '/news/n-7', '/news/n-6']);
      expect(test.events).toContainEqual({ kind: 'quota used up', target: 'engine', waiting: 5 });
      await test.close();
      await test.open();
      await test.pass(hour);
      expect(accepted).toEqual([]);
      today = '2026-06-02';
      await test.change((tree) => tree.article('n-9', { date: '2026-05-09 08:00' }));
      await test.pass(2 * second);
      expect(accepted.splice(0)).toEqual(['/news/n-9', '/news/n-5', '/news/n-4']);
      today = '2026-06-03';
      await test.pass(second);
      expect(accepted.splice(0)).toEqual(['/news/n-3', '/news/n-2', '/news/n-1']);
      expect(engine.calls.every((call) => call.length <= 2)).toBe(true);
    });
  });

  it('may be out of it although it said otherwise', async () => {
    let today = '2026-06-01';
    const engine = new Listener({ name: 'engine', of: 'articles', quotaDay: () => today });
    await withAnnouncer([engine], {}, async (test) => {
      engine.answer = () => ({ kind: 'spent' });
      await test.change((tree) => tree.article('fresh'));
      await test.pass(2 * second);
      await test.pass(hour);
      expect(engine.take()).toEqual(['/news/fresh']);
      today = '2026-06-02';
      engine.answer = () => ({ kind: 'taken', left: 9 });
      await test.pass(hour);
      expect(engine.take()).toEqual(['/news/fresh']);
    });
  });

  it('is not sent what is hidden again when its turn comes', async () => {
    let today = '2026-06-01';
    const { engine, accepted } = limited(1, () => today);
    let hidden = '';
    const target = engine.target();
    engine.target = () => ({ ...target, mayName: (name) => name !== hidden });
    await withAnnouncer([engine], {}, async (test) => {
      await test.change((tree) => {
        for (let n = 1; n <= 3; n += 1) tree.article(`n-${n}`, { date: `2026-05-0${n} 08:00` });
      });
      await test.pass(2 * second);
      hidden = '/news/n-2';
      today = '2026-06-02';
      await test.pass(hour);
      expect(accepted).toEqual(['/news/n-3', '/news/n-1']);
    });
  });
});
