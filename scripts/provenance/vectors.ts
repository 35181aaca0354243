import { writeFileSync } from 'node:fs';
import { feedTree, readFeedTree } from '@/lib/mdx/feed-tree';
import { blocksOfBody } from '@/lib/provenance/blocks-of-body';
import { type Block, type CanonicalText, canonVersion } from '@/lib/provenance/canonical';
import { canonicalJson } from '@/lib/provenance/canonical-json';
import { digestsOf } from '@/lib/provenance/digest';
import { articleFingerprints } from '@/lib/provenance/fingerprints';
import { looseText, strictText } from '@/lib/provenance/normalise';

/**
 * `npx tsx scripts/provenance/vectors.ts`: writes the test vectors of canon-v1. They are part of the specification: when one
 * changes, so does the version.
 */
const texts = [
  '检察日报：这个党建创新“最佳案例”名不虚传',
  '  两段　之间\n换行  ',
  'A line\nbroken in\tEnglish  text',
  '中文\nEnglish\n中文',
  '零\u200b宽\u2060字\ufeff符\u00ad',
  '变体\ufe0e选择\u{e0100}符',
  '全角ＡＢＣ，１２３．５％',
  '半角ｶﾞﾊﾟ',
  '温度-5℃，比−5℃高；10-20人，第-3层，A-5',
  '3.5亿元与35亿元，v1.2.3；句末.5',
  '＋10％，￥300，≥90，5×3=15',
  '國務院發佈於臺灣，着重與著重，皇后與後來，頭髮與發展',
  'ﬁne ① ㈱ Ⅳ ²',
  'ΣΟΦΟΣ İstanbul STRASSE ß',
  'e\u0301 café 한글 \u1112\u1161\u11ab',
  '——……·｜~～',
  '👍🏽 表情',
  '',
];

const bodies: [string, string][] = [
  ['paragraphs', '第一段。\n\n第二段里有**强调**、[链接](/a)和`代码`，\n换一行还是这一段。'],
  ['headings and lists', '## 标题一\n\n1. 甲\n2. 乙\n\n   乙的第二段\n\n- [x] 做完的\n- [ ] 没做的'],
  ['quotation and code', '> 引文一\n>\n> 引文二\n\n```txt\n第一行\n  second line\n```'],
  ['table', '| 项 | 值 |\n| --- | ---: |\n| 甲 | 1,024 |'],
  ['pictures', '![替代](/media/a.png "说明")\n\n字里的![小图](/media/b.png)图'],
  ['notes and readings', '正文[^a]接着，<Ruby rt="dǐ">邸</Ruby>报[^b]。\n\n[^a]: 甲注。\n\n[^b]: 乙注。'],
  [
    'boxes',
    '<Lead>\n\n导语。\n\n</Lead>\n\n<Callout type="tip" title="窍门">\n\n办法。\n\n</Callout>\n\n<FactBox>\n\n- 一条\n\n</FactBox>\n\n<PullQuote cite="沈括">\n\n引语。\n\n</PullQuote>',
  ],
  [
    'media',
    '<Gallery caption="总说明">\n\n<Figure src="/media/a.png" alt="图" caption="说明" credit="作者摄" />\n\n</Gallery>\n\n<Video src="/media/v.webm" caption="片" credit="制作" />\n\n<Audio src="/media/a.mp3" title="声" credit="录音" />',
  ],
  [
    'series',
    '<Timeline>\n\n<Event date="1605年" title="周报">\n\n印出。\n\n</Event>\n\n</Timeline>\n\n<QA>\n\n<Q who="记者">\n\n问？\n\n</Q>\n\n<A>\n\n答。\n\n</A>\n\n</QA>',
  ],
  [
    'live updates, newest first',
    '<LiveUpdate time="2026-11-10 09:00" title="先">\n\n早。\n\n</LiveUpdate>\n\n<LiveUpdate time="2026-11-10 09:20" title="后">\n\n晚。\n\n</LiveUpdate>',
  ],
  [
    'data',
    '<DataTable caption="表" source="来源">\n\n```csv\n字母,电码\nN,划点\n```\n\n</DataTable>\n\n<Chart type="bar" title="图" unit="个" source="标准">\n\n```csv\n类别,数\n甲,1\n```\n\n</Chart>',
  ],
  [
    'files and cards',
    '<Attachment src="/media/表.pdf" />\n\n<Attachment src="/media/b.pdf" title="附件乙" />\n\n<Related slug="other" />',
  ],
];

const article = (blocks: Block[]): CanonicalText => ({
  canon: canonVersion,
  fields: {
    slug: 'an-article',
    url: 'https://news.example/news/an-article',
    site: '测试新闻网',
    lang: 'zh-Hans',
    status: 'published',
    date: '2022-07-08T10:30:00+08:00',
    source: '检察日报',
    authors: ['张三'],
  },
  blocks,
});

const blocksOf = (body: string): Block[] =>
  blocksOfBody(readFeedTree(feedTree(body, { mediaBase: '/media/' })), () => undefined);

const write = (name: string, value: unknown): void =>
  writeFileSync(`docs/provenance/vectors/${name}.json`, `${JSON.stringify(value, undefined, 2)}\n`);

write(
  'forms',
  texts.map((text) => ({ text, strict: strictText(text), loose: looseText(text).text })),
);
write(
  'bodies',
  bodies.map(([name, body]) => ({ name, body, blocks: blocksOf(body) })),
);
const samples = bodies.map(([name, body]) => [name, article(blocksOf(body))] as const);
write(
  'digests',
  await Promise.all(
    samples.map(async ([name, text]) => ({
      name,
      text,
      json: canonicalJson(text),
      digests: await digestsOf(text),
      fingerprints: articleFingerprints(text.blocks).map((key) => key.toString(16).padStart(8, '0')),
    })),
  ),
);
