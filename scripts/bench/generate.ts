import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { splitFrontMatter } from '@/lib/content/front-matter';
import { plainText } from '@/lib/mdx/plain-text';

/** A seeded generator (mulberry32): the same seed gives the same newsroom everywhere. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** What a generated tree is sorted by. */
export const sectionIds = [
  'news',
  'headlines',
  'reports',
  'notices',
  'history',
  'technology',
  'culture',
  'guide',
];
export const tagNames =
  '印刷 报纸 网络 订阅 汉字 编码 排版 通知 历史 电报 活字 网页 检索 更正 公开 服务 教育 文化 科技 交通'.split(
    ' ',
  );

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name);
    return statSync(file).isDirectory() ? filesBelow(file) : [file];
  });
}

/** Clauses of the demonstration articles, the vocabulary of the generated ones. */
function clausesOf(source: string): string[] {
  const clauses = filesBelow(path.join(source, 'articles'))
    .filter((file) => file.endsWith('.mdx'))
    .flatMap((file) =>
      plainText(splitFrontMatter(readFileSync(file, 'utf8')).body).text.split(/[，。；：！？\s]+/),
    )
    .filter((clause) => /^[\p{Script=Han}A-Za-z0-9]{4,24}$/u.test(clause));
  return [...new Set(clauses)].sort();
}

/**
 * Writes a content tree of `count` articles, about 1,500 characters each in five paragraphs, over eight sections
 * and six years; a title joins two clauses and a made-up name, so that no two are the same.
 */
export function generateTree(root: string, count: number, seed = 7, source = 'content'): void {
  const random = seeded(seed);
  const clauses = clausesOf(source);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const name = (): string =>
    String.fromCharCode(...Array.from({ length: 2 }, () => 0x4e00 + Math.floor(random() * 5000)));
  mkdirSync(path.join(root, 'articles'), { recursive: true });
  writeFileSync(
    path.join(root, 'site.yaml'),
    'name: 样本新闻网\nlanguage: zh-Hans\ntimezone: Asia/Shanghai\n',
  );
  const sections = sectionIds.map(
    (id, index) => `- {id: ${id}, name: 栏目${index}${index > 0 && index < 3 ? ', parent: news' : ''}}`,
  );
  writeFileSync(path.join(root, 'sections.yaml'), `${sections.join('\n')}\n`);
  const start = Date.UTC(2020, 0, 1);
  const span = Date.UTC(2026, 0, 1) - start;
  for (let index = 0; index < count; index += 1) {
    const folder = path.join(root, 'articles', String(Math.floor(index / 1000)).padStart(3, '0'));
    if (index % 1000 === 0) mkdirSync(folder, { recursive: true });
    const date = new Date(start + Math.floor(random() * span)).toISOString().slice(0, 16).replace('T', ' ');
    const paragraphs = Array.from({ length: 5 }, () => {
      let text = '';
      while (text.length < 290)
        text += `${pick(clauses)}${random() < 0.2 ? name() : ''}${random() < 0.3 ? '。' : '，'}`;
      return `${text.slice(0, -1)}。`;
    });
    const tags = [...new Set([pick(tagNames), pick(tagNames), pick(tagNames)])].join(', ');
    const title = `${pick(clauses)}：${name()}${pick(clauses)}`.slice(0, 60);
    const text = `---\ntitle: ${JSON.stringify(title)}\nsection: ${pick(sectionIds)}\ndate: ${date}\nsource: 来源${Math.floor(random() * 30)}\nauthor: 作者${Math.floor(random() * 200)}\ntags: [${tags}]\n---\n\n${paragraphs.join('\n\n')}\n`;
    writeFileSync(path.join(folder, `article-${index}.mdx`), text);
  }
}
