import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { articleSource, TestTree } from '@/lib/content/test-tree';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { CheckLane } from './check-lane';
import type { CheckOrder } from './check-order';

const tree = new TestTree({ 'articles/a.mdx': articleSource() });
let newsroom: Newsroom;
const lanes: CheckLane[] = [];

beforeAll(async () => {
  newsroom = await tree.openNewsroom();
});

afterAll(async () => {
  for (const lane of lanes) lane.close();
  await tree.dispose();
});

function newLane(limits: Partial<{ checkMs: number; idleMs: number; waiting: number }> = {}): CheckLane {
  const lane = new CheckLane(newsroom.environment, {
    checkMs: 20_000,
    idleMs: 20_000,
    waiting: 2,
    ...limits,
  });
  lanes.push(lane);
  return lane;
}

const order = (body: string): CheckOrder => ({
  kind: 'article',
  file: 'articles/a.mdx',
  source: articleSource({}, body),
});
const never = new AbortController().signal;

async function rules(lane: CheckLane, body: string): Promise<string[] | string> {
  const outcome = await lane.check(body, order(body), never);
  return typeof outcome === 'string' ? outcome : outcome.problems.map(({ rule }) => rule);
}

describe('a lane', { timeout: 30_000 }, () => {
  it('checks a text against the index as it is now', async () => {
    const lane = newLane();
    expect(await rules(lane, '<Related slug="later" />')).toEqual(['unknown-article']);
    tree.article('later', { title: '后来的' });
    await newsroom.apply('request', ['articles/later.mdx']);
    expect(await rules(lane, '<Related slug="later" />')).toEqual([]);
  });

  it('gives up what takes too long, and goes on with the next', async () => {
    const lane = newLane({ checkMs: 200 });
    expect(await rules(lane, '甲')).toEqual([]);
    const long = '## 标题\n\n“甲”，**乙**[丙](https://a.cn/)。\n\n'.repeat(1_400);
    const [late, next] = await Promise.all([rules(lane, long), rules(lane, '请看,再说')]);
    expect(late).toBe('late');
    expect(next).toEqual(['text/half-width']);
  });

  it('checks of several texts of one person only the newest', async () => {
    const lane = newLane();
    const outcomes = await Promise.all(
      ['甲', '乙', '丙', '丁'].map((body) => lane.check('same', order(body), never)),
    );
    expect(outcomes).toEqual([{ problems: [] }, 'stale', 'stale', { problems: [] }]);
    const nobody = AbortSignal.abort();
    expect(await lane.check('gone', order('甲'), nobody)).toBe('stale');
  });

  it('takes no more orders than it can hold', async () => {
    const lane = newLane();
    const outcomes = await Promise.all(['甲', '乙', '丙', '丁'].map((body) => rules(lane, body)));
    expect(outcomes).toEqual([[], [], [], 'busy']);
  });

  it('hires again after it had nothing to do', async () => {
    const lane = newLane({ idleMs: 1 });
    expect(await rules(lane, '甲')).toEqual([]);
    await expect.poll(() => Reflect.get(lane, 'worker')).toBeUndefined();
    expect(await rules(lane, '乙')).toEqual([]);
  });
});
