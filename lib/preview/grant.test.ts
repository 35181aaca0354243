import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { articleSource, TestTree, testNow } from '@/lib/content/test-tree';
import { type Desk, openDesk } from '@/lib/desk/desk';
import { revoke, revokeAll, share } from '@/lib/desk/links/share';
import { deskFile } from '@/lib/desk/open-desk';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { previewAt, previewedBy } from './grant';
import { createPreviewToken, newGrant, type PreviewGrant, previewCookie } from './token';

const secret = 's'.repeat(32);
const by = { id: 'p1', name: '甲' };

let tree: TestTree;
let newsroom: Newsroom;
let deskDir = '';
let opened: Desk | undefined;

function begin(): Desk {
  opened = openDesk(deskDir);
  return opened;
}

beforeEach(async () => {
  tree = new TestTree({ 'articles/draft.mdx': articleSource({ status: 'draft' }) });
  deskDir = path.join(tree.home, 'desk');
  newsroom = tree.newsroom({ PREVIEW_SECRET: secret, DESK_DIR: deskDir });
  await newsroom.open();
});

afterEach(async () => {
  opened?.db.close();
  opened = undefined;
  await tree.dispose();
});

async function cookieOf(grant: PreviewGrant): Promise<string> {
  return `a=b; ${previewCookie}=${await createPreviewToken(grant, secret)}`;
}

const order = { slug: 'draft', hours: 24, note: '', by, now: testNow };

describe('a preview cookie', () => {
  it('opens its article without a desk, and makes none', async () => {
    const cookie = await cookieOf(newGrant('draft', 24, testNow));
    expect(await previewedBy(newsroom, cookie)).toBe('draft');
    expect(await previewAt(newsroom, '/news/draft', cookie)).toMatchObject({ slug: 'draft', revoked: false });
    expect(existsSync(deskDir)).toBe(false);
  });

  it('belongs to the address of its article alone', async () => {
    const cookie = await cookieOf(newGrant('draft', 24, testNow));
    for (const address of ['/news/other', '/draft', '/news/draft/more', '/tags/draft', '/desk/draft']) {
      expect(await previewAt(newsroom, address, cookie), address).toBeUndefined();
    }
    expect(await previewAt(newsroom, '/news/draft', 'a=b')).toBeUndefined();
    expect(await previewAt(newsroom, '/news/draft', undefined)).toBeUndefined();
  });

  it('ends when its link is revoked, and no other with it', async () => {
    const desk = begin();
    const [link, other] = [share(desk, order), share(desk, order)];
    const [cookie, otherCookie] = [await cookieOf(link), await cookieOf(other)];
    expect(await previewedBy(newsroom, cookie)).toBe('draft');
    revoke(desk, link, by, testNow);
    expect(await previewedBy(newsroom, cookie)).toBeUndefined();
    expect(await previewAt(newsroom, '/news/draft', cookie)).toMatchObject({ revoked: true });
    expect(await previewedBy(newsroom, otherCookie)).toBe('draft');
  });

  it('ends with all links of its article, recorded or not', async () => {
    const desk = begin();
    const cookies = [await cookieOf(share(desk, order)), await cookieOf(newGrant('draft', 24, testNow))];
    revokeAll(desk, 'draft', by, testNow);
    for (const cookie of cookies) expect(await previewedBy(newsroom, cookie)).toBeUndefined();
    expect(await previewedBy(newsroom, await cookieOf(share(desk, order)))).toBe('draft');
  });

  it('opens nothing while the record of the desk cannot be read', async () => {
    mkdirSync(deskDir);
    writeFileSync(deskFile(deskDir), 'not a database, but long enough to be looked at as one'.repeat(40));
    const cookie = await cookieOf(newGrant('draft', 24, testNow));
    expect(await previewedBy(newsroom, cookie)).toBeUndefined();
  });
});
