import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { pixel, withImport } from './test-import';

function rss(host: string, content: string, extra = ''): string {
  return `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>某报</title><link>https://${host}/</link><description>d</description>
<item><title>全文 &amp; 一篇</title><link>https://${host}/n/whole-text.html</link><guid isPermaLink="false">a1</guid><pubDate>Fri, 08 Jul 2022 02:30:00 GMT</pubDate><dc:creator>王五</dc:creator><category>文化</category><category>展览</category><description>摘要</description><content:encoded><![CDATA[${content}]]></content:encoded>${extra}</item>
<item><title>只有摘要</title><link>https://${host}/n/only-summary.html</link><pubDate>Fri, 08 Jul 2022 03:30:00 GMT</pubDate><description>一句话。</description></item>
</channel></rss>`;
}

const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>乙报</title><id>tag:b</id><updated>2022-07-08T10:00:00Z</updated><link href="https://b.cn/"/>
<entry><title>原子</title><id>tag:b,1</id><link href="https://b.cn/atom-entry"/><published>2022-07-08T10:30:00+08:00</published><updated>2022-07-09T10:30:00+08:00</updated><author><name>赵六</name></author><content type="html">&lt;p&gt;文&lt;/p&gt;</content></entry></feed>`;

const json = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: '丙报',
  home_page_url: 'https://c.cn/',
  items: [
    {
      id: '1',
      url: 'https://c.cn/json-item',
      title: '题',
      content_html: '<p>文</p>',
      date_published: '2022-07-08T10:30:00+08:00',
    },
  ],
});

describe('feeds', { timeout: 30_000 }, () => {
  it('of others become drafts with their origin, sections by category, times in our zone', () =>
    withImport(async (test) => {
      const outcomes = await test.run(test.put('feed.xml', rss('n.cn', '<p>正文</p>')));
      expect(outcomes.map(({ place, state }) => [place, state])).toEqual([
        ['articles/2022/whole-text.mdx', 'created'],
        ['articles/2022/only-summary.mdx', 'created'],
      ]);
      expect(test.read('articles/2022/whole-text.mdx')).toBe(
        '---\ntitle: "全文 & 一篇"\nsection: "culture"\ndate: "2022-07-08T10:30:00+08:00"\nstatus: "draft"\nsource:\n  name: "某报"\n  url: "https://n.cn/"\nauthor: "王五"\noriginal:\n  title: "全文 & 一篇"\n  author: "王五"\n  url: "https://n.cn/n/whole-text.html"\nsummary: "摘要"\ntags:\n  - "展览"\n---\n\n正文\n',
      );
      expect(outcomes[1]?.remarks).toContain('订阅源只有摘要，正文不全，存为草稿');
      expect(await test.errors()).toEqual([]);
    }));

  it('of our own are published where the text is whole', () =>
    withImport(async (test) => {
      await test.run(test.put('feed.xml', rss('www.own.cn', '<p>正文</p>')));
      expect(test.read('articles/2022/whole-text.mdx')).toMatch(/aliases:\n {2}- "\/n\/whole-text\.html"\n/);
      expect(test.read('articles/2022/whole-text.mdx')).not.toMatch(/status|original/);
      expect(test.read('articles/2022/only-summary.mdx')).toContain('status: "draft"');
    }));

  it('may be Atom or JSON', () =>
    withImport(async (test) => {
      await test.run(test.put('atom.xml', atom));
      await test.run(test.put('feed.json', json));
      const written = test.read('articles/2022/atom-entry.mdx');
      expect(written).toContain('date: "2022-07-08T10:30:00+08:00"\nupdated: "2022-07-09T10:30:00+08:00"\n');
      expect(test.read('articles/2022/json-item.mdx')).toContain('name: "丙报"');
      expect(await test.errors()).toEqual([]);
    }));

  it('bring pictures from the web only when asked, later too, and only what is a picture', () =>
    withImport(async (test) => {
      const server = createServer((request, response) => {
        if (request.url?.startsWith('/picture')) response.end(pixel);
        else response.writeHead(200, { 'Content-Type': 'image/png' }).end('<script>no picture</script>');
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      try {
        const content = `<p>文</p><img src="${origin}/picture.png" alt="图"><img src="${origin}/fake.png" alt="假">`;
        const file = test.put('feed.xml', rss('n.cn', content));
        const article = () => test.read('articles/2022/whole-text.mdx');
        const [first] = await test.run(file);
        expect(first?.remarks).toContain(`没有下载：${origin}/picture.png（加 --fetch-media 下载）`);
        expect(article()).toContain(`[图片：图](${origin}/picture.png)`);

        const [guarded] = await test.run(file, { fetchMedia: true });
        expect(guarded?.remarks).toContain(`没有取用：${origin}/picture.png（内网地址）`);

        const [second] = await test.run(file, { fetchMedia: true, refuses: () => false });
        expect(second?.state).toBe('updated');
        expect(second?.remarks).toContain(`没有取用：${origin}/fake.png（不是可以取用的类型）`);
        expect(article()).toMatch(/<Figure src="\/media\/import\/whole-text\/picture-\w+\.gif" alt="图" \/>/);
        const brought = article();
        const [third] = await test.run(file);
        expect(third?.state).toBe('unchanged');
        expect(article()).toBe(brought);
      } finally {
        server.close();
      }
    }));

  it('that are none are refused', () =>
    withImport(async (test) => {
      await expect(test.run(test.put('x.xml', '<html><p>no feed</p></html>'))).rejects.toThrow(
        'x.xml：读不了',
      );
      await expect(test.run('http://127.0.0.1:9/feed')).rejects.toThrow('内网地址');
    }));
});
