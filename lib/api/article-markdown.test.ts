import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { articleSource, withNewsroom } from '@/lib/content/test-tree';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { loadArticleMarkdown } from './article-markdown';

const origin = 'http://localhost:3000';

const body = `<Lead>导语。</Lead>

<Callout type="warning">留意。</Callout>

<PullQuote cite="某人">一句话</PullQuote>

<Figure src="/media/b.jpg" alt="图 [乙]" caption="乙的图注" credit="某摄" />

<Video src="/media/v.mp4" poster="/media/p.jpg" caption="影片" />

<Audio src="/media/s.mp3" title="录音" />

<Timeline><Event date="2022-07-08" title="开始">甲事</Event></Timeline>

<QA><Q who="记者">问一？</Q><A>答一。</A></QA>

<LiveUpdate time="10:30" title="快讯">快讯内容</LiveUpdate>

<DataTable caption="表题" source="某局">
\`\`\`csv
年份,数
2020,a|b
\`\`\`
</DataTable>

<Chart type="bar" title="图题" unit="个">
\`\`\`csv
年份,甲
2021,3
\`\`\`
</Chart>

<Attachment src="/media/form.pdf" title="表格" />

<Related slug="other" />

<Related slug="hidden" />

文中汉<Ruby rt="hàn">字</Ruby>，见[内链](/news/other)、~~删去~~和**“重点”**内容。[^1]

## 小标题 #1

- [x] 已办
- [ ] 待办

| 左 | 右 |
| :- | -: |
| 一 | 1 |

\`\`\`js
const code = '<script>alert(1)</script>';
\`\`\`

不是标签：&lt;script>，不是*星号\\*，不是 1\\. 列表，也不是 \\[链接](x)。

[^1]: 脚注里的话。
`;

const front = {
  title: '- 题目: "引号" # 与 <b>标签</b>',
  kicker: '引题一\n引题二',
  subtitle: '副题',
  date: '2026-05-01 08:00',
  updated: '2026-05-02 08:00',
  author: ['张三', '李四'],
  source: { name: '某报', url: 'https://paper.example/' },
  editor: '王五',
  original: { title: '原题', url: 'https://paper.example/a?b=1&c=2' },
  summary: '摘要: 有冒号。',
  tags: ['普法', 'null'],
  cover: { src: '/media/cover.jpg', alt: '封面', caption: '封面说明' },
  corrections: [
    { date: '2026-05-03', text: '先更正。' },
    { date: '2026-05-04', text: '后更正。' },
  ],
  aiGenerated: 'assisted',
  status: 'archived',
  topics: ['shown', 'secret'],
};

const files = {
  'articles/whole.mdx': articleSource(front, body),
  'articles/other.mdx': articleSource({ title: '另一篇' }),
  'articles/hidden.mdx': articleSource({ title: '没发布', status: 'draft' }),
  'articles/english.mdx': articleSource({ title: 'English', lang: 'en', translationOf: 'whole' }, 'Text.'),
  'articles/draft-english.mdx': articleSource({ lang: 'en', translationOf: 'whole', status: 'draft' }),
  'topics/shown.mdx': '---\ntitle: 专题\n---\n',
  'topics/secret.mdx': '---\ntitle: 秘密\nstatus: draft\n---\n',
};

function read(newsroom: Newsroom, slug: string) {
  const text = loadArticleMarkdown(newsroom, slug)?.content.text ?? '';
  const [, yaml = '', markdown = ''] = /^---\n(.*?)\n---\n\n(.*)$/s.exec(text) ?? [];
  const front: Record<string, unknown> = parse(yaml);
  return { front, markdown };
}

describe('an article as Markdown', () => {
  it('says in its front matter what is public', () =>
    withNewsroom(files, (newsroom) => {
      expect(read(newsroom, 'whole').front).toEqual({
        id: 'tag:kaiyuan.example,2026-05-01:whole',
        url: `${origin}/news/whole`,
        slug: 'whole',
        title: front.title,
        kicker: front.kicker,
        subtitle: front.subtitle,
        section: 'news',
        date: '2026-05-01T08:00:00+08:00',
        updated: '2026-05-02T08:00:00+08:00',
        source: front.source,
        authors: front.author,
        summary: front.summary,
        cover: { url: `${origin}/media/cover.jpg`, alt: '封面', caption: '封面说明' },
        tags: front.tags,
        topics: ['shown'],
        lang: 'zh-Hans',
        translations: [{ lang: 'en', url: `${origin}/news/english` }],
        status: 'archived',
        corrections: [
          { date: '2026-05-03T00:00:00+08:00', text: '先更正。' },
          { date: '2026-05-04T00:00:00+08:00', text: '后更正。' },
        ],
        aiGenerated: 'assisted',
        editor: '王五',
        original: { title: '原题', url: 'https://paper.example/a?b=1&c=2' },
        api: `${origin}/api/articles/whole`,
      });
    }));

  it('has every component in plain Markdown', () =>
    withNewsroom(files, (newsroom) => {
      const { markdown } = read(newsroom, 'whole');
      for (const part of [
        '引题一\n\n引题二\n\n# - 题目: "引号" # 与 \\<b>标签\\</b>\n\n副题\n\n',
        '**更正** 2026-05-04 00:00 后更正。\n\n**更正** 2026-05-03 00:00 先更正。\n\n',
        '人工智能辅助生成',
        '本文已归档',
        `![封面](${origin}/media/cover.jpg)\n\n封面说明\n`,
        '\n导语。\n',
        '> **注意**\n>\n> 留意。',
        '> 一句话\n>\n> —— 某人',
        `![图 \\[乙\\]](${origin}/media/b.jpg)\n\n乙的图注（某摄）`,
        `[![影片](${origin}/media/p.jpg)](${origin}/media/v.mp4)\n\n[下载视频](${origin}/media/v.mp4)`,
        `[录音](${origin}/media/s.mp3)`,
        '- **2022-07-08 开始**\n\n  甲事',
        '**记者**\n\n问一？\n\n**答**\n\n答一。',
        `## [10:30](${origin}/news/whole#live-10-30) 快讯`,
        '**表题**\n\n| 年份 | 数 |\n| - | - |\n| 2020 | a\\|b |\n\n来源：某局',
        '**图题（单位：个）**\n\n| 年份 | 甲 |',
        `附件 [表格](${origin}/media/form.pdf)（PDF）`,
        `相关阅读 [另一篇](${origin}/news/other)`,
        `字（hàn），见[内链](${origin}/news/other)、~~删去~~`,
        `[1](${origin}/news/whole#note-fn-1)`,
        '- [x] 已办\n- [ ] 待办',
        '| 左 | 右 |\n| :- | -: |',
        "```js\nconst code = '<script>alert(1)</script>';\n```",
        '脚注里的话。',
        '---\n\n本文转载自 [某报](https://paper.example/)',
      ])
        expect(markdown).toContain(part);
      expect(markdown).not.toContain('没发布');
    }));

  it('is read by others as it was meant: no HTML, strong words beside quotation marks, text as text', () =>
    withNewsroom(files, (newsroom) => {
      const { markdown } = read(newsroom, 'whole');
      const tree = unified().use(remarkParse).use(remarkGfm).parse(markdown);
      const words: string[] = [];
      visit(tree, (node) => {
        expect(node.type).not.toBe('html');
        if (node.type === 'strong')
          words.push(...node.children.flatMap((child) => ('value' in child ? child.value : [])));
        if (node.type === 'link' || node.type === 'image') expect(node.url).toMatch(/^https?:\/\//);
      });
      expect(words).toContain('“重点”');
      expect(markdown).toContain('\\<script>');
    }));

  it('speaks the language of the article', () =>
    withNewsroom(
      { 'articles/a.mdx': articleSource({ lang: 'en', aiGenerated: 'generated' }, 'Text.') },
      (newsroom) => {
        expect(read(newsroom, 'a').markdown).toMatch(/artificial intelligence|AI/i);
      },
    ));

  it('is not there for what the public may not see', () =>
    withNewsroom(files, (newsroom) => {
      expect(loadArticleMarkdown(newsroom, 'hidden')).toBeUndefined();
      expect(loadArticleMarkdown(newsroom, 'nothing')).toBeUndefined();
    }));
});
