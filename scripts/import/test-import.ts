import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkTree } from '@/lib/content/check-tree';
import { TestTree, testNow } from '@/lib/content/test-tree';
import type { Problem } from '@/lib/content/types';
import { importArticles, type Outcome, type Target } from './import-articles';
import { openSource } from './open-source';
import { ownAddresses } from './own-addresses';

/** A content tree and a folder of sources, for tests. */
export class TestImport {
  readonly tree = new TestTree();
  readonly folder = mkdtempSync(path.join(tmpdir(), 'kaiyuan-source-'));

  put(name: string, content: string | Buffer): string {
    const file = path.join(this.folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  }

  async run(source: string, options: Partial<Target> = {}): Promise<Outcome[]> {
    const newsroom = await this.tree.openNewsroom();
    const files = newsroom.store
      .files()
      .flatMap(({ slug, path: file }) => (slug ? [[slug, file] as const] : []));
    const sections = [...newsroom.settings.sections().sections];
    await this.tree.close(newsroom);
    const timezone = 'Asia/Shanghai';
    const isOwn = ownAddresses('https://www.own.cn', []);
    const opened = await openSource(source, { timezone, isOwn });
    const target = { contentDir: this.tree.root, timezone, now: testNow, sections, files: new Map(files) };
    return importArticles(opened, {
      ...target,
      fetchMedia: false,
      dryRun: false,
      section: 'news',
      ...options,
    });
  }

  read(file: string): string {
    return readFileSync(path.join(this.tree.root, file), 'utf8');
  }

  /** What would keep a file from being published; advice on the text is about what was written elsewhere. */
  async errors(): Promise<Problem[]> {
    const newsroom = await this.tree.openNewsroom();
    const { problems } = checkTree(newsroom);
    await this.tree.close(newsroom);
    return problems.filter(({ severity }) => severity === 'error');
  }

  async dispose(): Promise<void> {
    rmSync(this.folder, { recursive: true, force: true });
    await this.tree.dispose();
  }
}

/** Runs `work` with a fresh tree and folder; removes both afterwards. */
export async function withImport(work: (test: TestImport) => Promise<void>): Promise<void> {
  const test = new TestImport();
  try {
    await work(test);
  } finally {
    await test.dispose();
  }
}

/** The smallest picture. */
export const pixel = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
