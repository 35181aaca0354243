import Database from 'libsql';
import { beforeEach, describe, expect, it } from 'vitest';
import { LinkStore, type NewPreviewLink } from './link-store';
import { newGrant } from './token';

const now = Date.parse('2026-06-01T12:00:00.400+08:00');
const hour = 3_600_000;
const day = 24 * hour;

let links: LinkStore;

beforeEach(() => {
  links = new LinkStore(new Database(':memory:'));
});

function make(slug: string, hours = 24, at = now): NewPreviewLink {
  const link = { ...newGrant(slug, hours, at), person: 'p1', name: '甲', note: '给法务' };
  links.add(link);
  return link;
}

describe('the record of links', () => {
  it('lists what is outstanding, the latest first, of all articles or of one', () => {
    const first = make('a', 24, now - hour);
    const second = make('b');
    make('a', 1, now - hour);
    expect(links.list(now)).toEqual([
      { ...second, uses: 0 },
      { ...first, uses: 0 },
    ]);
    expect(links.list(now, 'a').map(({ id }) => id)).toEqual([first.id]);
    expect(links.list(now + 2 * day)).toEqual([]);
  });

  it('counts how often a link was opened', () => {
    const { id } = make('a');
    links.use(id, now + 1);
    links.use(id, now + 2);
    expect(links.get(id, now)).toMatchObject({ uses: 2, used: now + 2 });
  });

  it('revokes one link and leaves the others', () => {
    const [one, other] = [make('a'), make('a')];
    links.revoke(one.id, now);
    expect(links.isRevoked(one)).toBe(true);
    expect(links.isRevoked(other)).toBe(false);
    expect(links.list(now, 'a').map(({ id }) => id)).toEqual([other.id]);
    expect(links.get(one.id, now)).toBeUndefined();
  });

  it('revokes all links of an article, and those that stand in no record', () => {
    const one = make('a');
    const unrecorded = newGrant('a', 24, now);
    const old = { slug: 'a', issued: now - day, expires: now + day };
    const elsewhere = newGrant('b', 24, now);
    expect([unrecorded, old].map((grant) => links.isRevoked(grant))).toEqual([false, false]);
    links.revokeAll('a', now);
    expect([one, unrecorded, old].map((grant) => links.isRevoked(grant))).toEqual([true, true, true]);
    expect(links.isRevoked(elsewhere)).toBe(false);
  });

  it('lets links be made again afterwards, recorded ones at once', () => {
    links.revokeAll('a', now);
    expect(links.isRevoked(make('a'))).toBe(false);
    expect(links.isRevoked(newGrant('a', 24, now + 1000))).toBe(false);
    links.revokeAll('a', now - day);
    expect(links.isRevoked(newGrant('a', 24, now))).toBe(true);
  });

  it('forgets what expired long ago', () => {
    const { id } = make('a', 1);
    make('b', 1, now + 20 * day);
    expect(links.get(id, now)).toBeDefined();
    make('b', 1, now + 40 * day);
    expect(links.get(id, now)).toBeUndefined();
  });
});
