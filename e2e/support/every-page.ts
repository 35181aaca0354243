import { createPreviewToken, newGrant } from '@/lib/preview/token';
import { previewSecret } from './portal';
import { png, svg, type Tree } from './tree';

/** The body of an article that uses every component and every piece of Markdown. */
const everything = `<Lead>

导语一段，说清时间、地点和人物。

</Lead>

正文一段，有**粗体**、*强调*、~~删去~~、\`代码\`、[链接](/news/plain)和生僻字<Ruby rt="dǐ">邸</Ruby>报。[^1]

![江面](river.png "江面全景。")

## 图与数

<Gallery caption="图集">

<Figure src="/media/gauge.svg" alt="水尺" caption="其一" credit="王五摄" />

<Figure src="/media/gauge.svg" alt="水尺的背面" caption="其二" />

</Gallery>

<Video src="/media/clip.webm" poster="/media/gauge.svg" captions="/media/clip.vtt" caption="录像" credit="赵六摄" />

<Audio src="/media/clip.mp3" title="录音" credit="赵六录" />

<Chart type="bar" title="柱" unit="件">

\`\`\`csv
年份,收到,办结
2020,1,1
2021,4,2
2022,9,8
\`\`\`

</Chart>

<Chart type="line" title="线" unit="件">

\`\`\`csv
年份,数量
2020,1
2021,2
2022,3
\`\`\`

</Chart>

<Chart type="pie" title="饼" unit="件">

\`\`\`csv
类别,数量
甲,7
乙,2
丙,1
\`\`\`

</Chart>

<DataTable caption="水位" source="水文局">

\`\`\`csv
站点,水位,最高
张家港,12.5,"1,020"
安庆,9.8,980
九江,12.5,1005
\`\`\`

</DataTable>

| 甲 | 乙 | 丙 |
| :--- | :---: | ---: |
| 一 | 二 | 三 |

### 框与引语

<Callout type="note" title="说明">

一句说明。

</Callout>

<Callout type="warning">

一句提醒，带[链接](/news/plain)。

</Callout>

<FactBox title="资料">

- 第一条
  - 其下一条
- 第二条

</FactBox>

<PullQuote cite="沈括《梦溪笔谈》">

若印数十百千本，则极为神速。

</PullQuote>

#### 细目

> 引文一段。

- [x] 做完的
- [ ] 没做的

<Timeline>

<Event date="1872年" title="创刊">

上海。

</Event>

<Event date="1949年">

停刊。

</Event>

</Timeline>

<QA>

<Q who="记者">

问题？

</Q>

<A who="负责人">

回答。

</A>

</QA>

<LiveUpdate time="2024-05-06 09:20" title="第二条">

后到的消息。

</LiveUpdate>

<Attachment src="/media/form.txt" title="线索表" />

<Related slug="english" />

\`\`\`text
一行代码
\`\`\`

---

## 最后

结尾一段。

[^1]: 脚注，有[链接](/news/plain)。
`;

const english = `<Lead>

The office said the “pilot” would run until June, and that it’s open to all.

</Lead>

A paragraph with *emphasis*, a [link](/news/plain) and the name 开元. It isn’t long.

## A heading

> Quoted words.

<Callout type="note">

Take note.

</Callout>
`;

/** Fills a tree with one page of every kind that the site has, and every component on one of them. */
export function fillEveryPage(tree: Tree): void {
  tree.article({
    slug: 'plain',
    title: '“三个强化”推动党建创新工作室揭牌',
    kicker: '引题第一行\n引题第二行',
    subtitle: '副题在这里',
    section: 'media-watch',
    date: '2024-05-06 09:30',
    source: '检察日报',
    author: ['张三', '李四'],
    editor: '王五',
    tags: ['党建', '创新'],
    body: '第一段正文。\n\n## 小标题\n\n第二段正文。',
  });
  tree.article({
    slug: 'everything',
    folder: true,
    title: '长江水文年报发布',
    date: '2024-05-07 09:30',
    updated: '2024-05-08 10:00',
    tags: ['长江', '党建'],
    cover: { src: '/media/cover.svg', alt: '船队', caption: '船队过江。', credit: '王五摄' },
    related: ['plain', 'english'],
    body: everything,
  });
  tree.write('articles/2024/everything/river.png', png(1200, 675));
  tree.write('media/gauge.svg', svg('水尺'));
  tree.write('media/cover.svg', svg('船队'));
  tree.write('media/clip.webm', Buffer.alloc(64));
  tree.write('media/clip.mp3', Buffer.alloc(64));
  tree.write('media/clip.vtt', 'WEBVTT\n\n00:00.000 --> 00:01.000\n字幕\n');
  tree.write('media/form.txt', '线索\n');
  tree.article({
    slug: 'english',
    title: 'It’s called “open news”: a pilot begins',
    subtitle: 'What the office said, and what it didn’t',
    lang: 'en',
    translationOf: 'plain',
    date: '2024-05-05 08:00',
    source: 'Newsroom',
    tags: ['党建'],
    body: english,
  });
  tree.article({
    slug: 'noticed',
    title: '一篇旧的转载',
    section: 'culture',
    date: '2022-07-08 10:30',
    status: 'archived',
    source: '检察日报',
    author: '张三',
    tags: ['党建'],
    original: { title: '原来的题目', author: '原作者', url: 'https://www.example.org/original' },
    corrections: [
      { date: '2022-07-10', text: '更正了一处人名。' },
      { date: '2022-07-12', text: '又更正了一处。' },
    ],
    aiGenerated: 'assisted',
    body: '旧文一段。',
  });
  tree.article({
    slug: 'gone',
    title: '撤回',
    status: 'withdrawn',
    withdrawn: { date: '2024-06-01', reason: '有误', successor: 'plain' },
  });
  tree.article({
    slug: 'draft',
    title: '草稿',
    status: 'draft',
    body: '草稿一段，有[坏链接](/news/nothing)。',
  });
  for (let n = 1; n <= 24; n += 1) {
    const picture = n % 4 === 0 ? { src: '/media/gauge.svg', alt: '水尺' } : undefined;
    const day = String(n).padStart(2, '0');
    tree.article({
      slug: `note-${n}`,
      title: `关于第${n}号通知的说明，请各单位知悉`,
      section: n % 3 === 0 ? 'culture' : 'notices',
      date: `2024-04-${day} 08:00`,
      cover: picture,
      tags: n % 2 ? ['通知'] : [],
      body: '通知正文一段，说明办理的时间与地点。',
    });
  }
  // A second page of one section, older than what the pictures of pages show.
  for (let n = 25; n <= 34; n += 1)
    tree.article({
      slug: `note-${n}`,
      section: 'notices',
      date: `2023-04-${n - 20} 08:00`,
      tags: ['旧通知'],
    });
  tree.site({ features: { externalNotice: true } });
  tree.write(
    'topics/party.mdx',
    '---\ntitle: 党建专题\nsummary: 专题摘要。\nquery: {tag: 党建}\ncover: /media/gauge.svg\n---\n\n专题导语。\n',
  );
  tree.write('pages/about.mdx', '---\ntitle: 关于我们\n---\n\n## 小节\n\n关于本站。\n');
  tree.write('front.yaml', {
    lead: 'everything',
    pinned: ['plain', 'english'],
    carousel: ['everything', 'note-4', 'note-8', 'note-12'],
    notices: { section: 'notices', count: 5 },
    blocks: [
      { section: 'news', style: 'pictures' },
      { topic: 'party' },
      { section: 'culture', style: 'pictures' },
      { section: 'notices', style: 'text' },
    ],
  });
}

/** Time of the pages in `fillEveryPage`, so that what depends on the day stays as it is. */
export const everyPageTime = '2024-06-15T10:00:00+08:00';

const party = encodeURIComponent('党建');

/** Every kind of page by name, with the address of one. */
export const everyPage: Readonly<Record<string, string>> = {
  front: '/',
  section: '/news',
  'sub-section': '/media-watch',
  'section with pages': '/notices/page/2',
  'section without articles': '/quiet',
  topics: '/topics',
  topic: '/topics/party',
  tags: '/tags',
  tag: `/tags/${party}`,
  sources: '/sources',
  author: `/authors/${encodeURIComponent('张三')}`,
  article: '/media-watch/plain',
  'article with every component': '/news/everything',
  'article in English': '/news/english',
  'article with notices': '/culture/noticed',
  search: '/search',
  'search with results': `/search?q=${party}`,
  'search without results': `/search?q=${encodeURIComponent('没有这个词')}`,
  archive: '/archive',
  month: '/archive/2024/04',
  day: '/archive/2024/05/06',
  feeds: '/feeds',
  corrections: '/corrections',
  'site map': '/site-map',
  'static page': '/about',
  'before another site': `/leave?to=${encodeURIComponent('https://www.example.org/original')}`,
  'unknown other site': '/leave?to=x',
  '404': '/nothing',
  '410': '/news/gone',
  'traditional article': '/zh-hant/media-watch/plain',
};

/** Where a browser enters the preview of the draft; it stays in it by cookies. */
export async function previewEntrance(): Promise<string> {
  // Signed for the time of the pages, which is the portal's.
  const now = Date.parse(everyPageTime);
  return `/api/preview?token=${await createPreviewToken(newGrant('draft', 24, now), previewSecret)}`;
}
