import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Newsroom } from '@/lib/revalidate/newsroom';
import { readEnvironment } from '@/lib/site/env';

/** A content tree in a temporary folder and newsrooms opened on it, for tests. */

const baseFiles: Record<string, string> = {
  'site.yaml': 'name: 测试新闻网\nlanguage: zh-Hans\ntimezone: Asia/Shanghai\n',
  'sections.yaml': [
    '- {id: news, name: 新闻}',
    '- {id: local, name: 本地, parent: news}',
    '- {id: culture, name: 文化}',
    '- {id: empty, name: 空栏目, feed: false}',
    '',
  ].join('\n'),
};

/** The moment at which test newsrooms stand unless a test moves it. */
export const testNow = Date.parse('2026-06-01T12:00:00+08:00');

/** Source of an article; fields are written as JSON, which is YAML; undefined leaves one out. */
export function articleSource(fields: Record<string, unknown> = {}, body = '正文。'): string {
  const all = { title: '标题', section: 'news', date: '2026-05-01 08:00', ...fields };
  const present = Object.entries(all).filter(([, value]) => value !== undefined);
  const lines = present.map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`);
  return `---\n${lines.join('')}---\n\n${body}\n`;
}

export class TestTree {
  readonly home = mkdtempSync(path.join(tmpdir(), 'kaiyuan-test-'));
  readonly root = path.join(this.home, 'content');
  readonly dataDir = path.join(this.home, 'data');
  private readonly clockFile = path.join(this.home, 'clock');
  private readonly open: Newsroom[] = [];

  constructor(files: Record<string, string | Buffer> = {}) {
    this.setTime(testNow);
    for (const [file, content] of Object.entries({ ...baseFiles, ...files })) this.write(file, content);
  }

  write(file: string, content: string | Buffer): void {
    const absolute = path.join(this.root, file);
    mkdirSync(path.dirname(absolute), { recursive: true });
    writeFileSync(absolute, content);
  }

  /** Writes `articles/<name>.mdx`. */
  article(name: string, fields: Record<string, unknown> = {}, body?: string): void {
    this.write(`articles/${name}.mdx`, articleSource(fields, body));
  }

  remove(file: string): void {
    rmSync(path.join(this.root, file), { recursive: true });
  }

  move(from: string, to: string): void {
    mkdirSync(path.dirname(path.join(this.root, to)), { recursive: true });
    renameSync(path.join(this.root, from), path.join(this.root, to));
  }

  /** Sets the modification time of a file to the day before, by the clock of the newsroom and by the real one. */
  age(file: string): void {
    const seconds = Math.floor(Math.min(Date.now(), testNow) / 1000) - 24 * 3600;
    utimesSync(path.join(this.root, file), seconds, seconds);
  }

  /** Every file, relative to the tree. */
  list(): string[] {
    const found = readdirSync(this.root, { encoding: 'utf8', recursive: true });
    return found.filter((file) => statSync(path.join(this.root, file)).isFile());
  }

  read(file: string): string {
    return readFileSync(path.join(this.root, file), 'utf8');
  }

  /** The time of newsrooms on this tree. */
  now(): number {
    return Date.now() + Number(readFileSync(this.clockFile, 'utf8'));
  }

  /** Moves the clock of newsrooms on this tree; it goes on from there. */
  setTime(at: number): void {
    writeFileSync(this.clockFile, String(at - Date.now()));
  }

  /** A newsroom that has not compared the tree with the index yet. */
  newsroom(variables: Record<string, string> = {}): Newsroom {
    const environment = readEnvironment({
      CONTENT_DIR: this.root,
      DATA_DIR: this.dataDir,
      DESK_DIR: path.join(this.home, 'desk'),
      WATCH: '0',
      KAIYUAN_TEST: '1',
      TEST_CLOCK_FILE: this.clockFile,
      ...variables,
    });
    const newsroom = new Newsroom(environment);
    this.open.push(newsroom);
    return newsroom;
  }

  async openNewsroom(): Promise<Newsroom> {
    const newsroom = this.newsroom();
    await newsroom.open();
    return newsroom;
  }

  async close(newsroom: Newsroom): Promise<void> {
    this.open.splice(this.open.indexOf(newsroom), 1);
    await newsroom.close();
  }

  async dispose(): Promise<void> {
    for (const newsroom of this.open.splice(0)) await newsroom.close();
    rmSync(this.home, { recursive: true, force: true });
  }
}

/** Runs `work` on a tree and an open newsroom; removes both afterwards. */
export async function withNewsroom(
  files: Record<string, string | Buffer>,
  work: (newsroom: Newsroom, tree: TestTree) => Promise<void> | void,
): Promise<void> {
  const tree = new TestTree(files);
  try {
    await work(await tree.openNewsroom(), tree);
  } finally {
    await tree.dispose();
  }
}
