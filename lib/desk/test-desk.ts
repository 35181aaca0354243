import { TestTree } from '@/lib/content/test-tree';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { setNewsroom } from '@/lib/site/newsroom';
import { type Desk, getDesk } from './desk';
import { acceptInvitation } from './people/accept-invitation';
import { invite } from './people/invite';
import type { Role } from './person';

export const testPassword = 'correct horse battery';

/** A newsroom with a desk of its own, for tests. One at a time: the process has one desk. */
export class TestDesk {
  private constructor(
    private readonly tree: TestTree,
    readonly newsroom: Newsroom,
    readonly desk: Desk,
  ) {}

  static async open(): Promise<TestDesk> {
    const tree = new TestTree();
    const newsroom = await tree.openNewsroom();
    setNewsroom(newsroom);
    return new TestDesk(tree, newsroom, getDesk());
  }

  /** An account with `testPassword`. @returns its id */
  async add(name: string, role: Role): Promise<string> {
    const email = `${name}@example.org`;
    await acceptInvitation(this.invite(name, role), testPassword);
    return this.desk.accounts.find(email)?.id ?? '';
  }

  /** @returns the token of its link */
  invite(name: string, role: Role, hours = 1): string {
    const by = { id: 'cli', name: 'cli' };
    const email = `${name}@example.org`;
    return invite(this.desk, { email, name, role, hours, by, now: this.newsroom.clock.now() }).token;
  }

  /** Moves the clock of the newsroom. */
  advance(ms: number): void {
    this.tree.setTime(this.newsroom.clock.now() + ms);
  }

  /** What stands in the log, oldest first. */
  actions(): string[] {
    return this.desk.audit
      .list()
      .map(({ action, subject }) => `${action} ${subject}`)
      .reverse();
  }

  async dispose(): Promise<void> {
    this.desk.db.close();
    for (const key of ['kaiyuan.desk', 'kaiyuan.desk.auth', 'kaiyuan.newsroom']) {
      Reflect.deleteProperty(globalThis, Symbol.for(key));
    }
    await this.tree.dispose();
  }
}
