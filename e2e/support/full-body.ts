import { png, svg, type Tree } from './tree';

/** A body with every component of the contract, and every file that it refers to. */
const body = `<Lead>

导语一段。

</Lead>

<Callout type="warning" title="注意">

提示一条。

</Callout>

<FactBox title="资料">

- 第一条

</FactBox>

<PullQuote cite="出处">

引语一句。

</PullQuote>

![照片](/media/full/photo.png "照片的说明")

<Figure src="/media/full/drawing.svg" alt="图" caption="图的说明" credit="某摄" />

<Gallery caption="图集">

<Figure src="/media/full/photo.png" alt="一" caption="其一" />

<Figure src="/media/full/drawing.svg" alt="二" caption="其二" />

</Gallery>

<Video src="/media/full/film.webm" poster="/media/full/drawing.svg" captions="/media/full/film.vtt" caption="影片" credit="某制" />

<Audio src="/media/full/sound.mp3" title="录音" credit="某录" />

<Timeline>

<Event date="1872年" title="创刊">

上海。

</Event>

</Timeline>

<QA>

<Q who="记者">

问？

</Q>

<A who="负责人">

答。

</A>

</QA>

<LiveUpdate time="2026-11-10 09:20" title="快讯">

一条。

</LiveUpdate>

<DataTable src="/media/full/table.csv" caption="表" source="某处" />

${['bar', 'line', 'area', 'pie'].map((type) => `<Chart type="${type}" src="/media/full/table.csv" title="${type}" unit="个" source="某处" />`).join('\n\n')}

<Attachment src="/media/full/form.txt" title="表格" />

<Related slug="full-companion" />

生僻字<Ruby rt="dǐ">邸</Ruby>报，[外链](https://other.example/)与注[^1]。

\`\`\`js
const code = '<script>alert(1)</script>';
\`\`\`

| 甲 | 乙 |
| --- | :-: |
| 1 | 2 |

- [x] 已办

[^1]: 注释。
`;

/** Writes the article `full` in the section news. */
export function writeFullArticle(tree: Tree): void {
  tree.write('media/full/photo.png', png(900, 600));
  tree.write('media/full/drawing.svg', svg('图'));
  tree.write('media/full/film.webm', 'not a film');
  tree.write('media/full/film.vtt', 'WEBVTT\n\n00:00.000 --> 00:01.000\n字幕\n');
  tree.write('media/full/sound.mp3', 'not a sound');
  tree.write('media/full/table.csv', '项目,数量\n甲,10\n乙,30\n');
  tree.write('media/full/form.txt', '表格\n');
  tree.article({ slug: 'full-companion', title: '同伴', tags: ['普法'] });
  tree.article({
    slug: 'full',
    title: '什么都有的一篇',
    kicker: '引题',
    subtitle: '副题',
    updated: '2024-05-07 08:00',
    source: { name: '测试报', url: 'https://other.example/' },
    author: ['张三'],
    editor: '王五',
    tags: ['普法'],
    topics: ['special'],
    corrections: [{ date: '2024-05-08', text: '更正一处。' }],
    aiGenerated: 'assisted',
    cover: { src: '/media/full/photo.png', alt: '照片', caption: '说明', credit: '某摄' },
    body,
  });
  tree.write(
    'topics/special.mdx',
    '---\ntitle: 专题\nstatus: published\narticles: [full, full-companion]\n---\n\n专题的话。\n',
  );
}
