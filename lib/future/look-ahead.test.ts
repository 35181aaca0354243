import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { articleSource, TestTree } from '@/lib/content/test-tree';
import type { Person, Role } from '@/lib/desk/person';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { lookAhead } from './look-ahead';

const person = (role: Role): Person => ({ id: role, name: role, email: `${role}@example.cn`, role });

describe('a look ahead', () => {
  // The clock of the tests stands at 2026-06-01T12:00 of the site.
  const tree = new TestTree({ 'articles/later.mdx': articleSource({ date: '2026-06-02 08:00' }) });
  let present: Newsroom;
  beforeAll(async () => {
    present = await tree.openNewsroom();
  });
  afterAll(() => tree.dispose());

  const at = (moment: string, path = '/', role: Role = 'editor') =>
    lookAhead(present, person(role), { moment, path });

  it('shows editors and chiefs a page as of its moment', () => {
    for (const role of ['editor', 'chief'] as const) {
      expect(at('2026-06-02T08:00', '/news/later', role)).toMatchObject({
        moment: '2026-06-02T08:00',
        page: { kind: 'article', parts: ['later'], status: 200 },
      });
    }
    expect(at('2026-06-02T07:59', '/news/later')).toMatchObject({ page: { status: 404 } });
  });

  it('leads everybody else away, whatever was asked for', () => {
    for (const moment of ['2026-06-02T08:00', 'x']) {
      expect(at(moment, '/news/later', 'author')).toEqual({ goTo: '/desk/future' });
    }
  });

  it('goes from the minute that runs to ten years ahead', () => {
    expect(at('2026-06-01T12:00')).toHaveProperty('page');
    expect(at('2036-05-01T00:00')).toHaveProperty('page');
    for (const moment of ['2026-06-01T11:58', '2037-01-01T00:00', '2026-02-30T08:00', '"><a']) {
      expect(at(moment)).toEqual({ goTo: `/desk/future?at=${encodeURIComponent(moment)}` });
    }
  });

  it('leads on where readers are led on, and to the front from what is only there now', () => {
    expect(at('2026-06-02T08:00', '/culture/later')).toEqual({
      goTo: '/desk/future/2026-06-02T08:00/news/later',
    });
    expect(at('2026-06-02T08:00', '/rss.xml')).toEqual({ goTo: '/desk/future/2026-06-02T08:00' });
  });
});
