/** What editors read in the report of `npm run inspect`: what is wrong, and what to do. */

export const inspectionMessages = {
  groups: {
    freshness: '更新',
    identity: '标识与页脚',
    links: '链接',
    pictures: '图片',
    dates: '日期',
    duplicates: '重复',
    feeds: '订阅源与网站地图',
    reprints: '转载',
  },
  severities: { veto: '单项否决', deduction: '扣分', advice: '建议' },
  bases: {
    census: '全国政府网站普查评分表（2015）；2019 年检查指标沿用',
    guideline: '政府网站发展指引（国办发〔2017〕47号）网页标签规范',
    reprint: '互联网新闻信息服务管理规定第十五条',
    wcag: 'WCAG 2.2 第 1.1.1 条',
    format: 'RSS、Atom、JSON Feed 和 Sitemap 的格式规范',
    practice: '检查中的通行要求',
    own: '本软件自定',
  },
  report: {
    title: (site: string, time: string) => `${site} 内容巡检 ${time}`,
    group: (name: string, deducted: string, points: number) =>
      `■ ${name}　扣 ${deducted} 分（满分 ${points}）`,
    more: (rule: string, count: number) => `  …… ${rule} 另有 ${count} 处`,
    summary: (articles: number, vetoes: number, deductions: number, advice: number) =>
      `检查了 ${articles} 篇公开稿件：单项否决 ${vetoes} 项，扣分 ${deductions} 处，建议 ${advice} 处`,
    result: (passed: boolean, score: string, least: number) =>
      `${passed ? '合格' : '不合格'}：${score} 分（合格线 ${least} 分）`,
    vetoed: '有单项否决，不论得分',
    usage: '用法：npm run inspect [-- --json] [--min 0–100]',
  },

  frontStale: (days: number, limit: number) =>
    `首页已 ${days} 天没有新稿，超过 ${limit} 天即单项否决；请发布新稿，不要改旧稿的日期`,
  frontEmpty: '首页没有任何公开稿件；请发布稿件',
  columnStale: (name: string, days: number, limit: number) =>
    `栏目“${name}”已 ${days} 天没有新稿（限 ${limit} 天）；请发布新稿，或并入其他栏目`,
  columnEmpty: (name: string) => `栏目“${name}”没有公开稿件；请发布稿件，或从 sections.yaml 撤下`,
  newsColumnsStale: (count: number, limit: number) =>
    `动态、要闻、通知、公告类栏目有 ${count} 个超期，达到 ${limit} 个即单项否决；请逐个更新或合并`,
  columnsStale: (count: number, limit: number) =>
    `超期栏目有 ${count} 个，达到 ${limit} 个即单项否决；请逐个更新或合并`,
  columnsEmpty: (count: number, limit: number) =>
    `空白栏目有 ${count} 个，达到 ${limit} 个即单项否决；请补充稿件或撤下栏目`,

  missing: (label: string, key: string) => `没有${label}；请在 site.yaml 填写 ${key}`,
  labels: {
    siteIdCode: '网站标识码，页面不会输出规定的标签',
    description: '网站简介（首页的 ColumnDescription）',
    owner: '主办单位',
    icp: '网站备案号（ICP）',
    policeRecord: '公安备案号',
    address: '地址',
    postcode: '邮编',
    contact: '联系电话或电子邮箱',
  },
  columnTag: (name: string, label: string, key: string) =>
    `栏目“${name}”没有${label}，标签只能用栏目名代替；请填写 ${key}`,
  columnLabels: { description: '栏目描述', keywords: '栏目关键词', columnType: '栏目类别' },
  pageMissing: (label: string, id: string) => `没有“${label}”页面；请建 pages/${id}.mdx`,
  pageLabels: { about: '关于本站', contact: '联系我们', accessibility: '无障碍声明' },
  dateWithoutTime: '发布时间只写到日；请写到分钟，如 2026-01-31 09:30',
  articleSource: '没有写来源，标签只能用主办单位代替；请填写 source',

  linkMissing: (href: string) => `站内链接“${href}”打不开；请改正或删去`,
  linkHidden: (href: string) => `站内链接“${href}”指向没有公开的稿件；请等它公开，或删去链接`,
  linkGone: (href: string) => `站内链接“${href}”指向已撤回或到期的内容；请改指后续稿件，或删去`,
  linkLoop: (href: string) => `站内链接“${href}”的重定向绕回自己；请改 redirects.yaml 或 aliases`,
  linkRedirected: (href: string, target: string) => `站内链接“${href}”要经过跳转；请直接写“${target}”`,
  linkAnchor: (href: string, meant: string | undefined) =>
    `链接“${href}”的位置在那一页上不存在；${meant ? `是不是“${meant}”？` : '请改正，或去掉 # 之后的部分'}`,
  linkNotice: (href: string) =>
    `有通往外站的链接（如“${href}”），离开前没有提示；请在 site.yaml 写 features: {externalNotice: true}`,
  mediaMissing: (src: string) => `文件“${src}”打不开；请补上文件，或改正文件名（区分大小写）`,
  redirectMissing: (target: string) => `旧地址转到的“${target}”打不开；请改成有效的地址，或写 410`,
  redirectGone: (target: string) => `旧地址转到的“${target}”已撤回或到期；请改指后续内容，或写 410`,
  redirectLoop: (target: string) => `旧地址转到“${target}”后又绕了回来；请改掉其中一条`,
  redirectChain: (hops: number, target: string) => `旧地址要跳 ${hops} 次；请直接写“${target}”`,

  pictureAlt: (src: string) => `图片“${src}”没有替代文字；请补上 alt`,
  pictureCaption: (src: string) => `图片“${src}”没有图注；请补上 caption`,
  pictureCredit: (src: string) => `图片“${src}”没有署名；请补上 credit`,
  coverAlt: '题图没有替代文字；请把 cover 写成 src、alt 几项',
  coverCredit: '题图没有署名；请在 cover 里补上 credit',

  updatedFuture: '更新时间在将来；请写实际的更新时间',
  correctionFuture: '更正的时间在将来；请写实际的更正时间',
  correctionEarly: '更正的时间早于发布时间；请核对两个时间',
  dateEarly: (year: number) => `发布时间早于 ${year} 年，那时还没有网站；请核对`,
  dateFolder: (folder: string, year: string) =>
    `发布时间在 ${year} 年，文件却在 ${folder} 文件夹；请核对时间，或移动文件`,
  dateBulk: (count: number, time: string) =>
    `${count} 篇稿件的发布时间同为 ${time}，像是成批补录；请写各自真实的发布时间`,

  titleRepeated: (other: string) => `标题与同一栏目的 ${other} 相同；请合并，或改出区别`,
  titleShared: (other: string) => `标题与 ${other} 相同；如是同一件事，请只留一篇`,
  bodyRepeated: (other: string) => `正文与 ${other} 相同；请只留一篇，另一篇写进 aliases`,

  feedInvalid: (address: string, reason: string) => `订阅源 ${address} 不合格式：${reason}；请报告软件的问题`,
  feedFields: (address: string, field: string) => `订阅源 ${address} 缺少 ${field}；请补上对应的内容`,
  feedIdentity: (address: string, id: string) => `订阅源 ${address} 里编号“${id}”出现多次；请核对这些稿件`,
  feedAddress: (address: string, href: string) =>
    `订阅源 ${address} 里有不完整的地址“${href}”；请改成完整网址`,
  feedLink: (address: string, href: string) => `订阅源 ${address} 里的“${href}”打不开；请改正那篇稿件`,
  sitemapInvalid: (address: string, reason: string) =>
    `网站地图 ${address} 不合格式：${reason}；请报告软件的问题`,
  sitemapSize: (address: string, count: number) => `网站地图 ${address} 有 ${count} 条，超过 50000 条的上限`,
  sitemapRepeated: (address: string, href: string) => `网站地图 ${address} 里“${href}”出现多次`,
  sitemapLink: (address: string, href: string) => `网站地图 ${address} 里的“${href}”打不开`,
  newsSitemapOld: (href: string) => `新闻网站地图里的“${href}”已超过两天`,

  reprintSource: '转载稿没有写来源；请填写 source',
  reprintAuthor: '转载稿没有写原作者；请在 original 里填写 author',
  reprintEditor: '转载稿没有写编辑；请填写 editor',
  reprintAddress: '转载稿没有原文网址，不便追溯；请在 original 里填写 url',
  reprintUnmarked: (source: string) => `来源是“${source}”，却没有 original；如系转载，请写明原标题和原作者`,
} as const;
