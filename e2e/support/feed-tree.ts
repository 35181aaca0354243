import { svg, type Tree } from './tree';

/** SITE_URL of the tests on this tree. */
export const origin = 'https://news.example.cn';

const everything = `<Lead>

导语里的话。

</Lead>

普通段落，**加粗**、[站内链接](/news/reprint)、脚注。[^one]

## 小标题

<Callout type="warning" title="提示框标题">

提示框里的话。

</Callout>

<FactBox title="资料框标题">

- 资料第一条

</FactBox>

<PullQuote cite="引语出处">

引语里的话。

</PullQuote>

![普通图片的替代文字](beside.svg "普通图片的说明")

<Figure src="/media/pictures/gate.svg" alt="插图替代" caption="插图说明" credit="插图作者" />

<Gallery caption="图集总说明">

<Figure src="/media/pictures/one.svg" alt="图集替代" caption="图集第一幅" credit="图集作者" />

</Gallery>

<Video src="/media/video/clip.webm" poster="/media/pictures/gate.svg" captions="/media/captions/clip.vtt" caption="视频说明" credit="视频作者" />

<Audio src="/media/audio/sound.mp3" title="声音标题" credit="声音作者" />

<Timeline>

<Event date="2020年1月" title="年表事件">

年表里的话。

</Event>

</Timeline>

<QA>

<Q who="记者">

问题里的话。

</Q>

<A who="院长">

回答里的话。

</A>

</QA>

<LiveUpdate time="2024-05-06 09:20" title="滚动标题">

滚动里的话。

</LiveUpdate>

<DataTable caption="表格说明" source="表格来源">

\`\`\`csv
甲列,乙列
表格单元,4321
\`\`\`

</DataTable>

<Chart type="bar" src="own.csv" x="年份" y="数量" title="图表标题" unit="件" source="图表来源" />

<Attachment src="/media/attachments/form.txt" title="附件标题" />

<Related slug="reprint" />

生僻字<Ruby rt="dǐ">邸</Ruby>报，公式 a < b && c > d。

[^one]: 脚注里的话。
`;

/** Words that must stand in the item of `all-components`. */
export const shown = [
  '导语里的话',
  '加粗',
  '小标题',
  '提示框标题',
  '提示框里的话',
  '资料框标题',
  '资料第一条',
  '引语里的话',
  '引语出处',
  '普通图片的替代文字',
  '普通图片的说明',
  '插图替代',
  '插图说明',
  '插图作者',
  '图集总说明',
  '图集第一幅',
  '图集作者',
  '视频说明',
  '视频作者',
  '声音标题',
  '声音作者',
  '2020年1月',
  '年表事件',
  '年表里的话',
  '记者',
  '问题里的话',
  '院长',
  '回答里的话',
  '滚动标题',
  '滚动里的话',
  '表格说明',
  '表格来源',
  '表格单元',
  '4321',
  '图表标题',
  '图表来源',
  '6789',
  '附件标题',
  '转载的文章',
  '邸',
  'dǐ',
  '脚注里的话',
];

/** Addresses that must stand there. */
export const addresses = [
  `${origin}/media/articles/all-components/beside.svg`,
  `${origin}/media/pictures/gate.svg`,
  `${origin}/media/pictures/one.svg`,
  `${origin}/media/video/clip.webm`,
  `${origin}/media/audio/sound.mp3`,
  `${origin}/media/attachments/form.txt`,
  `${origin}/media-watch/reprint`,
];

/** Every component, reprints, corrections, archived articles, Chinese and English, and more than a feed takes. */
export function fillFeedTree(tree: Tree): void {
  tree.article({
    slug: 'all-components',
    title: '全部 <组件> & "引号"',
    kicker: '引题',
    folder: true,
    section: 'news',
    date: '2024-05-06 09:30',
    updated: '2024-05-07 10:00',
    author: ['张三', '李四'],
    source: '测试日报',
    tags: ['组件', '标签二'],
    summary: '摘要里有 <尖括号> & 与号。',
    body: everything,
    cover: { src: '/media/pictures/gate.svg', alt: '封面' },
    corrections: [{ date: '2024-05-08 08:00', text: '更正了一个数字。' }],
  });
  tree.write('articles/2024/all-components/beside.svg', svg('旁'));
  tree.write('articles/2024/all-components/own.csv', '年份,数量\n2020,6789\n2021,12\n');
  for (const name of ['gate', 'one']) tree.write(`media/pictures/${name}.svg`, svg(name));
  for (const file of ['video/clip.webm', 'audio/sound.mp3', 'attachments/form.txt'])
    tree.write(`media/${file}`, '文件');
  tree.write('media/captions/clip.vtt', 'WEBVTT\n');
  tree.article({
    slug: 'reprint',
    title: '转载的文章',
    section: 'media-watch',
    date: '2024-05-04 08:00',
    source: { name: '检察日报', url: 'https://www.example.org/' },
    original: { title: '原来的题目', author: '原作者', url: 'https://www.example.org/a?b=1&c=2' },
  });
  tree.article({ slug: 'archived', title: '归档的文章', status: 'archived', date: '2024-05-05 08:00' });
  tree.article({ slug: 'day-only', title: '只有日期的文章', date: '2024-05-03' });
  tree.article({
    slug: 'english',
    title: 'An English Article',
    lang: 'en',
    date: '2024-05-02 08:00',
    body: 'English text.',
  });
  for (let n = 1; n <= 25; n += 1)
    tree.article({
      slug: `many-${n}`,
      title: `通知第${n}号`,
      section: 'notices',
      date: `2023-01-${String(n).padStart(2, '0')} 08:00`,
    });
  tree.article({
    slug: 'only-archived',
    title: '只有归档的栏目',
    section: 'culture',
    status: 'archived',
    date: '2020-01-01',
  });
}
