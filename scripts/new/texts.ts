/** What `npm run new` says to editors. */
export const texts = {
  usage:
    '用法：npm run new -- [--title 标题] [--slug 文件名] [--section 栏目] [--folder] [--date "2026-03-02 09:30"] [--source 来源] [--author 作者]… [--tags 甲,乙] [--open]',
  missing: (option: string) => `缺少 --${option}：${texts.usage}`,
  invalid: (option: string, value: string, problem: string) => `--${option} ${value}：${problem}`,
  title: '标题',
  slug: '文件名，也是网址的最后一段（小写字母、数字、连字符）',
  section: (choices: string) => `栏目：${choices}\n写代号、名称或序号`,
  slugForm: '只能用小写字母、数字和连字符，例如 open-day',
  slugIndex: 'index 是文件夹里的稿件专用的文件名，请换一个',
  slugTaken: (file: string) => `已有稿件用这个文件名：${file}`,
  unknownSection: (choices: string) => `没有这个栏目。可用：${choices}`,
  noSections: 'sections.yaml 里还没有栏目，或者它有错误：先运行 npm run check -- sections.yaml',
  noEditor: '--open 要知道用哪个编辑器：请设置环境变量 VISUAL 或 EDITOR，例如 EDITOR="code --wait"',
  exists: (file: string) => `${file} 已经存在，没有改动它`,
  next: (file: string, slug: string) =>
    [
      '',
      '接下来：',
      `  写完检查    npm run check -- ${file}`,
      `  给人预览    npm run preview-link -- ${slug}`,
      '  边写边看    npm run dev，打开预览链接，存盘即变',
      '  发布        删去“status: draft”一行，核对 date，存盘',
      '',
    ].join('\n'),
} as const;
