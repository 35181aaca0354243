import type { ArticleCard } from '@/lib/content/types';

/** A body with every component of the dialect, for tests. */
export const everyComponent = `
<Lead>导语**要点**。</Lead>

<Callout type="warning" title="留意">

内容

</Callout>

<FactBox title="资料盒">
- 一条
</FactBox>

<PullQuote cite="某人">一句话</PullQuote>

![替代](a.jpg "图注")

<Figure src="b.jpg" alt="图乙" caption="乙的图注" credit="某摄" />

<Gallery caption="组图说明">
<Figure src="c.jpg" alt="图丙" />
<Figure src="d.jpg" alt="图丁" />
</Gallery>

<Video src="v.mp4" poster="p.jpg" captions="v.vtt" caption="影片" credit="某制" />

<Audio src="s.mp3" title="录音" credit="某录" />

<Timeline>
<Event date="2022-07-08" title="开始">甲事</Event>
<Event date="清末">乙事</Event>
</Timeline>

<QA>
<Q who="记者">问一？</Q>
<A who="某人">答一。</A>
</QA>

<LiveUpdate time="10:30" title="快讯">

快讯内容

</LiveUpdate>

<LiveUpdate time="10:30">同一时刻</LiveUpdate>

<DataTable src="t.csv" caption="表题" source="某局" />

<Chart type="bar" x="年份" y="甲,乙" title="图题" unit="个" source="某局">
\`\`\`csv
年份,甲,乙
2020,1,2
2021,3,<4>
\`\`\`
</Chart>

<Chart type="line" src="t.csv" title="折线" />

<Chart type="area" src="t.csv" title="面积" />

<Chart type="pie" src="t.csv" title="饼" />

<Chart type="pie" src="missing.csv" />

<Attachment src="report.pdf" title="报告" />

<Related slug="known" />

<Related slug="unknown" />

文中<Ruby rt="hàn">汉</Ruby>字，见[外链](https://other.cn/x)、[内链](/news/a)、[文件](f.pdf)与[题](#小标题)[^1]。

## 小标题

| 甲 | 乙 |
|----|:--:|
| 1 | 2 |

- [ ] 待办
- [x] 已办

[^1]: 注释文字
`;

const card: ArticleCard = {
  slug: 'known',
  url: '/news/known',
  title: '相关文章',
  section: 'news',
  date: 0,
  dateOnly: false,
  authors: [],
  summary: '摘要',
  tags: [],
  themes: [],
  pinned: false,
  archived: false,
  lang: 'zh',
};

export const answers = {
  outbound: (href: string) => (href.startsWith('https://other.cn/') ? { address: href } : undefined),
  mediaBase: '/media/x/',
  resolveRelated: (slug: string) => (slug === 'known' ? card : undefined),
  readFile: (src: string) => (src === '/media/x/t.csv' ? '项目,数量\n甲,10\n乙,30\n' : undefined),
  pictureSize: (src: string) => (src === '/media/x/b.jpg' ? { width: 800, height: 600 } : undefined),
  attachmentInfo: () => ({ bytes: 1_500_000, type: 'application/pdf' }),
};
