import { existsSync, lstatSync, readdirSync, readlinkSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { type GitOptions, git } from './git';

/**
 * A folder made by `npm run content:clone` (docs/decisions/0036-content-from-a-git-remote.md):
 *
 *     repository.git/     what the remote has
 *     trees/<revision>/   a revision, checked out and never changed again
 *     current             a link to the tree that is served: replacing it is the switch
 */
export class Checkout {
  /**
   * @param root the folder
   * @param inside the content tree below a revision; empty when the repository is one
   */
  constructor(
    readonly root: string,
    readonly inside = '',
  ) {}

  /** The checkout whose `current` a content folder lies in; undefined when it is in none. */
  static find(contentDir: string): Checkout | undefined {
    for (let folder = contentDir; folder !== path.dirname(folder); folder = path.dirname(folder)) {
      const root = path.dirname(folder);
      const isLink = lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
      if (
        path.basename(folder) === 'current' &&
        isLink &&
        existsSync(path.join(root, 'repository.git', 'HEAD'))
      ) {
        return new Checkout(root, path.relative(folder, contentDir).split(path.sep).join('/'));
      }
    }
    return undefined;
  }

  get repository(): string {
    return path.join(this.root, 'repository.git');
  }

  treeOf(revision: string): string {
    return path.join(this.root, 'trees', revision);
  }

  /** Where the content of a revision lies. */
  contentOf(revision: string): string {
    return path.join(this.treeOf(revision), this.inside);
  }

  /** What is served. @throws Error when the link is gone */
  revision(): string {
    return path.basename(readlinkSync(path.join(this.root, 'current')));
  }

  /** Asks the remote; gives the revision of its branch. @throws Error with what git says */
  async fetch(options: GitOptions): Promise<string> {
    const branch = await git(this.repository, ['symbolic-ref', '--short', 'HEAD']);
    const ref = `refs/heads/${branch}`;
    await git(this.repository, ['fetch', '--quiet', '--no-tags', 'origin', `+${ref}:${ref}`], options);
    return git(this.repository, ['rev-parse', '--verify', `${ref}^{commit}`]);
  }

  /**
   * What somebody changed in the served tree: files, or commits that the remote has not. Nobody should; if somebody did,
   * no switch may leave it behind.
   */
  async localChanges(): Promise<string[]> {
    const revision = this.revision();
    const tree = this.treeOf(revision);
    const head = await git(tree, ['rev-parse', 'HEAD']);
    const status = await git(tree, ['-c', 'core.quotePath=false', 'status', '--porcelain', '--no-renames']);
    const files = status
      .split('\n')
      .filter(Boolean)
      .map((line) => line.slice(3));
    return head === revision ? files : [`commit ${head}`, ...files];
  }

  /** From now on a revision is what is served: one step, for whoever looks and whenever the process ends. */
  switchTo(revision: string): void {
    const fresh = path.join(this.root, 'current.new');
    rmSync(fresh, { force: true });
    symlinkSync(path.join('trees', revision), fresh);
    renameSync(fresh, path.join(this.root, 'current'));
  }

  /** Takes away all trees but these. */
  async prune(kept: readonly string[]): Promise<void> {
    for (const name of readdirSync(path.join(this.root, 'trees'))) {
      if (!kept.includes(name)) await this.remove(name);
    }
  }

  async remove(revision: string): Promise<void> {
    const tree = this.treeOf(revision);
    await git(this.repository, ['worktree', 'remove', '--force', '--force', tree]).catch(() => undefined);
    rmSync(tree, { recursive: true, force: true });
    await git(this.repository, ['worktree', 'prune']);
  }
}
