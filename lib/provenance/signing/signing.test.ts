import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UnmarkedChanges } from '@/lib/check/unmarked-change';
import { TestTree } from '@/lib/content/test-tree';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { copyFromText } from '../copy';
import { auditLog } from '../log/audit';
import { localLog } from '../log/log-reader';
import { presentRecord } from '../pages/present-record';
import { loadHistory } from '../pages/version-history';
import { localSource } from '../served/local-source';
import { beginTestLog, signAll, type TestLog } from '../test-site';
import { verifyCopy } from '../verify-copy';
import { addKey, requireCurrent, revokeKey } from './change-keys';
import { createSigner, KeyError, readSigner } from './keys';
import { openSiteLog, readRecords } from './site-log';

const body =
  '三级检察院推行“三重三联”做法，从五百多个案例中脱颖而出，被评为全国的最佳案例。\n\n第二段说的是别的事情，也写得够长，好让人认得出来。';

describe('signing', () => {
  let tree: TestTree;
  let newsroom: Newsroom;
  let site: TestLog;
  beforeEach(async () => {
    tree = new TestTree();
    tree.article('case', { title: '最佳案例名不虚传' }, body);
    newsroom = await tree.openNewsroom();
    site = await beginTestLog(tree);
    await signAll(newsroom, site);
  });
  afterEach(() => tree.dispose());

  const edit = async (fields: Record<string, unknown>, text = body) => {
    tree.article('case', { title: '最佳案例名不虚传', ...fields }, text);
    await newsroom.apply('request', ['articles/case.mdx']);
  };
  const signed = async () =>
    (await signAll(newsroom, site)).map(({ action, version }) => `${action} ${version}`);
  const verdict = async (text: string) =>
    (await verifyCopy(copyFromText(`最佳案例名不虚传\n${text}`), localSource(site.log))).verdict;
  const problems = () => new UnmarkedChanges(newsroom).check('articles/case.mdx').map(({ rule }) => rule);

  it('follows what editors say of a change', async () => {
    expect(await signed()).toEqual([]);
    const second = body.replace('五百', '六百');
    await edit({ updated: '2026-05-02 08:00' }, second);
    expect(problems()).toEqual([]);
    expect(await signed()).toEqual(['update 2']);
    const third = body.replace('五百', '七百');
    await edit(
      { updated: '2026-05-02 08:00', corrections: [{ date: '2026-05-03', text: '应为七百多个。' }] },
      third,
    );
    expect(await signed()).toEqual(['correct 3']);
    expect(await verdict(body)).toBe('corrected');
    expect(await verdict(third)).toBe('identical');
    const history = loadHistory(newsroom, 'case');
    expect(history.map(({ record }) => record.action)).toEqual(['correct', 'update', 'publish']);
    expect(history[0]?.blocks.map(({ change }) => change)).toContain('changed');
    expect(history[1]?.fields).toEqual(['updated']);
  });

  it('tells changes that nobody marked, until somebody does', async () => {
    const changed = body.replace('全国', '全省');
    await edit({}, changed);
    expect(problems()).toEqual(['unmarked-change']);
    expect(await signed()).toEqual(['unmarked 2']);
    expect(problems()).toEqual(['unmarked-change']);
    expect(await verdict(body)).toBe('superseded');
    await edit({ minorEdit: '2026-05-04 09:00' }, `${changed}\n\n又添一段。`);
    expect(problems()).toEqual([]);
    expect(await signed()).toEqual(['minor 3']);
    expect(await verdict(changed)).toBe('identical');
  });

  it('withdraws what is public no longer, and keeps its text back', async () => {
    await edit({ status: 'withdrawn', withdrawn: { date: '2026-05-05', reason: '有误' } });
    expect(await signed()).toEqual(['withdraw 2']);
    expect(presentRecord(newsroom, 'case')).toBeUndefined();
    expect(loadHistory(newsroom, 'case')).toEqual([]);
    const report = await verifyCopy(copyFromText(`最佳案例名不虚传\n${body}`), localSource(site.log));
    expect(report).toMatchObject({ verdict: 'withdrawn', blocks: { found: 3, total: 3 } });
    await edit({});
    expect(await signed()).toEqual(['publish 3']);
  });

  it('chains records, and stands an audit', async () => {
    await edit({ updated: '2026-05-02 08:00' }, `${body}\n\n新的一段。`);
    const before = (await auditLog(localLog(tree.root), undefined)).note;
    await signed();
    const versions = readRecords(site.log.files, 'case')?.versions ?? [];
    expect(versions.map(({ record }) => record.previous === undefined)).toEqual([true, false]);
    expect(await auditLog(localLog(tree.root), before)).toMatchObject({ from: 2, size: 3 });
    tree.write(
      'transparency/tile/entries/000.p/3',
      Buffer.concat([Buffer.from([0, 1, 65]), Buffer.alloc(4)]),
    );
    await expect(auditLog(localLog(tree.root), before)).rejects.toThrow('entries');
  });

  it('rotates and revokes keys: what was logged before stays good', async () => {
    const now = Math.floor(tree.now() / 1000);
    const stolen = site.signer;
    const fresh = createSigner(path.join(tree.home, 'new.pem'));
    const rotated = await addKey(site.log, fresh, stolen, now);
    expect(() => requireCurrent(rotated, stolen, now)).toThrow(KeyError);
    expect(readSigner(path.join(tree.home, 'new.pem')).kid).toBe(fresh.kid);
    const revoked = await revokeKey(rotated, stolen.kid, '疑似泄露', fresh, now);
    expect(openSiteLog(tree.root)?.keys.keys.map((key) => key.revoked?.size)).toEqual([3, undefined]);
    await auditLog(localLog(tree.root), undefined);
    const text = copyFromText(`最佳案例名不虚传\n${body}`);
    const good = await verifyCopy(text, localSource(revoked));
    expect(good.trust).toMatchObject({ signature: 'good', inclusion: 'good' });
    // A thief goes on signing, beyond what the revocation lets stand.
    await edit({ updated: '2026-05-02 08:00' }, `${body}\n\n伪造的一段，谁也没有写过它。`);
    await signAll(newsroom, { log: revoked, signer: stolen });
    const forged = copyFromText(`最佳案例名不虚传\n${body}\n伪造的一段，谁也没有写过它。`);
    const bad = await verifyCopy(forged, localSource(revoked));
    expect(bad.trust).toMatchObject({ signature: 'revoked', inclusion: 'bad' });
    await expect(auditLog(localLog(tree.root), undefined)).rejects.toThrow('no key that is in force');
  });
});
