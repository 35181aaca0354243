import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DeskRow } from '@/lib/desk/lists/row';
import { RepeatedWork } from './repeated-work';
import { likeNow, shortTime, timeOf } from './row-time';
import { Touched } from './touched';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('work that is asked for again and again', () => {
  it('is done once for all who asked, at the earliest time asked for', async () => {
    const work = vi.fn(async () => undefined);
    const repeated = new RepeatedWork(work);
    repeated.ask(500);
    repeated.ask(100);
    repeated.ask(300);
    await vi.advanceTimersByTimeAsync(99);
    expect(work).toHaveBeenCalledTimes(0);
    await vi.advanceTimersByTimeAsync(1000);
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('never runs twice at a time, and again for who asked meanwhile', async () => {
    let finish = (): void => undefined;
    const work = vi.fn(() => new Promise<void>((resolve) => (finish = resolve)));
    const repeated = new RepeatedWork(work);
    repeated.ask(0);
    await vi.advanceTimersByTimeAsync(0);
    repeated.ask(50);
    repeated.ask(10);
    await vi.advanceTimersByTimeAsync(1000);
    expect(work).toHaveBeenCalledTimes(1);
    finish();
    await vi.advanceTimersByTimeAsync(10);
    expect(work).toHaveBeenCalledTimes(2);
  });

  it('is over when it was stopped', async () => {
    const work = vi.fn(async () => undefined);
    const repeated = new RepeatedWork(work);
    repeated.ask(10);
    repeated.stop();
    repeated.ask(10);
    await vi.advanceTimersByTimeAsync(100);
    expect(work).not.toHaveBeenCalled();
  });
});

function row(id: string, more: Partial<DeskRow> = {}): DeskRow {
  return {
    id,
    kind: 'article',
    slug: id,
    title: id,
    authors: [],
    own: false,
    may: [],
    problems: [],
    submissions: [],
    ...more,
  };
}

function changed(event: Parameters<Touched['add']>[0], before: DeskRow[], fresh: DeskRow[]): string[] {
  const touched = new Touched();
  touched.add(event);
  return touched.among(before, fresh).map(({ id }) => id);
}

const event = (slug: string, more = false) => ({
  revision: '1',
  articles: [{ slug, state: 'draft' as const }],
  files: ['site.yaml'],
  more,
});

describe('rows that changed', () => {
  const before = [row('a'), row('b')];

  it('are those that were named and look different', () => {
    const fresh = [row('a', { title: '新' }), row('b', { title: '新' }), row('c')];
    expect(changed(event('a'), before, fresh)).toEqual(['a']);
    expect(changed(event('c'), before, fresh)).toEqual(['c']);
    expect(changed(event('a'), before, before)).toEqual([]);
    expect(changed(event('a'), before, [row('site.yaml', { kind: 'settings', slug: undefined })])).toEqual([
      'site.yaml',
    ]);
  });

  it('are all that look different when nobody knows what changed', () => {
    const fresh = [row('a', { title: '新' }), row('b'), row('c')];
    expect(changed(undefined, before, fresh)).toEqual(['a', 'c']);
    expect(changed(event('x', true), before, fresh)).toEqual(['a', 'c']);
  });

  it('are not those whose history was read meanwhile', () => {
    const known = row('a', { change: { at: '2026-06-01T08:00:00+08:00', by: '甲' } });
    expect(changed(event('a'), before, [known])).toEqual([]);
  });

  it('are remembered when the list could not be read', () => {
    const earlier = new Touched();
    earlier.add(event('a'));
    const later = new Touched();
    later.add(event('b'));
    const fresh = [row('a', { title: '新' }), row('b', { title: '新' })];
    expect(later.with(earlier).among(before, fresh)).toHaveLength(2);
  });
});

describe('times of rows', () => {
  const now = '2026-06-01T12:00:00+08:00';

  it.each([
    ['2026-06-01T08:05:00+08:00', false, '今天 08:05'],
    ['2026-06-01T00:00:00+08:00', true, '今天'],
    ['2026-05-31T23:59:00+08:00', false, '05-31 23:59'],
    ['2026-05-31T00:00:00+08:00', true, '05-31'],
    ['2025-05-31T08:00:00+08:00', false, '2025-05-31'],
    ['2027-05-31T08:00:00+08:00', false, '2027-05-31 08:00'],
  ])('%s', (at, dateOnly, expected) => {
    expect(shortTime(at, now, dateOnly)).toBe(expected);
  });

  it('are written as the site writes them', () => {
    expect(likeNow(Date.parse('2026-06-01T16:30:00Z'), now)).toBe('2026-06-02T00:30:00+08:00');
    expect(likeNow(Date.parse('2026-06-01T02:30:00Z'), '2026-06-01T00:00:00-03:30')).toBe(
      '2026-05-31T23:00:00-03:30',
    );
  });

  it('are those by which the list is sorted', () => {
    const full = row('a', {
      state: 'published',
      date: 'date',
      due: 'due',
      change: { at: 'change' },
      correction: { date: 'correction', text: '' },
      withdrawal: { date: 'withdrawal' },
      submissions: [{ by: '', at: 'submission' }],
    });
    const times = (
      ['submitted', 'drafts', 'corrected', 'withdrawn', 'expired', 'scheduled', 'all'] as const
    ).map((list) => timeOf(full, list)?.at);
    expect(times).toEqual(['submission', 'change', 'correction', 'withdrawal', 'due', 'date', 'date']);
    expect(timeOf(row('b', { date: 'date' }), 'drafts')?.at).toBe('date');
    expect(timeOf(row('c'), 'problems')).toBeUndefined();
  });
});
