/** What each key means, as it is shown while somebody writes; by its path, members of lists below the list. */
export type Descriptions = Readonly<Record<string, string>>;

const day = '写作 2026-03-02 09:30，只写日期也可以；没有时区的按网站的时区。';

const cover = {
  cover: '题图：写路径，或写 src、alt、caption、credit 四项。',
  'cover.src': '图片：/media/ 里的路径，或稿件文件夹里的文件名。',
  'cover.alt': '替代文字：说出图里有什么，给读屏软件，也在图片打不开时显示。',
  'cover.caption': '图片说明，最多 300 字。',
  'cover.credit': '图片作者，例如“李记者摄”，最多 100 字。',
};

export const articleDescriptions = {
  title: '标题，必填，最多 120 字。',
  kicker: '引题，在标题上方，最多 200 字；几行的用 |- 换行书写。',
  subtitle: '副题，在标题下方，最多 200 字。',
  section: '栏目代号，必填，见 sections.yaml。决定网址的前半段。',
  date: `发布时间，必填。${day}写成将来的时间就是定时。发布以后不要改日期那一天。`,
  updated: `更新时间，不早于发布时间。${day}`,
  minorEdit: `最近一次只改错字、不改意思的时间，读者看不到。签名的网站用它说明改动不必标“更新”。${day}`,
  status: '状态。不写就是已发布；draft 草稿，archived 归档，withdrawn 撤回。',
  expires: `到期时间，晚于发布时间；到时网址回答 410。${day}`,
  source: '新闻来源：写名称，或写 {name, url}。最多 60 字。',
  'source.name': '来源的名称，最多 60 字。',
  'source.url': '来源的网址，以 http:// 或 https:// 开头。',
  author: '作者：一位写姓名，几位写成列表。每位最多 60 字。',
  editor: '责任编辑，最多 60 字。',
  original: '转载的原文：原题、原作者、原网址。填了它，就按转载稿处理。',
  'original.title': '原题，必填，最多 200 字。',
  'original.author': '原作者，最多 100 字。',
  'original.url': '原文网址，以 http:// 或 https:// 开头。',
  summary: '摘要，最多 300 字；不写就取正文第一段。',
  ...cover,
  tags: '标签，每个最多 40 字。',
  topics: '归入哪些专题，写专题代号。',
  pinned: 'true：在本栏目置顶。',
  aliases: '旧网址，从 / 开始写；访问时转到这一篇。',
  related: '手选的相关稿件，写文件名，排在自动挑选的前面。',
  corrections: '更正，一条一项，显示在文章末尾和更正页。',
  'corrections.date': `更正的时间，必填。${day}`,
  'corrections.text': '原来怎样写，现在是什么，必填，最多 1000 字。',
  withdrawn: '撤回说明，与 status: withdrawn 一起写。',
  'withdrawn.date': `撤回的时间，必填。${day}`,
  'withdrawn.reason': '撤回的原因，必填，读者看得到，最多 500 字。',
  'withdrawn.successor': '替代的稿件，写文件名。',
  aiGenerated: '人工智能标识：assisted 部分内容由人工智能辅助生成，generated 由人工智能生成。',
  lang: '语言代码，例如 en；不写就是网站的语言。',
  translationOf: '译自哪一篇，写文件名。',
} satisfies Descriptions;

export const topicDescriptions = {
  title: '专题名称，必填，最多 120 字。',
  summary: '专题摘要，最多 300 字。',
  ...cover,
  status: '状态。不写就是已发布；draft 草稿。',
  articles: '逐篇点名的稿件，写文件名。',
  query: '按条件自动收稿；写了几项，就要同时满足几项。',
  'query.section': '栏目代号。',
  'query.tag': '标签。',
  'query.source': '来源。',
  'query.from': `从这一天起。${day}`,
  'query.to': `到这一天为止，含这一天。${day}`,
  order: 'manual 按 articles 的次序在前，其余按时间；newest 一律按时间。',
} satisfies Descriptions;

export const pageDescriptions = {
  title: '页面标题，必填，最多 120 字。',
  summary: '摘要，最多 300 字。',
  status: '状态。不写就是已发布；draft 草稿。',
  order: '在页脚的次序，从小到大；不写就是 1000。',
} satisfies Descriptions;

export const siteDescriptions = {
  name: '网站名称，必填，最多 60 字。',
  shortName: '简称，最多 20 字。',
  englishName: '英文名称，最多 100 字。',
  description: '网站简介，最多 300 字。',
  language: '网站的语言，必填，例如 zh-Hans。',
  timezone: '网站的时区，必填，例如 Asia/Shanghai。',
  owner: '主办单位。',
  address: '地址。',
  postcode: '邮编，加引号。',
  phone: '电话。',
  email: '电子邮箱，也用作安全问题的联系方式。',
  icp: 'ICP 备案号。',
  policeRecord: '公安备案号。',
  siteIdCode: '网站标识码：bm 加 8 位数字，或 10 位数字加引号。它是订阅条目编号的一部分，开通以前定好。',
  copyright: '版权所有者。',
  support: '技术支持单位。',
  social: '社交账号。',
  'social.name': '名称，必填，最多 60 字。',
  'social.url': '网址，以 http:// 或 https:// 开头。',
  features: '开关，例如 {traditional: false, externalNotice: true, twoPersons: true}。',
  feedItems: '每个订阅源的条数，1 到 200，不写就是 20。',
  organizationType: '单位的性质（schema.org 的类型），不写就是 NewsMediaOrganization。',
  ownSites: '本单位的其他网站，只写域名，下级域名自动算在内。',
  webSubHubs: 'WebSub 推送中心的网址，最多 8 个，由管理员定。',
} satisfies Descriptions;

export const sectionDescriptions = {
  id: '栏目代号，必填，也是网址：小写字母、数字、连字符。',
  name: '栏目名称，必填，最多 40 字。',
  englishName: '英文名称，最多 60 字。',
  parent: '上级栏目的代号。',
  description: '栏目说明，写进页面的栏目标签，最多 300 字。',
  keywords: '关键词，写进页面的栏目标签。',
  columnType: '栏目类别，写进页面的栏目标签，最多 40 字。',
  feed: 'false：这个栏目不设订阅源。',
  listStyle: '列表的样子：text 文字，pictures 带图。',
} satisfies Descriptions;

export const frontDescriptions = {
  lead: '头条，写稿件的文件名；不写就取置顶的或最新的。',
  carousel: '图片新闻，写稿件的文件名，最多显示四幅。',
  pinned: '头条旁边的要闻，写稿件的文件名。',
  notices: '通知公告栏。',
  'notices.section': '栏目代号，必填。',
  'notices.count': '条数，1 到 50，不写就是 5。',
  blocks: '下面的板块，依次排列；栏目、专题、标签选一种。',
  'blocks.section': '栏目代号。',
  'blocks.topic': '专题代号。',
  'blocks.tag': '标签。',
  'blocks.title': '板块的标题；不写就用栏目、专题或标签的名称。',
  'blocks.count': '条数，1 到 50，不写就是 6。',
  'blocks.style': '板块的样子：text 文字，pictures 带图。',
} satisfies Descriptions;

export const rulesDescriptions = {
  severity: '规则的程度：error 错误，warning 警告，off 不查。',
  suppress: '例外：某个文件里某条规则不查，写明理由。',
  'suppress.file': '文件，从内容目录算起，必填，例如 articles/2026/a.mdx。',
  'suppress.rule': '规则名，必填。',
  'suppress.reason': '理由，必填。',
} satisfies Descriptions;

export const wordsDescriptions = {
  wrong: '错词 → 对的写法；npm run check -- --fix 会照此改正。',
  forbidden: '不用的词。',
  fullForms: '简称 → 第一次提到时要写的全称。',
} satisfies Descriptions;

/** Of files that are one map with free keys. */
export const mapDescriptions = {
  redirects: '旧网址 → 新网址。旧网址从 / 开始；新网址写 /…、https://…，或 410（内容不再提供）。',
  traditional: '稿件里的写法 → 繁体版里应有的写法。',
  sections: '栏目，按导航的次序排列。',
} as const;
