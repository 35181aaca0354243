import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPreviewToken } from '@/lib/preview/token';
import { type Desk, openDesk } from '../desk';
import { addressOf, revoke, revokeAll, share } from './share';

const now = Date.parse('2026-06-01T12:00:00+08:00');
const signing = { siteUrl: 'https://news.example', previewSecret: 's'.repeat(32) };
const by = { id: 'p1', name: '甲' };
const order = { slug: 'a', hours: 2, note: '给法务', by, now };

let folder = '';
let desk: Desk;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'desk-'));
  desk = openDesk(folder);
});

afterEach(() => {
  desk.db.close();
  rmSync(folder, { recursive: true });
});

describe('sharing a preview', () => {
  it('gives an address that opens the article for the time asked for', async () => {
    const link = share(desk, order);
    const address = await addressOf(link, signing);
    expect(address).toMatch(/^https:\/\/news\.example\/api\/preview\?token=/);
    const token = new URL(address).searchParams.get('token') ?? '';
    expect(await readPreviewToken(token, signing.previewSecret, now)).toEqual({
      slug: 'a',
      id: link.id,
      issued: now,
      expires: now + 2 * 3_600_000,
    });
    const [listed] = desk.links.list(now);
    expect(listed && (await addressOf(listed, signing))).toBe(address);
  });

  it('is in the log, with every end', () => {
    const [first, second] = [share(desk, order), share(desk, { ...order, note: '' })];
    revoke(desk, first, by, now + 1);
    revokeAll(desk, 'a', { id: 'p2', name: '乙' }, now + 2);
    expect(
      desk.audit
        .list({ subject: 'a' })
        .reverse()
        .map(({ action, name, detail }) => ({ action, name, detail })),
    ).toEqual([
      { action: 'share', name: '甲', detail: { link: first.id, hours: 2, note: '给法务' } },
      { action: 'share', name: '甲', detail: { link: second.id, hours: 2 } },
      { action: 'revoke-link', name: '甲', detail: { link: first.id } },
      { action: 'revoke-links', name: '乙', detail: { links: 1 } },
    ]);
    expect(desk.links.list(now)).toEqual([]);
  });
});
