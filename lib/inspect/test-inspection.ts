import { articleSource, TestTree, testNow } from '@/lib/content/test-tree';
import { type InspectOptions, inspect } from './inspect';
import type { Report } from './report';

/** A small content tree in which nothing is to be found, for tests of rules: each breaks one thing in it. */

export const cleanSite = {
  name: '测试新闻网',
  shortName: '测试网',
  description: '巡检测试用的站点。',
  language: 'zh-Hans',
  timezone: 'Asia/Shanghai',
  owner: '测试编辑部',
  address: '测试路 1 号',
  postcode: '100000',
  phone: '010-0000-0000',
  icp: '测ICP备1号',
  policeRecord: '测公网安备1号',
  siteIdCode: 'bm00000001',
  features: { externalNotice: true },
};

export const cleanSections = [
  { id: 'news', name: '动态', description: '动态。', keywords: ['动态'], columnType: '工作动态' },
  { id: 'notices', name: '公告', description: '公告。', keywords: ['公告'], columnType: '通知公告' },
];

/** JSON is YAML; a key or an entry a line, so that tests can name lines. */
export function settings(value: object): string {
  const entries = Object.entries(value).map(([key, member]) => {
    const written = JSON.stringify(member);
    return Array.isArray(value) ? `- ${written}\n` : `${JSON.stringify(key)}: ${written}\n`;
  });
  return entries.join('');
}

/** An article without fault in section `news`; title, section and date stand in lines 2 to 4, the body in line 9. */
export function cleanArticle(fields: Record<string, unknown> = {}, body?: string): string {
  const given = { title: '甲', date: '2026-05-31 09:12', source: '测试新闻网', editor: '编辑', ...fields };
  return articleSource(given, body ?? `${given.title}的正文。`);
}

const page = (title: string): string => `---\ntitle: ${title}\n---\n\n${title}的内容。\n`;

const cleanFiles: Record<string, string | Buffer> = {
  'site.yaml': settings(cleanSite),
  'sections.yaml': settings(cleanSections),
  'articles/2026/first.mdx': cleanArticle(),
  'articles/2026/notice.mdx': cleanArticle({ title: '乙', section: 'notices', date: '2026-05-30 10:21' }),
  'pages/about.mdx': page('关于本站'),
  'pages/contact.mdx': page('联系我们'),
  'pages/accessibility.mdx': page('无障碍声明'),
  'media/a.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
};

export interface Inspected extends Report {
  /** `rule file:line` of every finding, in the order of the report. */
  found: string[];
}

/** Inspects the clean tree with some files changed; undefined takes a file out. */
export async function inspectTree(
  changes: Record<string, string | Buffer | undefined> = {},
  options: InspectOptions & { now?: number } = {},
): Promise<Inspected> {
  const files = Object.entries({ ...cleanFiles, ...changes });
  const tree = new TestTree(
    Object.fromEntries(files.flatMap(([file, text]) => (text === undefined ? [] : [[file, text]]))),
  );
  try {
    tree.setTime(options.now ?? testNow);
    const report = inspect(await tree.openNewsroom(), options);
    const found = report.findings.map(({ rule, file, line }) => `${rule} ${file}:${line}`);
    return { ...report, found };
  } finally {
    await tree.dispose();
  }
}

/** What {@link inspectTree} finds. */
export async function findingsIn(
  changes: Record<string, string | Buffer | undefined>,
  options?: InspectOptions & { now?: number },
): Promise<string[]> {
  return (await inspectTree(changes, options)).found;
}
