/** What editors read: in preview, and of the files and bodies that are checked. */

export const previewMessages = {
  banner: '预览',
  exit: '退出预览',
  back: '回到稿件',
  status: {
    published: '已发布',
    draft: '草稿',
    scheduled: '定时发布',
    expired: '已到期',
    withdrawn: '已撤回',
    archived: '已归档',
    broken: '文件有错误',
  },
  due: (time: string) => `将于 ${time} 发布`,
  expires: (time: string) => `将于 ${time} 到期`,
  problems: '本文件的问题',
  place: (file: string, line: number, column: number) => `${file} 第 ${line} 行第 ${column} 列`,
  severity: { error: '错误', warning: '警告' },
  unreadable: '文件有错误，暂时无法排版，下面是问题清单。',
  invalid: '预览链接无效或已过期',
  revoked: '预览链接已被收回',
  invalidHint: '请向编辑部索取新的预览链接。',
  disabled: '预览功能未启用：服务器没有设置 PREVIEW_SECRET。',
} as const;

/** What a new article begins with; the check tells when it is still there at publication. */
export const templateMessages = {
  lead: '导语：用一两句话说清时间、地点、人物、事情。',
  body: '正文从这里开始。',
} as const;

/** In the corner of pages under `npm run dev`, while a saved file has errors. */
export const developmentMessages = {
  title: (count: number) => `刚存的文件有 ${count} 处错误`,
  note: '页面仍是上一个完好的版本，改好存盘后自动更新。',
  more: (count: number) => `另有 ${count} 处，运行 npm run check 查看。`,
  close: '收起',
  place: (file: string, line: number, column: number) => `${file} 第 ${line} 行第 ${column} 列`,
} as const;

/** Problems of a file and its front matter. */
export const checkMessages = {
  kinds: {
    string: '文字',
    number: '数字',
    boolean: 'true 或 false',
    date: '日期',
    enum: '规定的取值',
    list: '列表',
    nested: '键值组',
    union: '规定的形式',
    map: '键值组',
  },
  or: '或',
  expected: (kind: string) => `这里应当是${kind}`,
  quote: '这里应当是文字：请给它加上引号',
  unknownKey: (key: string, meant: string | undefined) =>
    `不认识的字段“${key}”${meant ? `，是不是“${meant}”？` : '，请删去或改正'}`,
  required: (key: string) => `缺少必填的“${key}”`,
  wholeNumber: (least: number, most: number) => `应当是 ${least} 到 ${most} 之间的整数`,
  tooLong: (max: number) => `超过 ${max} 个字，请缩短`,
  empty: '不能为空：请填写，或删去这一行',
  oneOf: (options: readonly string[]) => `只能是 ${options.join('、')} 之一`,
  date: '日期应写作 2026-01-31、2026-01-31 09:30 或带时区的 2026-01-31T09:30:00+08:00，并且确有这一天',
  unprintable: '含有不可见的控制字符，请删去',
  slug: '应当是文章的文件名：小写字母、数字，用连字符分隔',
  sectionId: '栏目代号只用小写字母、数字和连字符',
  topicId: '专题代号只用小写字母、数字和连字符',
  id: '代号只用小写字母、数字和连字符',
  language: '应当是语言代码，例如 zh-Hans 或 en',
  timezone: '应当是时区名，例如 Asia/Shanghai',
  webAddress: '应当是以 http:// 或 https:// 开头的完整网址',
  hub: '应当是 WebSub 中心的完整网址：以 https:// 或 http:// 开头，不带用户名、密码、空格和 #',
  tooMany: (most: number) => `最多 ${most} 项`,
  sitePath: '应当是站内路径，例如 /old/2020.html',
  media: '应当是文章文件夹内的文件名，或以 /media/ 开头的路径',
  hostName: '应当是域名，例如 example.gov.cn，不带 https:// 和路径',
  siteIdCode: '网站标识码是 bm 加 8 位数字，或 10 位数字',
  yaml: (reason: string) => `YAML 写法有误：${reason}`,
  noFrontMatter: '文件开头缺少用 --- 围起的文章信息',
  fileName: '文件名只能用小写字母、数字和连字符，例如 spring-notice.mdx',
  unreadable: (reason: string) => `文件读不出来：${reason}`,
  noAccess: '没有读取权限',
  failed: (reason: string) => `无法处理这篇文章：${reason}；请简化内容，并把文件交给技术人员`,
  outside: '是指向内容目录之外的链接；请把文件本身放进来',
  unreadableFolder: (reason: string) =>
    `文件夹读不出来：${reason}；其中已发布的内容保持原样，请检查权限和磁盘`,
  yamlAliases: '别名（*）展开后过大或首尾相接；请直接写出内容',
  frontMatterTooLarge: '开头的字段超过十三万字符；请缩短，或把内容移到正文',
  encoding: '这里的字节不是 UTF-8；请用编辑器把文件另存为 UTF-8',
  tooLarge: (limit: string) => `文件超过 ${limit}，不予收录；请拆成几个文件`,
  unmarkedChange: (version: number) =>
    `正文与第 ${version} 版的签名记录不同，却没有说明；增补内容请写 updated，改正差错请写 corrections，只改错字请写 minorEdit`,
  updatedBeforeDate: '更新时间早于发布时间',
  expiresBeforeDate: '到期时间不晚于发布时间',
  unknownSection: (id: string) => `sections.yaml 里没有栏目“${id}”`,
  unknownTopic: (id: string) => `topics/ 里没有专题“${id}”`,
  unknownArticle: (slug: string) => `没有文章“${slug}”`,
  unpublishedTopic: (id: string) => `专题“${id}”没有公开发布`,
  unpublishedArticle: (slug: string) => `文章“${slug}”没有公开发布，读者看不到这条引用`,
  duplicateSlug: (other: string) => `文件名与 ${other} 重复，先出现的有效`,
  duplicateId: (id: string) => `代号“${id}”重复`,
  reservedId: (id: string) => `代号“${id}”是保留字，请换一个`,
  sharedId: (id: string) => `代号“${id}”已被栏目使用`,
  parentDepth: '上级栏目不存在，或者互为上下级',
  missingMedia: (src: string) => `找不到文件“${src}”`,
  deadLink: (href: string) => `站内链接“${href}”没有对应的公开页面`,
  coverAlt: '题图没有替代文字（alt）',
  withdrawnNotice: 'status: withdrawn 的文章应写明 withdrawn 的日期和原因',
  redirectTarget: '应当写成新地址（以 / 或 https:// 开头），或 410',
  redirectSource: '旧地址应当以 / 开头',
  redirectCycle: '重定向绕回了自己',
  missingFile: (name: string) => `缺少 ${name}`,
  sectionsList: 'sections.yaml 应当是栏目的列表',
  fixed: (before: string, after: string) => (after === '' ? `删去“${before}”` : `“${before}”改成“${after}”`),
  fixedSummary: (places: number) => (places === 0 ? '没有可以自动改正的地方' : `自动改正了 ${places} 处`),
  summary: (errors: number, warnings: number, files: number) =>
    `检查了 ${files} 个文件：${errors} 个错误，${warnings} 个警告`,
} as const;

/** Problems of a body. */
export const bodyCheckMessages = {
  tooLarge: (megabytes: string) => `正文有 ${megabytes} MB，超过 2 MB；请拆成几篇，或把数据放进附件`,
  nesting: (limit: number) => `嵌套超过 ${limit} 层；请减少引用、列表或组件的层次`,
  tooComplex: '这一段里的 *、_、~、[ 或 ] 太多，无法可靠解析；请拆成几段，或放进代码块',
  tooManyParts: (limit: number) =>
    `从这里起，正文的行、标记和表格单元格合计超过 ${limit}；请拆成几篇，或把数据放进附件`,
  importExport: (word: string) =>
    `正文不能使用 ${word} 语句；请删去。如果是普通文字，请让它不在行首，或在前面加别的字`,
  expression: '花括号里的内容会被当作代码，正文不允许；要显示花括号请写成 \\{ 和 \\}',
  comment: '正文不支持注释；请删去',
  htmlComment: '正文不支持 HTML 注释；请删去',
  html: (tag: string) => `不能使用 HTML 标签 <${tag}>；请改用 Markdown 或组件，要显示尖括号请写成 \\<`,
  fragment: '不能使用空标签 <>；请删去，要显示尖括号请写成 \\<',
  unknownComponent: (name: string, nearest: string | undefined, all: string) =>
    nearest === undefined
      ? `没有组件 <${name}>；可用的组件有 ${all}`
      : `没有组件 <${name}>；是不是 <${nearest}>？`,
  spread: (name: string) => `<${name}> 不能用 {...} 展开属性；请逐个写成 名称="值"`,
  attributeExpression: (attribute: string) => `属性 ${attribute} 的值不能是表达式；请写成 ${attribute}="值"`,
  attributeBare: (attribute: string) => `属性 ${attribute} 没有值；请写成 ${attribute}="值"`,
  eventHandler: (attribute: string) => `不允许事件属性 ${attribute}；请删去`,
  unknownAttribute: (name: string, attribute: string, nearest: string | undefined, all: string) =>
    nearest === undefined
      ? `<${name}> 没有属性 ${attribute}；${all === '' ? '这个组件不带属性' : `可用的属性有 ${all}`}`
      : `<${name}> 没有属性 ${attribute}；是不是 ${nearest}？`,
  repeatedAttribute: (attribute: string) => `属性 ${attribute} 写了两次；请只留一个`,
  missingAttribute: (name: string, attribute: string) =>
    `<${name}> 缺少属性 ${attribute}；请补上 ${attribute}="…"`,
  attributeValue: (attribute: string, value: string, allowed: string) =>
    `属性 ${attribute} 的值“${value}”不对；应为 ${allowed}`,
  slugValue: (value: string) => `“${value}”不是文章代号；代号只含小写字母、数字和连字符，例如 spring-notice`,
  noChildren: (name: string) => `<${name}> 里不能有内容；请写成 <${name} … />`,
  onlyChildren: (name: string, allowed: string) => `<${name}> 里只能有 ${allowed}；请把其他内容移到外面`,
  csvChildren: (name: string) => `<${name}> 里只能有一个 csv 代码块（以 \`\`\`csv 开头）`,
  csvMissing: (name: string) => `<${name}> 没有数据；请写 src="文件.csv"，或在里面放一个 csv 代码块`,
  csvTwice: (name: string) => `<${name}> 同时有 src 和 csv 代码块；请只留一个`,
  csvEmpty:
    'csv 代码块里没有可用的表格；第一行应为表头，其后至少一行数据，列数乘行数不超过十万；更大的表请作附件',
  csvColumn: (attribute: string, column: string, columns: string) =>
    `属性 ${attribute} 写的列“${column}”不在数据里；数据的列有 ${columns}`,
  phrasingOnly: (name: string) => `<${name}> 里只能是一行之内的文字；请把标题、列表等移到外面`,
  wrongParent: (name: string, parent: string) => `<${name}> 只能放在 <${parent}> 里`,
  blockInLine: (name: string) => `<${name}> 不能与文字同在一段；请让它单独成段（前后各空一行）`,
  dangerousLink: (scheme: string) => `不允许 ${scheme} 开头的地址；请改为 https:// 地址或站内地址`,
  headingOne: '正文里不用一级标题（#），文章标题已经是一级；请从 ## 开始',
  missingAlt: '图片没有替代文字；请写 ![替代文字](地址) 或 alt="替代文字"，供读屏软件和图片打不开时使用',
  leftoverStars: '这里的 ** 没有变成粗体，读者会看到星号；请把引号、括号等标点移到 ** 外面，或检查是否成对',
  syntax: {
    unclosed: (tag: string) => `${tag} 没有结束标签；请补上结束标签，并让开始、结束标签各占一行`,
    mismatch: (closing: string, open: string) =>
      `结束标签 ${closing} 与前面的 ${open} 不配对；请改成一致的名称`,
    interleaved: (closing: string) =>
      `结束标签 ${closing} 与开始标签不在同一层；请让开始、结束标签各占一行，前后空一行`,
    strayClosing: '多出一个结束标签；请删去，或补上对应的开始标签',
    closingTag: '结束标签里不能有属性或斜杠；请写成 </名称>',
    brace: '花括号没有配对，或里面的内容无法识别；要显示花括号请写成 \\{ 和 \\}',
    angle: '这里的 < 会被当作标签；要显示小于号请写成 \\<，网址请写成 [文字](网址)',
    attributeQuote: '标签里的属性值应当用双引号括起来，写成 名称="值"',
    openTag: '标签没有写完，缺少 > 或 />，也可能是引号没有配对',
    lazy: '标签跨行时，引用或列表中的每一行都要保持同样的 > 或缩进',
    other: (reason: string) => `正文无法解析：${reason}`,
  },
} as const;
