import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import { stringify } from 'yaml';

/** An article to write: front matter as it stands in the file, and where and what the file is. */
export interface ArticleFile {
  slug: string;
  body?: string;
  /** In a folder of its own, with pictures beside it. */
  folder?: boolean;
  /** Folder below `articles/`. */
  at?: string;
  [frontMatter: string]: unknown;
}

const site = {
  name: '测试新闻网',
  shortName: '测试网',
  englishName: 'Test Newsroom',
  description: '端到端测试用的站点。',
  language: 'zh-Hans',
  timezone: 'Asia/Shanghai',
  owner: '测试编辑部',
  address: '测试省测试市一号路 1 号',
  postcode: '100000',
  phone: '010-0000-0000',
  email: 'editor@example.org',
  icp: '测ICP备00000001号',
  policeRecord: '测公网安备00000000000001号',
  siteIdCode: 'bm00000001',
  copyright: '测试编辑部',
  support: '测试技术部',
};

const sections = [
  { id: 'news', name: '新闻中心', englishName: 'News', description: '要闻与动态。' },
  { id: 'media-watch', name: '媒体播报', parent: 'news', listStyle: 'text' },
  { id: 'notices', name: '通知公告' },
  { id: 'culture', name: '文化', listStyle: 'pictures' },
  { id: 'quiet', name: '空栏目' },
];

/** A small content tree in a folder of its own. */
export class Tree {
  constructor(readonly root: string) {}

  absolute(relative: string): string {
    return path.join(this.root, relative);
  }

  /** Text is written as it stands, everything else as YAML. */
  write(relative: string, content: string | Buffer | object): string {
    const file = this.absolute(relative);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(
      file,
      typeof content === 'string' || Buffer.isBuffer(content) ? content : stringify(content),
    );
    return relative;
  }

  read(relative: string): string {
    return readFileSync(this.absolute(relative), 'utf8');
  }

  /** Replaces text in a file that must hold it. */
  edit(relative: string, from: string, to: string): void {
    const before = this.read(relative);
    if (!before.includes(from)) throw new Error(`${relative} does not hold ${from}`);
    this.write(relative, before.replace(from, to));
  }

  move(from: string, to: string): void {
    mkdirSync(path.dirname(this.absolute(to)), { recursive: true });
    renameSync(this.absolute(from), this.absolute(to));
  }

  remove(relative: string): void {
    rmSync(this.absolute(relative), { recursive: true });
  }

  /** Writes an article and returns the file's path below the tree. */
  article({ slug, body = '正文。', folder = false, at = '2024', ...front }: ArticleFile): string {
    const matter = { title: `标题 ${slug}`, section: 'news', date: '2024-05-06 09:30', ...front };
    const file = `articles/${at}/${folder ? `${slug}/index` : slug}.mdx`;
    return this.write(file, `---\n${stringify(matter)}---\n\n${body}\n`);
  }

  site(changes: object = {}): void {
    this.write('site.yaml', { ...site, ...changes });
  }

  sections(list: readonly object[] = sections): void {
    this.write('sections.yaml', list);
  }

  dispose(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** A new tree with an identity and sections of two levels, and nothing published. */
export function createTree(): Tree {
  const tree = new Tree(mkdtempSync(path.join(os.tmpdir(), 'kaiyuan-tree-')));
  tree.site();
  tree.sections();
  tree.write('front.yaml', {});
  return tree;
}

/** The sections that a new tree has. */
export const defaultSections = sections;

/** A picture whose bytes are known. */
export function svg(label: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="160" height="90" viewBox="0 0 160 90"><title>${label}</title><rect width="160" height="90" fill="#b22"/></svg>\n`;
}

/** CRC-32 as PNG wants it (ISO 3309); zlib.crc32 is not in every Node 20. */
function crc32(data: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** A PNG of one colour, large enough to be scaled. */
export function png(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const framed = Buffer.alloc(body.length + 8);
    framed.writeUInt32BE(data.length, 0);
    body.copy(framed, 4);
    framed.writeUInt32BE(crc32(body), body.length + 4);
    return framed;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, 0x60)]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
