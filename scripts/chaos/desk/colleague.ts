import { execFile } from 'node:child_process';
import { existsSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Somebody who works with git and a text editor on the same files. */
export class Colleague {
  /** Merges that came through. */
  pulls = 0;

  private constructor(
    private readonly root: string,
    private readonly clone: string,
  ) {}

  /** @param root the checkout of the desk. @param home a folder beside it */
  static async begin(root: string, home: string): Promise<Colleague> {
    const clone = path.join(home, 'colleague');
    await run('git', ['clone', '--quiet', root, clone]);
    await run('git', ['config', 'user.name', '同事'], { cwd: clone });
    await run('git', ['config', 'user.email', 'colleague@example.cn'], { cwd: clone });
    return new Colleague(root, clone);
  }

  /** A commit elsewhere, pulled into the checkout of the desk as a webhook does it. */
  async pull(file: string, text: string): Promise<void> {
    const [here, there] = [{ cwd: this.root }, { cwd: this.clone }];
    await run('git', ['fetch', '--quiet', 'origin'], there);
    await run('git', ['reset', '--quiet', '--hard', 'origin/main'], there);
    writeFileSync(path.join(this.clone, file), text);
    await run('git', ['commit', '--quiet', '-am', '同事的改动'], there);
    const merge = ['pull', '--quiet', '--no-rebase', '--no-edit', this.clone, 'main'];
    const isMerged = await run('git', merge, here).then(
      () => true,
      () => false,
    );
    if (isMerged) this.pulls += 1;
    // Where the desk wrote meanwhile, giving up leaves the files as they are.
    for (let tried = 0; existsSync(path.join(this.root, '.git/MERGE_HEAD')); tried += 1) {
      const command = tried % 2 === 0 ? ['merge', '--abort'] : ['reset', '--quiet'];
      await run('git', command, here).catch(() => wait(20));
    }
  }

  /** A save of a text editor: a new file in the place of the old one. */
  write(file: string, text: string): void {
    const temporary = path.join(this.root, `.${path.basename(path.dirname(file))}.swp`);
    writeFileSync(temporary, text);
    renameSync(temporary, path.join(this.root, file));
  }
}
