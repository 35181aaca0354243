import { describe, expect, it } from 'vitest';
import { cleanArticle, cleanSite, findingsIn, inspectTree, settings } from './test-inspection';

const first = 'articles/2026/first.mdx';
const withBody = (body: string) => ({ [first]: cleanArticle({}, `一段。\n\n${body}`) });
const more = (fields: Record<string, unknown>) => ({
  'articles/more.mdx': cleanArticle({ title: '丙', ...fields }),
});

describe('links', () => {
  it.each([
    '[首页](/)',
    '[栏目](/news)',
    '[栏目](/news?page=2)',
    '[稿件](/notices/notice)',
    '[稿件](/notices/notice#main)',
    '[自己](/news/first#h-背景)\n\n## 背景',
    '[自己](#背景)\n\n## 背景',
    '[注](#脚)[^1]\n\n## 脚\n\n[^1]: 注',
    '[相对](first)',
    '[本站](http://localhost:3000/about)',
    '[外站](https://example.org/nowhere)',
    '[信](mailto:a@example.org)',
    '[文件](/media/a.svg)',
    '[查](/search?q=甲)',
    '[订](/rss.xml)',
    '[图标](/favicon.svg)',
    '[繁](/zh-hant/news)',
    '<Related slug="notice" />',
  ])('lets pass %s', async (body) => {
    expect(await findingsIn(withBody(body))).toEqual([]);
  });

  it.each([
    ['[断](/nowhere)', 'link-dead'],
    ['[断](/news/nowhere)', 'link-dead'],
    ['[断](/没有)', 'link-dead'],
    ['[断](nowhere)', 'link-dead'],
    ['[断](http://localhost:3000/nowhere)', 'link-dead'],
    ['[断][甲]\n\n[甲]: /nowhere', 'link-dead', 13],
    ['[断](/archive/1999)', 'link-dead'],
    ['[断](/zh-hant/nowhere)', 'link-dead'],
    ['[无](#nowhere)', 'link-anchor'],
    ['[无](/notices/notice#nowhere)', 'link-anchor'],
    ['[无](/about#nowhere)', 'link-anchor'],
    ['[跳](/news/notice)', 'link-redirected'],
    ['[跳](/news/)', 'link-redirected'],
    ['![图](/media/none.svg "图，某摄")', 'media-missing'],
    ['[件](/media/none.pdf)', 'media-missing'],
    ['[件](none.pdf)', 'media-missing'],
    ['<Attachment src="none.pdf" title="表" />', 'media-missing'],
    ['<Video src="none.mp4" />', 'media-missing'],
    ['<Chart type="bar" src="none.csv" x="甲" y="乙" />', 'media-missing'],
    ['<Related slug="nowhere" />', 'reference-unseen'],
  ])('finds %s', async (body, rule, line = 11) => {
    expect(await findingsIn(withBody(body))).toEqual([`${rule} ${first}:${line}`]);
  });

  it('says what became of the target', async () => {
    const { findings } = await inspectTree({
      ...withBody('[一](/news/draft) [二](/news/over) [三](/news/out) [四](/old)'),
      'articles/draft.mdx': cleanArticle({ title: '丙', status: 'draft' }),
      'articles/over.mdx': cleanArticle({ title: '丁', expires: '2026-05-31 10:00' }),
      'articles/out.mdx': cleanArticle({ title: '戊', status: 'withdrawn' }),
      'redirects.yaml': '/old: 410\n',
    });
    expect(findings.map(({ line, column, rule, message }) => [line, column, rule, message])).toEqual([
      [11, 1, 'link-dead', expect.stringMatching('/news/draft”指向没有公开的稿件')],
      [11, 18, 'link-dead', expect.stringMatching('/news/over”指向已撤回或到期')],
      [11, 34, 'link-dead', expect.stringMatching('/news/out”指向已撤回或到期')],
      [11, 49, 'link-dead', expect.stringMatching('/old”指向已撤回或到期')],
    ]);
  });

  it('names the anchor that was meant', async () => {
    const { findings } = await inspectTree({
      ...withBody('[见](/news/more#背景)'),
      'articles/more.mdx': cleanArticle({ title: '丙' }, '## 背景'),
    });
    expect(findings[0]?.message).toContain('#h-背景');
  });

  it('looks into topics and pages too', async () => {
    const body = '---\ntitle: 丙\n---\n\n[断](/nowhere)\n';
    expect(await findingsIn({ 'topics/t.mdx': body, 'pages/p.mdx': body })).toEqual([
      'link-dead pages/p.mdx:5',
      'link-dead topics/t.mdx:5',
    ]);
  });

  it('finds files beside an article, and misses them there', async () => {
    const article = cleanArticle(
      { title: '丙', cover: { src: 'b.svg', alt: '图', credit: '某' } },
      '![图](b.svg "某摄")',
    );
    const picture = { 'articles/own/b.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>' };
    expect(await findingsIn({ 'articles/own/index.mdx': article, ...picture })).toEqual([]);
    expect(await findingsIn({ 'articles/own/index.mdx': article })).toEqual([
      'media-missing articles/own/index.mdx:7',
      'media-missing articles/own/index.mdx:10',
    ]);
  });
});

describe('references', () => {
  it.each([
    ['related', ['notice', 'nowhere']],
    ['topics', ['nowhere']],
    ['translationOf', 'nowhere'],
  ])('names what readers do not see in %s', async (field, value) => {
    expect(await findingsIn(more({ [field]: value }))).toEqual(['reference-unseen articles/more.mdx:7']);
  });

  it('looks at the front page and at topics', async () => {
    const changes = {
      'front.yaml': 'lead: first\npinned: [nowhere]\nblocks:\n  - {section: gone}\n',
      'topics/t.mdx': '---\ntitle: 题\narticles:\n  - first\n  - nowhere\n---\n',
    };
    expect(await findingsIn(changes)).toEqual([
      'reference-unseen front.yaml:2',
      'reference-unseen front.yaml:4',
      'reference-unseen topics/t.mdx:5',
    ]);
  });
});

describe('redirects', () => {
  it.each([
    ['/old: /news/first', []],
    ['/old: https://example.org/', []],
    ['/old: 410', []],
    ['/older: 410\n/old: /nowhere', ['redirect-dead redirects.yaml:2']],
    ['/old: /older\n/older: 410', ['redirect-dead redirects.yaml:1']],
    ['/old: /news/notice', ['redirect-chain redirects.yaml:1']],
    [
      '/old: http://localhost:3000/older\n/older: http://localhost:3000/old',
      ['redirect-loop redirects.yaml:1', 'redirect-loop redirects.yaml:2'],
    ],
  ])('follows %s', async (redirects, found) => {
    expect(await findingsIn({ 'redirects.yaml': `${redirects}\n` })).toEqual(found);
  });

  it('sees an alias that turns back', async () => {
    const changes = { ...more({ aliases: ['/old'] }), 'redirects.yaml': '/news/more: /old\n' };
    expect(await findingsIn(changes)).toContain('redirect-loop redirects.yaml:1');
  });
});

describe('the notice before links that leave', () => {
  const off = settings({ ...cleanSite, features: { externalNotice: false } });
  it('is missed where there are such links', async () => {
    const site = { 'site.yaml': off };
    expect(await findingsIn({ ...site, ...withBody('[外](https://example.org/)') })).toEqual([
      'link-notice site.yaml:13',
    ]);
    expect(await findingsIn({ ...site, ...withBody('[内](http://localhost:3000/news)') })).toEqual([]);
    const own = { 'site.yaml': settings({ ...cleanSite, features: {}, ownSites: ['example.org'] }) };
    expect(await findingsIn({ ...own, ...withBody('[己](https://www.example.org/)') })).toEqual([]);
  });
});
