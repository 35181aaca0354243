import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { everything } from './cache-tag';
import { type PurgeEvent, PurgeQueue } from './purge-queue';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

function queueWith(answers: (string | undefined)[] = [], batch = 3) {
  const calls: string[][] = [];
  const events: PurgeEvent[] = [];
  const queue = new PurgeQueue({
    batch,
    send: async (tags) => {
      calls.push([...tags]);
      return answers.shift();
    },
    report: (event) => events.push(event),
  });
  return { queue, calls, events };
}

describe('PurgeQueue', () => {
  it('sends after the change, in portions, what belongs together once', async () => {
    const { queue, calls } = queueWith();
    queue.add(['a', 'b', 'c']);
    queue.add(['b', 'd']);
    expect(calls).toEqual([]);
    await queue.settled();
    expect(calls).toEqual([['a', 'b', 'c'], ['d']]);
  });

  it('sends everything once more after two seconds, for answers that were on their way, and then no more', async () => {
    const { queue, calls } = queueWith();
    queue.add(['a']);
    await queue.settled();
    vi.advanceTimersByTime(1999);
    await queue.settled();
    expect(calls).toEqual([['a']]);
    vi.advanceTimersByTime(1);
    await queue.settled();
    vi.advanceTimersByTime(60_000);
    await queue.settled();
    expect(calls).toEqual([['a'], ['a']]);
  });

  it('tries again what failed, with what came meanwhile, ever more rarely', async () => {
    const { queue, calls, events } = queueWith(['status 503', 'ECONNREFUSED']);
    queue.add(['a']);
    await queue.settled();
    queue.add(['b']);
    await queue.settled();
    expect([calls.length, queue.size, queue.failures]).toEqual([1, 2, 1]);
    vi.advanceTimersByTime(250);
    await queue.settled();
    expect(calls.at(-1)?.sort()).toEqual(['a', 'b']);
    expect(events.map((event) => event.kind === 'failed' && event.retryInMs)).toEqual([250, 500]);
    vi.advanceTimersByTime(500);
    await queue.settled();
    expect([queue.size, queue.failures]).toEqual([0, 0]);
  });

  it('forgets names for everything when there are too many', async () => {
    const { queue, calls } = queueWith(['ECONNREFUSED']);
    queue.add(Array.from({ length: 2001 }, (_, number) => `t${number}`));
    await queue.settled();
    expect(calls).toEqual([[everything]]);
    expect(queue.size).toBe(1);
  });

  it('tells at its end what is left, and no more after it', async () => {
    const { queue, calls } = queueWith();
    queue.add(['a']);
    await queue.close(1000);
    queue.add(['b']);
    await queue.settled();
    expect(calls).toEqual([['a']]);
  });
});
