import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';

/** The small newsroom of the guide's pictures. Everything in it is made up. */

interface Article {
  slug: string;
  title: string;
  body: string;
  [field: string]: unknown;
}

/** The moment at which the pictures are taken. */
export const guideNow = Date.parse('2026-06-01T10:20:00+08:00');

const site = {
  name: '云川新闻网',
  shortName: '云川',
  englishName: 'Yunchuan News',
  description: '云川市的消息、公告与副刊。',
  language: 'zh-Hans',
  timezone: 'Asia/Shanghai',
  owner: '云川市融媒体中心',
};

const sections = [
  { id: 'news', name: '要闻' },
  { id: 'city', name: '城区' },
  { id: 'notices', name: '公告' },
  { id: 'culture', name: '副刊', listStyle: 'pictures' },
];

const marketBody = `<Lead>

城南早市本月起提前半小时开市，凌晨四点半就能买到第一批蔬菜。

</Lead>

六月一日清晨，城南早市第一次在四点半亮灯。摊主周师傅说，提前半小时，菜能多卖两成。

## 错峰进场

市场管理处把进场车辆分成三批，每批间隔十分钟。原来堵在桥头的货车，现在排在江边的空地上。

<Figure src="/media/pictures/market.svg" alt="清晨的早市，摊位亮着灯" caption="四点半的城南早市" credit="李记者摄" />

## 居民怎么看

住在对面的陈阿姨起初担心吵闹，去看了一回才放心：卸货改用推车，喇叭也不许按了。
`;

const articles: Article[] = [
  {
    slug: 'morning-market',
    title: '城南早市提前半小时开市',
    kicker: '一天从四点半开始',
    section: 'city',
    date: '2026-06-01 08:30',
    author: ['李记者'],
    editor: '王编辑',
    cover: { src: '/media/pictures/market.svg', alt: '清晨的早市，摊位亮着灯' },
    tags: ['早市', '民生'],
    body: marketBody,
  },
  {
    slug: 'bridge-repair',
    title: '云川大桥检修，六月每晚限行两小时',
    section: 'news',
    date: '2026-06-01 07:00',
    author: '张记者',
    cover: { src: '/media/pictures/bridge.svg', alt: '暮色里的云川大桥' },
    body: '检修从六月二日起，每晚十一点到次日一点限行。公交夜班车改走北桥。\n',
  },
  {
    slug: 'library-hours',
    title: '市图书馆夏季延长开放到晚上十点',
    section: 'culture',
    date: '2026-05-31 09:00',
    author: '陈记者',
    cover: { src: '/media/pictures/library.svg', alt: '灯下的阅览室' },
    body: '延长开放从六月一日起，到八月三十一日止。自习室同时增加两百个座位。\n',
  },
  {
    slug: 'water-notice',
    title: '关于城北片区六月三日停水的公告',
    section: 'notices',
    date: '2026-05-31 16:00',
    source: '云川市自来水公司',
    body: '因管网改造，六月三日九时至十七时，城北片区停水。请提前储水。\n',
  },
  {
    slug: 'old-pier',
    title: '老码头的最后一班渡船',
    section: 'culture',
    date: '2026-05-29 10:00',
    author: '陈记者',
    body: '渡船开了六十一年。最后一班，船上坐了三个人。\n',
    corrections: [
      { date: '2026-05-30 09:00', text: '初稿把停航时间写作“五月二十八日”，应为“五月二十九日”，已改正。' },
    ],
  },
  {
    slug: 'exam-traffic',
    title: '高考期间考点周边交通安排',
    section: 'notices',
    date: '2026-06-05 08:00',
    editor: '王编辑',
    body: '六月七日、八日，七个考点周边道路分时段限行。\n',
  },
  {
    slug: 'summer-concert',
    title: '江滩音乐会节目单公布',
    kicker: '六月二十日晚七点半',
    section: 'culture',
    date: '2026-06-02 09:00',
    status: 'draft',
    author: '陈记者',
    cover: { src: '/media/pictures/concert.svg', alt: '江滩上的舞台' },
    tags: ['音乐会'],
    body: `<Lead>

江滩音乐会六月二十日晚七点半开演，免费入场。

</Lead>

上半场是市交响乐团的《云川组曲》,下半场留给街头乐队。

<Callout type="note" title="入场">

六点半开始入场，不对号；遇雨顺延到二十一日。

</Callout>
`,
  },
];

/** Short pieces that fill the lists. */
const briefs = [
  ['tram-line', '电车二号线开始铺轨', 'news', '2026-05-31 18:20'],
  ['tea-fair', '春茶交易会成交一亿元', 'news', '2026-05-31 11:05'],
  ['school-garden', '三所小学开出校园菜地', 'city', '2026-05-30 15:40'],
  ['night-clinic', '社区夜间门诊增加到九家', 'city', '2026-05-30 10:10'],
  ['river-cleaning', '志愿者一上午清出两吨水草', 'city', '2026-05-29 17:30'],
  ['job-fair', '关于举办夏季招聘会的公告', 'notices', '2026-05-29 09:00'],
  ['chess', '象棋公园里的第四十届擂台赛', 'culture', '2026-05-28 16:00'],
  ['weather', '六月气候展望：雨水略多', 'news', '2026-05-28 08:00'],
] as const;

for (const [slug, title, section, date] of briefs) {
  articles.push({ slug, title, section, date, author: '本网记者', body: `${title}。详情请关注后续报道。\n` });
}

function picture(sky: string, ground: string, shape: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="675" viewBox="0 0 1200 675"><rect width="1200" height="675" fill="${sky}"/><rect y="470" width="1200" height="205" fill="${ground}"/>${shape}</svg>\n`;
}

const pictures: Record<string, string> = {
  market: picture(
    '#26354a',
    '#1b2634',
    '<g fill="#f0c46b"><circle cx="240" cy="250" r="26"/><circle cx="530" cy="230" r="26"/><circle cx="830" cy="250" r="26"/></g><g fill="#b23a2e"><path d="M130 380h220l-30-60H160zM420 360h220l-30-60H450zM720 380h220l-30-60H750z"/></g><g fill="#e9e2d0"><path d="M140 380h200v90H140zM430 360h200v110H430zM730 380h200v90H730z"/></g>',
  ),
  bridge: picture(
    '#e7d3bf',
    '#8fa3ad',
    '<g fill="none" stroke="#4b3b36" stroke-width="12"><path d="M0 430h1200M300 200v270M900 200v270"/><path d="M0 400Q150 380 300 205Q600 560 900 205Q1050 380 1200 400"/></g>',
  ),
  library: picture(
    '#efe7d6',
    '#a88a66',
    '<g fill="#7a5a3c"><path d="M120 120h300v350H120zM480 120h300v350H480z"/></g><g fill="#d9c6a5"><path d="M140 150h260v70H140zM140 250h260v70H140zM140 350h260v70H140zM500 150h260v70H500zM500 250h260v70H500zM500 350h260v70H500z"/></g><path d="M900 470V260l120-70 120 70" fill="none" stroke="#7a5a3c" stroke-width="12"/>',
  ),
  concert: picture(
    '#394b6b',
    '#27364e',
    '<path d="M300 470V250q300-160 600 0v220z" fill="#a23b32"/><path d="M360 470V290q240-120 480 0v180z" fill="#f1e3c6"/><circle cx="600" cy="390" r="36" fill="#39312e"/>',
  ),
};

function source({ slug: _, body, ...front }: Article): string {
  return `---\n${stringify(front, { lineWidth: 0 })}---\n\n${body}`;
}

/** Writes it into an empty folder and commits it, so that the desk knows who changed what. */
export function writeGuideTree(root: string): void {
  const write = (file: string, text: string): void => {
    const absolute = path.join(root, file);
    mkdirSync(path.dirname(absolute), { recursive: true });
    writeFileSync(absolute, text);
  };
  write('site.yaml', stringify(site));
  write('sections.yaml', stringify(sections));
  write('front.yaml', stringify({ lead: 'morning-market', notices: { section: 'notices', count: 3 } }));
  for (const [name, drawing] of Object.entries(pictures)) write(`media/pictures/${name}.svg`, drawing);
  for (const article of articles) write(`articles/2026/${article.slug}.mdx`, source(article));
  const git = (...parameters: string[]): void => {
    const as = ['-c', 'user.name=李记者', '-c', 'user.email=li@example.org', '-c', 'commit.gpgsign=false'];
    const { status, stderr } = spawnSync('git', [...as, ...parameters], { cwd: root, encoding: 'utf8' });
    if (status !== 0) throw new Error(`git ${parameters.join(' ')}: ${stderr}`);
  };
  git('init', '--quiet', '--initial-branch=main');
  git('add', '.');
  git('commit', '--quiet', '--message=新建稿件', '--date=2026-06-01T09:00:00+08:00');
}
