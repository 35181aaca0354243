import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestTree } from '@/lib/content/test-tree';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { beginLog } from '../signing/change-keys';
import { createSigner, type Signer } from '../signing/keys';
import { signChanges, slugsToSign } from '../signing/sign-changes';
import { logFolder, openSiteLog } from '../signing/site-log';
import { readLogState } from './log-state';
import { presentRecord } from './present-record';
import { loadHistory } from './version-history';

let tree: TestTree;
let newsroom: Newsroom;
let signer: Signer;

beforeEach(async () => {
  tree = new TestTree();
  tree.article('one', { title: '一篇' }, '第一段的话。\n\n第二段的话，后来改过。');
  newsroom = await tree.openNewsroom();
});
afterEach(() => tree.dispose());

async function begin(): Promise<void> {
  signer = createSigner(path.join(tree.home, 'key.pem'));
  await beginLog(path.join(tree.root, logFolder), 'https://news.example', signer, 0);
}

async function change(edit: () => void, isSigned = true): Promise<void> {
  edit();
  await newsroom.apply('request');
  const site = openSiteLog(tree.root);
  if (site && isSigned) await signChanges(newsroom, site, signer, slugsToSign(newsroom, site));
}

describe('what pages say of signatures', () => {
  it('is nothing without a log, without a record, after an unsigned change, and where site.yaml wants none', async () => {
    expect(presentRecord(newsroom, 'one')).toBeUndefined();
    await begin();
    expect(presentRecord(newsroom, 'one')).toBeUndefined();
    await change(() => undefined);
    expect(presentRecord(newsroom, 'one')).toMatchObject({
      version: 1,
      url: 'http://localhost:3000/transparency/records/one.json',
    });
    await change(() => tree.article('one', { title: '一篇' }, '另一段话。'), false);
    expect(presentRecord(newsroom, 'one')).toBeUndefined();
    await change(() => undefined);
    expect(presentRecord(newsroom, 'one')?.version).toBe(2);
    const site = tree.read('site.yaml');
    await change(() => tree.write('site.yaml', `${site}features: {provenance: false}\n`));
    expect(presentRecord(newsroom, 'one')).toBeUndefined();
    expect(await readLogState(newsroom)).toBeUndefined();
  });

  it('tells the log as its checkpoint has it', async () => {
    await begin();
    await change(() => undefined);
    expect(await readLogState(newsroom)).toMatchObject({
      origin: 'news.example/transparency',
      size: 2,
      keys: [{ key: { kid: signer.kid }, verifier: expect.stringContaining('news.example/transparency+') }],
    });
  });
});

describe('the history of an article', () => {
  it('has what each version says differently, the latest first', async () => {
    await begin();
    await change(() => undefined);
    await change(() =>
      tree.article(
        'one',
        { title: '一篇', updated: '2026-05-02 08:00' },
        '第一段的话。\n\n第二段的话，刚刚改过。',
      ),
    );
    const [second, first] = loadHistory(newsroom, 'one');
    expect(first).toMatchObject({ record: { action: 'publish' }, blocks: [] });
    expect(second).toMatchObject({ record: { action: 'update' }, before: 1, fields: ['updated'] });
    expect(JSON.stringify(second?.blocks)).toContain('后来');
  });

  it('never tells what stood there before the article was withdrawn, nor anything while it is', async () => {
    await begin();
    await change(() => undefined);
    await change(() => tree.article('one', { title: '一篇', status: 'withdrawn' }));
    expect(loadHistory(newsroom, 'one')).toEqual([]);
    expect(presentRecord(newsroom, 'one')).toBeUndefined();
    await change(() => tree.article('one', { title: '一篇' }, '说得不同的一段。'));
    await change(() => tree.article('one', { title: '一篇' }, '说得又不同的一段。'));
    const history = loadHistory(newsroom, 'one');
    expect(history.map(({ record, before }) => [record.action, before])).toEqual([
      ['unmarked', 3],
      ['publish', undefined],
      ['withdraw', undefined],
      ['publish', undefined],
    ]);
    expect(JSON.stringify(history)).not.toContain('第二段');
  });
});
