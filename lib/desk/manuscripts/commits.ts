import { manuscriptTexts } from '@/lib/desk/texts/manuscripts';
import { reportTrouble } from '@/lib/desk/trouble';
import type { CommitList, Uncommitted } from './commit-list';
import { type ContentGit, type Identity, LeftLock } from './content-git';
import type { Locks } from './locks';

const { problems } = manuscriptTexts;

/** Waiting before what could not be committed is tried again, in milliseconds. */
const firstRetryMs = 30_000;
const lastRetryMs = 10 * 60_000;

export interface CommitReport {
  /** `none`: there is no git to commit to, commits are switched off, or there was nothing new. */
  commit: 'made' | 'failed' | 'none';
  /** What git says when it failed. */
  commitMessage?: string;
}

export interface CommitsOptions {
  list: CommitList;
  git: ContentGit;
  /** A save of an article and a commit of it never run beside each other. */
  locks: Locks;
  committer: () => Identity;
  /** Version of a file below the tree, undefined when there is none. */
  versionAt: (file: string) => string | undefined;
}

/** Brings what the desk wrote into git, one commit after another. A commit that fails keeps nobody from anything. */
export class Commits {
  private queue: Promise<unknown> = Promise.resolve();
  private retryMs = firstRetryMs;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly options: CommitsOptions) {}

  /** Commits everything of an article that waits. For whoever has the lock of the article. */
  async commit(slug: string): Promise<CommitReport> {
    const work = this.queue.then(() => this.commitNow(slug));
    this.queue = work.catch(() => undefined);
    try {
      const report = await work;
      this.retryMs = firstRetryMs;
      return report;
    } catch (error) {
      this.plan();
      const problem = messageOf(error);
      reportTrouble({ slug, problem });
      const isLeft = error instanceof LeftLock;
      return { commit: 'failed', commitMessage: isLeft ? problems.leftLock(error.file) : problem };
    }
  }

  /** Commits what waits of every article. */
  async resume(): Promise<void> {
    for (const slug of this.options.list.slugs()) {
      await this.options.locks.run(slug, () => this.commit(slug));
    }
  }

  /** Lets the commit that is running come to its end. */
  async close(): Promise<void> {
    clearTimeout(this.timer);
    await this.queue;
  }

  private async commitNow(slug: string): Promise<CommitReport> {
    const { list, git, committer, versionAt } = this.options;
    const { changes, upTo } = list.of(slug);
    const newest = changes.at(-1);
    if (!newest) return { commit: 'none' };
    const article = changes.findLast((change) => change.article)?.article;
    const isOurs = (): boolean => !article || versionAt(article.file) === article.version;
    const wasOurs = isOurs();
    const paths = new Set(changes.flatMap((change) => change.paths));
    if (!wasOurs && article) paths.delete(article.file);
    const outcome =
      paths.size === 0
        ? 'nothing'
        : await git.commit({
            paths: [...paths],
            author: newest.person,
            message: messageFor(changes, newest),
            committer: committer(),
          });
    list.drop(slug, upTo);
    if (outcome === 'outside') return { commit: 'none' };
    // Git reads the file a moment after we looked.
    const isIn = wasOurs && (isOurs() || !article || (await git.isCommitted(article.file, article.version)));
    if (!isIn) return { commit: 'failed', commitMessage: problems.overtaken };
    return { commit: outcome === 'made' ? 'made' : 'none' };
  }

  private plan(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.resume(), this.retryMs);
    this.timer.unref();
    this.retryMs = Math.min(this.retryMs * 2, lastRetryMs);
  }
}

/** What was last done; others whose changes are in the commit too are named as git hosts read it. */
function messageFor(changes: readonly Uncommitted[], { subject, person }: Uncommitted): string {
  const others = new Map(changes.map((change) => [change.person.id, change.person]));
  others.delete(person.id);
  const lines = [...others.values()].map(({ name, email }) => `Co-authored-by: ${name} <${email}>`);
  return lines.length === 0 ? subject : `${subject}\n\n${lines.join('\n')}`;
}

function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.trim().split('\n').slice(0, 5).join('\n').slice(0, 500);
}
