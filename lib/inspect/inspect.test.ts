import { describe, expect, it } from 'vitest';
import { shownOfRule } from './inspect';
import { inspectionGroups, inspectionRules } from './rules';
import { cleanArticle, cleanSite, inspectTree, settings } from './test-inspection';

describe('inspect', () => {
  it('finds nothing in a clean tree', async () => {
    const report = await inspectTree();
    expect(report).toMatchObject({ found: [], score: 100, passed: true, articles: 2, site: '测试新闻网' });
  });

  it('does not look at what nobody can read', async () => {
    const hidden = { title: '甲', date: '1990-01-01', original: { title: '原' }, editor: undefined };
    const report = await inspectTree({
      'articles/2020/draft.mdx': cleanArticle({ ...hidden, status: 'draft' }, '![](/media/none.svg)'),
      'articles/2020/withdrawn.mdx': cleanArticle({ ...hidden, status: 'withdrawn' }),
      'articles/2020/expired.mdx': cleanArticle({ ...hidden, expires: '1991-01-01' }),
      'articles/2020/scheduled.mdx': cleanArticle({ ...hidden, date: '2026-06-02 08:00' }),
      'pages/later.mdx': '---\ntitle: 后\nstatus: draft\n---\n\n[甲](/nowhere)\n',
      'topics/later.mdx': '---\ntitle: 后\nstatus: draft\narticles: [nowhere]\n---\n',
    });
    expect(report.found).toEqual([]);
  });

  it('takes off what findings cost, group by group', async () => {
    const { icp, policeRecord, ...site } = cleanSite;
    const report = await inspectTree({
      'site.yaml': settings(site),
      'articles/2026/first.mdx': cleanArticle({}, '[断](/nowhere)\n\n![](/media/a.svg "图")'),
    });
    expect(report.found).toEqual([
      'footer-icp site.yaml:1',
      'footer-police site.yaml:1',
      'link-dead articles/2026/first.mdx:9',
      'picture-alt articles/2026/first.mdx:11',
      'picture-credit articles/2026/first.mdx:11',
    ]);
    expect(report.groups.slice(0, 3)).toEqual([
      { group: 'identity', points: 15, deducted: 4, counts: { veto: 0, deduction: 2, advice: 0 } },
      { group: 'links', points: 20, deducted: 1, counts: { veto: 0, deduction: 1, advice: 0 } },
      { group: 'pictures', points: 10, deducted: 0.5, counts: { veto: 0, deduction: 1, advice: 1 } },
    ]);
    expect(report).toMatchObject({ score: 94.5, passed: true, counts: { veto: 0, deduction: 4, advice: 1 } });
  });

  it('takes off no more than the points of a group, counts all and shows some', async () => {
    const links = Array.from({ length: shownOfRule + 5 }, (_, index) => `[断](/nowhere/${index})`);
    const report = await inspectTree({ 'articles/2026/first.mdx': cleanArticle({}, links.join('\n')) });
    expect(report.score).toBe(80);
    expect(report.rules).toEqual([
      expect.objectContaining({ rule: 'link-dead', count: shownOfRule + 5, shown: shownOfRule }),
    ]);
  });

  it('fails below the least score, and by a veto whatever the score', async () => {
    const changes = { 'articles/2026/first.mdx': cleanArticle({}, '[断](/nowhere)') };
    expect(await inspectTree(changes, { least: 99 })).toMatchObject({ score: 99, passed: true });
    expect(await inspectTree(changes, { least: 99.5 })).toMatchObject({ score: 99, passed: false });
    const late = { now: Date.parse('2026-06-20T12:00:00+08:00') };
    expect(await inspectTree({}, late)).toMatchObject({ score: 96, passed: false, counts: { veto: 1 } });
  });

  it('has points for every rule that costs, and a hundred in all groups', () => {
    for (const { severity, points } of Object.values(inspectionRules))
      expect(points > 0).toBe(severity === 'deduction');
    expect(Object.values(inspectionGroups).reduce((sum, points) => sum + points, 0)).toBe(100);
  });
});
