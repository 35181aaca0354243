import { describe, expect, it } from 'vitest';
import { testNow, withNewsroom } from '@/lib/content/test-tree';
import { renderRootFile } from './root-files';

const siteYaml = 'name: 站\nlanguage: zh-Hans\ntimezone: Asia/Shanghai\n';

/** A root file of a site with this site.yaml and environment. */
async function file(
  name: string,
  yaml: string,
  variables: Record<string, string> = {},
): Promise<string | undefined> {
  let body: string | undefined;
  await withNewsroom({ 'site.yaml': yaml }, async (_, tree) => {
    const newsroom = tree.newsroom({ DATA_DIR: `${tree.dataDir}-other`, ...variables });
    await newsroom.open();
    body = renderRootFile(newsroom, name)?.body;
  });
  return body;
}

/** Whether RFC 9309 lets a crawler fetch a path: the longest rule wins, of equals Allow (§2.2.2). */
function allows(robots: string, path: string): boolean {
  const rules = [...robots.matchAll(/^(Allow|Disallow): (.*)$/gm)].map(([, kind, pattern = '']) => ({
    kind,
    pattern,
  }));
  const matches = ({ pattern }: { pattern: string }): boolean => {
    const text = pattern
      .replace(/\$$/, '')
      .replace(/[.?+()[\]\\^|{}]/g, '\\$&')
      .replaceAll('*', '.*');
    return new RegExp(`^${text}${pattern.endsWith('$') ? '$' : ''}`).test(path);
  };
  const [best] = rules
    .filter(matches)
    .sort((a, b) => b.pattern.length - a.pattern.length || (a.kind === 'Allow' ? -1 : 1));
  return best?.kind !== 'Disallow';
}

const open = [
  '/',
  '/news',
  '/news/a',
  '/search-and-rescue',
  '/leave-policy/a',
  '/desktop',
  '/api/og/site/front.png?v=1',
  '/api/articles',
  '/api/articles/a',
  '/news/a.md',
  '/llms.txt',
];
const closed = [
  '/search',
  '/search?q=x',
  '/search/rss.xml',
  '/leave?to=x',
  '/desk',
  '/desk/a',
  '/api/search?q=x',
];

describe('robots.txt', () => {
  it('opens content and closes what answers questions, on a public host', async () => {
    const robots = (await file('robots.txt', siteYaml, { SITE_URL: 'https://news.example.cn' })) ?? '';
    for (const path of [
      ...open,
      '/zh-hant',
      '/zh-hant/news/a',
      '/zh-hant/search-and-rescue',
      '/media/a.jpg',
      '/_next/a',
    ])
      expect(allows(robots, path), path).toBe(true);
    for (const path of [...closed, '/zh-hant/search?q=x', '/zh-hant/search', '/zh-hant/leave?to=x'])
      expect(allows(robots, path), path).toBe(false);
    expect(robots).toContain(
      '\nSitemap: https://news.example.cn/sitemap.xml\nSitemap: https://news.example.cn/news-sitemap.xml\n',
    );
    expect(robots.startsWith('User-agent: *\n')).toBe(true);
  });

  it.each([
    [{ SITE_URL: 'http://localhost:3000' }, false],
    [{ SITE_URL: 'http://192.168.1.1' }, false],
    [{ SITE_URL: 'https://staging.example.cn', INDEXING: '0' }, false],
    [{ SITE_URL: 'https://news.example.cn' }, true],
    [{ SITE_URL: 'http://localhost:3000', INDEXING: '1' }, true],
  ])('with %o lets crawlers in: %s', async (variables, isOpen) => {
    const robots = (await file('robots.txt', siteYaml, variables)) ?? '';
    for (const path of open) expect(allows(robots, path), path).toBe(isOpen);
  });

  it('closes no Traditional edition where there is none', async () => {
    const yaml = `${siteYaml}features: {traditional: false}\n`;
    expect(await file('robots.txt', yaml, { SITE_URL: 'https://news.example.cn' })).not.toContain('zh-hant');
  });
});

describe('security.txt (RFC 9116)', () => {
  const yaml = `${siteYaml}email: 编辑部 <safe@example.cn>\nenglishName: Site\n`;

  it('has every field once, and expires within a year', async () => {
    const text = (await file('security.txt', yaml, { SITE_URL: 'https://news.example.cn' })) ?? '';
    const fields = new Map(
      text
        .trimEnd()
        .split('\n')
        .map((line) => line.split(/: (.*)/s, 2) as [string, string]),
    );
    expect([...fields.keys()]).toEqual(['Contact', 'Expires', 'Preferred-Languages', 'Canonical']);
    expect(fields.get('Contact')).toBe('mailto:safe@example.cn');
    expect(fields.get('Preferred-Languages')).toBe('zh, en');
    expect(fields.get('Canonical')).toBe('https://news.example.cn/.well-known/security.txt');
    expect(fields.get('Expires')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    const left = Date.parse(fields.get('Expires') ?? '') - testNow;
    expect(left).toBeGreaterThan(30 * 24 * 3600 * 1000);
    expect(left).toBeLessThan(365 * 24 * 3600 * 1000);
  });

  it('moves on with the clock, and is not there without an address to write to', async () => {
    await withNewsroom({ 'site.yaml': yaml }, async (newsroom, tree) => {
      const expires = (): number =>
        Date.parse(/^Expires: (.*)$/m.exec(renderRootFile(newsroom, 'security.txt')?.body ?? '')?.[1] ?? '');
      const before = expires();
      tree.setTime(testNow + 1000 * 24 * 3600 * 1000);
      expect(expires() - before).toBe(1000 * 24 * 3600 * 1000);
      expect(renderRootFile(newsroom, 'security.txt')?.tags).toContain('today');
    });
    expect(await file('security.txt', siteYaml)).toBeUndefined();
  });
});
