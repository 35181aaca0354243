import { appendFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { pixel, withImport } from './test-import';
import { wordpressExport } from './test-wordpress';

const culture = '<category domain="category" nicename="wenhua"><![CDATA[文化]]></category>';
const tag = '<category domain="post_tag" nicename="x"><![CDATA[展览]]></category>';

describe('a WordPress export', { timeout: 30_000 }, () => {
  it('becomes articles that the check accepts, with their fields, pictures and links', () =>
    withImport(async (test) => {
      test.put('wp-content/uploads/2020/01/gate.gif', pixel);
      const file = test.put(
        'export.xml',
        wordpressExport([
          {
            id: 1,
            title: '开放日 &amp; 展览',
            content:
              '第一段\n第二行\n\n[caption id="a" width="300"]<img src="https://old.cn/wp-content/uploads/2020/01/gate-300x200.gif" alt="大门" /> 大门正面[/caption]\n\n见<a href="https://old.cn/2020/01/post-2-story/">另一篇</a>。[slider id="3"]',
            categories: `${culture}${tag}`,
            more: '<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>9</wp:meta_value></wp:postmeta>',
          },
          {
            id: 2,
            title: '另一篇',
            content: '<!-- wp:paragraph --><p>文 {x} &lt;y></p><!-- /wp:paragraph -->',
          },
          {
            id: 9,
            title: 'gate',
            content: '',
            type: 'attachment',
            status: 'inherit',
            more: '<wp:attachment_url>https://old.cn/wp-content/uploads/2020/01/gate.gif</wp:attachment_url><wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key><wp:meta_value>门</wp:meta_value></wp:postmeta>',
          },
          { id: 10, title: '关于', content: '', type: 'page' },
        ]),
      );
      const outcomes = await test.run(file);
      expect(outcomes).toEqual([
        { place: '关于（WordPress 10）', state: 'skipped', remarks: ['不是稿件（page）'] },
        { place: 'articles/2020/post-1-story.mdx', state: 'created', remarks: ['去掉短代码 [slider]'] },
        { place: 'articles/2020/post-2-story.mdx', state: 'created', remarks: [] },
      ]);
      const written = test.read('articles/2020/post-1-story.mdx');
      expect(written).toMatch(
        /^---\ntitle: "开放日 & 展览"\nsection: "culture"\ndate: "2020-01-02T09:30:00\+08:00"\nauthor: "李记者"\n/,
      );
      expect(written).toMatch(/tags:\n {2}- "展览"\naliases:\n {2}- "\/2020\/01\/post-1-story"\n---\n/);
      expect(written).toMatch(
        /cover:\n {2}src: "\/media\/import\/post-1-story\/gate-\w+\.gif"\n {2}alt: "门"\n/,
      );
      expect(written).toMatch(
        /第一段\\\n第二行\n\n<Figure src="\/media\/import\/post-1-story\/\S+\.gif" alt="大门" caption="大门正面" \/>\n\n见\[另一篇\]\(\/news\/post-2-story\)。\n$/,
      );
      expect(test.read('articles/2020/post-2-story.mdx')).toMatch(/\n文 \\\{x} \\<y>\n$/);
      expect(await test.errors()).toEqual([]);
    }));

  it('publishes nothing that was not published', () =>
    withImport(async (test) => {
      const file = test.put(
        'export.xml',
        wordpressExport([
          { id: 1, title: '甲', content: '文', status: 'draft', gmt: '0000-00-00 00:00:00' },
          { id: 2, title: '乙', content: '文', status: 'private' },
          { id: 3, title: '丙', content: '文', status: 'future', gmt: '2030-01-01 00:00:00' },
          { id: 4, title: '丁', content: '文', status: 'future', gmt: '2026-01-01 00:00:00' },
          { id: 5, title: '戊', content: '文', status: 'trash' },
          { id: 6, title: '己', content: '文', status: 'publish' },
        ]),
      );
      const outcomes = await test.run(file);
      const status = (year: number, id: number) =>
        /^status: (.*)$/m.exec(test.read(`articles/${year}/post-${id}-story.mdx`))?.[1];
      expect([status(2020, 1), status(2020, 2), status(2030, 3), status(2026, 4), status(2020, 6)]).toEqual([
        '"draft"',
        '"draft"',
        undefined,
        '"draft"',
        undefined,
      ]);
      expect(outcomes.filter(({ state }) => state === 'skipped')).toHaveLength(1);
      const later = await test.run(file, { now: Date.parse('2031-01-01T00:00:00Z'), section: undefined });
      expect(new Set(later.map(({ state }) => state))).toEqual(new Set(['skipped', 'unchanged']));
      expect(await test.errors()).toEqual([]);
    }));

  it('changes nothing the second time, never what was edited or removed, and carries changes of the source over', () =>
    withImport(async (test) => {
      const posts = [1, 2, 3, 4].map((id) => ({ id, title: `标题${id}`, content: `文${id}` }));
      const file = test.put('export.xml', wordpressExport(posts));
      await test.run(file);
      const all = () =>
        ['.import.jsonl', ...[1, 2, 3, 4].map((id) => `articles/2020/post-${id}-story.mdx`)].map((name) =>
          test.read(name),
        );
      const before = all();
      expect((await test.run(file)).map(({ state }) => state)).toEqual(Array(4).fill('unchanged'));
      expect(all()).toEqual(before);

      appendFileSync(path.join(test.tree.root, 'articles/2020/post-1-story.mdx'), '\n编辑加的话。\n');
      rmSync(path.join(test.tree.root, 'articles/2020/post-2-story.mdx'));
      test.tree.move('articles/2020/post-3-story.mdx', 'articles/moved/post-3-story.mdx');
      test.put('export.xml', wordpressExport(posts.map((post) => ({ ...post, content: `新${post.id}` }))));
      const again = await test.run(file);
      expect(again.map(({ place, state }) => [place, state])).toEqual([
        ['articles/2020/post-1-story.mdx', 'edited'],
        ['articles/2020/post-2-story.mdx', 'removed'],
        ['articles/moved/post-3-story.mdx', 'updated'],
        ['articles/2020/post-4-story.mdx', 'updated'],
      ]);
      expect(test.read('articles/2020/post-1-story.mdx')).toContain('编辑加的话。');
      expect(test.read('articles/moved/post-3-story.mdx')).toContain('新3');
      expect(readdirSync(path.join(test.tree.root, 'articles/2020'))).toHaveLength(2);
    }));

  it('writes nothing in a dry run, and says what it would', () =>
    withImport(async (test) => {
      test.put('uploads/a.gif', pixel);
      const file = test.put(
        'export.xml',
        wordpressExport([
          { id: 1, title: '甲', content: '<img src="https://old.cn/wp-content/uploads/a.gif" alt="图">' },
        ]),
      );
      expect((await test.run(file, { dryRun: true }))[0]?.state).toBe('created');
      expect(readdirSync(test.tree.root).sort()).toEqual(['sections.yaml', 'site.yaml']);
    }));

  it('names articles by their title where the address says nothing, and each by another name', () =>
    withImport(async (test) => {
      const posts = [1, 2].map((id) => ({
        id,
        title: '重庆 2020 展',
        content: '文',
        link: `https://old.cn/?p=${id}`,
      }));
      const outcomes = await test.run(test.put('export.xml', wordpressExport(posts)));
      expect(outcomes.map(({ place }) => place)).toEqual([
        'articles/2020/chong-qing-2020-zhan.mdx',
        'articles/2020/chong-qing-2020-zhan-2.mdx',
      ]);
      expect(test.read('articles/2020/chong-qing-2020-zhan.mdx')).not.toContain('aliases');
    }));

  it('does not guess a section', () =>
    withImport(async (test) => {
      const file = test.put('export.xml', wordpressExport([{ id: 1, title: '甲', content: '文' }]));
      const [outcome] = await test.run(file, { section: undefined });
      expect(outcome?.state).toBe('failed');
    }));

  it('takes hundreds of posts in seconds', { timeout: 60_000 }, () =>
    withImport(async (test) => {
      const paragraph =
        '<p>一段不短的话，有<b>重点</b>，有<a href="https://a.cn/">链接</a>，说一件事情。</p>\n';
      const posts = Array.from({ length: 200 }, (_, id) => ({
        id: id + 1,
        title: `第${id}篇`,
        content: paragraph.repeat(12),
      }));
      const file = test.put('export.xml', wordpressExport(posts));
      const started = performance.now();
      const outcomes = await test.run(file);
      expect(performance.now() - started).toBeLessThan(12_000);
      expect(outcomes.every(({ state }) => state === 'created')).toBe(true);
      expect((await test.run(file)).every(({ state }) => state === 'unchanged')).toBe(true);
    }),
  );
});
