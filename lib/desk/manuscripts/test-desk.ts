import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Db } from '@/lib/content/database';
import { TestTree } from '@/lib/content/test-tree';
import { AuditLog } from '@/lib/desk/audit';
import { openDeskDatabase } from '@/lib/desk/open-desk';
import type { Person, Role } from '@/lib/desk/person';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { versionOf } from './file-form';
import { openWritingDesk, type WritingDesk } from './writing-desk';

/** A writing desk over a temporary tree, for tests. */

export function person(id: string, role: Role = 'editor'): Person {
  return { id, name: `${id}同志`, email: `${id}@example.cn`, role };
}

export const author = person('author', 'author');
export const editor = person('editor');
export const second = person('second');
export const chief = person('chief', 'chief');

export class TestDesk {
  readonly tree: TestTree;
  private opened: { newsroom: Newsroom; db: Db; desk: WritingDesk }[] = [];

  constructor(files: Record<string, string | Buffer> = {}) {
    this.tree = new TestTree(files);
  }

  get deskDir(): string {
    return path.join(this.tree.home, 'desk');
  }

  /** Opens it as a process would; what was open before stays as a killed process leaves it. */
  async open(variables: Record<string, string> = {}): Promise<WritingDesk> {
    mkdirSync(this.deskDir, { recursive: true });
    const newsroom = this.tree.newsroom({ DESK_DIR: this.deskDir, ...variables });
    await newsroom.open();
    const db = openDeskDatabase(this.deskDir);
    const desk = openWritingDesk(newsroom, db, new AuditLog(db));
    this.opened.push({ newsroom, db, desk });
    await desk.ready;
    return desk;
  }

  read(file: string): string {
    return readFileSync(path.join(this.tree.root, file), 'utf8');
  }

  version(file: string): string {
    return versionOf(readFileSync(path.join(this.tree.root, file)));
  }

  /** Puts the tree under git, with everything in it committed. */
  init(): void {
    this.git('init', '--quiet', '--initial-branch=main');
    this.git('config', 'user.name', '值班');
    this.git('config', 'user.email', 'duty@example.cn');
    this.git('add', '--all');
    this.git('commit', '--quiet', '-m', '开始');
  }

  git(...command: string[]): string {
    return execFileSync('git', ['-c', 'core.quotePath=false', ...command], {
      cwd: this.tree.root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  async dispose(): Promise<void> {
    for (const { desk, db } of this.opened.splice(0)) {
      await desk.close();
      db.close();
    }
    await this.tree.dispose();
  }
}

/** Runs `work` on a desk, and removes it afterwards. */
export async function withDesk(
  files: Record<string, string | Buffer>,
  work: (desk: WritingDesk, test: TestDesk) => Promise<void>,
  { git = false, env }: { git?: boolean; env?: Record<string, string> } = {},
): Promise<void> {
  const test = new TestDesk(files);
  try {
    if (git) test.init();
    await work(await test.open(env), test);
  } finally {
    await test.dispose();
  }
}
