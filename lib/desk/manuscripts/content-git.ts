import { statSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { type SimpleGit, type SimpleGitOptions, simpleGit } from 'simple-git';
import { versionOf } from './file-form';

/** A git that says nothing for so long is stuck, in milliseconds: a hook that waits, a lock, a network. */
const commitMs = 15_000;
const askMs = 2000;
const searchMs = 10_000;
/** Others hold git's locks for moments. */
const lockTries = 6;
const lockMs = 150;
/** A lock that is older was left behind by a git that was killed, or one that hangs. */
const leftLockMs = 60_000;
/** Commits of a file among which a text is looked for. */
const reach = 30;

export interface Identity {
  name: string;
  email: string;
}

export interface CommitOrder {
  /** Below the tree. Nothing but these is committed, whatever else is changed or staged. */
  paths: readonly string[];
  author: Identity;
  message: string;
  /** Who commits where git has no `user.email`. */
  committer: Identity;
}

/** `outside`: the tree is in no checkout, or git is told to ignore these files; `nothing`: they are committed already. */
export type CommitOutcome = 'made' | 'nothing' | 'outside';

export interface LastChange {
  /** Epoch milliseconds. */
  at: number;
  by: string;
  subject: string;
}

/** Git refuses to write because of a lock that nobody takes away any more. */
export class LeftLock extends Error {
  /** @param file the lock, absolute */
  constructor(readonly file: string) {
    super(`${file} was left behind: remove it when no git is running in this checkout`);
    this.name = 'LeftLock';
  }
}

/** One commit of a file. */
export interface FileCommit {
  /** Of whoever wrote it, author and co-authors; in lower case. */
  emails: readonly string[];
  /** The object that holds the file as it was then. */
  blob: string;
}

/** Commits of a file that are looked at: as many, as old. Merges count for the commits that they join. */
const mostCommits = 200;
const oldest = '1 year ago';

/** The checkout that a content tree lies in, as far as the desk uses it. Paths are below the tree. */
export class ContentGit {
  private readonly committing: SimpleGit;
  private readonly asking: SimpleGit;
  private readonly searching: SimpleGit;
  private readonly commits = new LRUCache<string, FileCommit[]>({ max: 500 });
  private prefix: string | undefined;
  private committerKnown = false;

  constructor(root: string) {
    const errors: SimpleGitOptions['errors'] = (error, { exitCode, stdOut, stdErr }) => {
      // By itself it takes a failure without words for a success.
      return error ?? (exitCode === 0 ? undefined : Buffer.concat([...stdErr, ...stdOut]));
    };
    const open = (most: number, block: number): SimpleGit =>
      simpleGit({ baseDir: root, errors, maxConcurrentProcesses: most, timeout: { block } }).env(
        surroundings(),
      );
    this.committing = open(1, commitMs);
    this.asking = open(2, askMs);
    this.searching = open(1, searchMs);
  }

  /** Hooks of the checkout apply. @throws Error with what git says when it cannot */
  async commit({ paths, author, message, committer }: CommitOrder): Promise<CommitOutcome> {
    const prefix = await this.findPrefix();
    if (prefix === undefined) return 'outside';
    const states = await this.statesOf(paths, prefix);
    const changed = states.filter(({ state }) => state !== '!');
    if (changed.length === 0) return states.length > 0 ? 'outside' : 'nothing';
    const fresh = changed.filter(({ state }) => state === '?').map(({ file }) => file);
    if (fresh.length > 0) await this.locked(['add', '--intent-to-add', '--', ...fresh]);
    const identity = (await this.hasCommitter()) ? [] : asCommitter(committer);
    const files = changed.map(({ file }) => file);
    await this.locked([
      ...identity,
      'commit',
      '--only',
      '--quiet',
      `--author=${asAuthor(author)}`,
      '-m',
      message,
      '--',
      ...files,
    ]);
    return 'made';
  }

  /** The newest commit of a file; undefined when there is none, or it takes too long to find. */
  async lastChange(file: string): Promise<LastChange | undefined> {
    const line = await this.asking
      .raw(['--literal-pathspecs', 'log', '-1', '--format=%at%x00%an%x00%s', '--', file])
      .catch(() => '');
    const [seconds, by, subject] = line.trimEnd().split('\0');
    return by === undefined || subject === undefined
      ? undefined
      : { at: Number(seconds) * 1000, by, subject };
  }

  /** Text of a version of a file, looked for in its newest commits. */
  async findText(file: string, version: string): Promise<Buffer | undefined> {
    const shown = ['--format=', '--raw', '--no-abbrev', '--no-renames'];
    const command = ['--literal-pathspecs', 'log', `-${reach}`, ...shown, '--', file];
    const lines = await this.asking.raw(command).catch(() => '');
    const blobs = lines.match(/\b[0-9a-f]{40,64}\b/g) ?? [];
    for (const blob of new Set(blobs)) {
      if (/^0+$/.test(blob)) continue;
      const bytes: unknown = await this.asking.binaryCatFile(['blob', blob]).catch(() => undefined);
      if (Buffer.isBuffer(bytes) && versionOf(bytes) === version) return bytes;
    }
    return undefined;
  }

  /**
   * Commits of a file, under other names too, the newest first; none outside a checkout.
   * @throws Error with what git says when it cannot tell
   */
  async commitsOf(file: string): Promise<readonly FileCommit[]> {
    if ((await this.findPrefix()) === undefined) return [];
    const head = (await this.run(['rev-parse', '--verify', '--quiet', 'HEAD']).catch(() => '')).trim();
    if (head === '') return [];
    const key = `${head} ${file}`;
    const known = this.commits.get(key);
    if (known) return known;
    const format = '--format=%x01%ae%n%(trailers:key=Co-authored-by,valueonly)';
    const shown = ['--follow', '--no-merges', '--raw', '--no-abbrev', format];
    const bounds = [`-${mostCommits}`, `--since=${oldest}`];
    const log = ['--literal-pathspecs', 'log', ...bounds, ...shown, head, '--', file];
    const found = (await this.searching.raw(log)).split('\u0001').flatMap(toFileCommit);
    this.commits.set(key, found);
    return found;
  }

  /** Bytes of an object. @throws Error when git cannot tell */
  async bytesOf(blob: string): Promise<Buffer> {
    const bytes: unknown = await this.asking.binaryCatFile(['blob', blob]);
    if (!Buffer.isBuffer(bytes)) throw new Error(`git gave no bytes of ${blob}`);
    return bytes;
  }

  /** Whether the newest commit holds a file in this version. */
  async isCommitted(file: string, version: string): Promise<boolean> {
    const bytes: unknown = await this.asking
      .binaryCatFile(['--filters', `HEAD:./${file}`])
      .catch(() => undefined);
    return Buffer.isBuffer(bytes) && versionOf(bytes) === version;
  }

  /** Path from the top of the checkout to the tree; undefined when that is in none. */
  private async findPrefix(): Promise<string | undefined> {
    try {
      this.prefix ??= (await this.run(['rev-parse', '--show-prefix'])).replace(/\n$/, '');
      return this.prefix;
    } catch (error) {
      if (/not a git repository|must be run in a work tree|ENOENT/i.test(String(error))) return undefined;
      throw error;
    }
  }

  private async hasCommitter(): Promise<boolean> {
    this.committerKnown ||= (await this.run(['config', '--get', 'user.email']).catch(() => '')).trim() !== '';
    return this.committerKnown;
  }

  /**
   * Of the paths with something to commit, by the first letter of git-status(1)'s second format: `?` for new files,
   * `!` for those that git ignores.
   * @throws Error when no branch is checked out, as while others rebase: such a commit would be lost
   */
  private async statesOf(
    paths: readonly string[],
    prefix: string,
  ): Promise<{ state: string; file: string }[]> {
    const options = [
      '--porcelain=v2',
      '--branch',
      '-z',
      '--no-renames',
      '--untracked-files=all',
      '--ignored=matching',
    ];
    const status = await this.run(['--no-optional-locks', 'status', ...options, '--', ...paths]);
    const lines = status.split('\0').filter(Boolean);
    if (lines.includes('# branch.head (detached)')) throw new Error('HEAD is not on a branch');
    return lines.flatMap((line) => {
      const state = line[0] ?? '';
      const fields = { '1': 8, u: 10, '?': 1, '!': 1 }[state];
      if (fields === undefined) return [];
      return [{ state, file: line.split(' ').slice(fields).join(' ').slice(prefix.length) }];
    });
  }

  private run(command: readonly string[]): Promise<string> {
    return this.committing.raw(['--literal-pathspecs', ...command]);
  }

  /** The same, again when somebody else was just using the checkout. */
  private async locked(command: readonly string[]): Promise<string> {
    for (let tried = 1; ; tried += 1) {
      try {
        return await this.run(command);
      } catch (error) {
        const isBusy = /\.lock': File exists|cannot lock ref/.test(String(error));
        const left = isBusy ? leftLockIn(String(error)) : undefined;
        if (left !== undefined) throw new LeftLock(left);
        if (!isBusy || tried === lockTries) throw error;
        await wait(lockMs * tried);
      }
    }
  }
}

/** The lock that git names, when it has been there for long. */
function leftLockIn(message: string): string | undefined {
  const file = /'([^'\n]+\.lock)': File exists/.exec(message)?.[1];
  const stats = file === undefined ? undefined : statSync(file, { throwIfNoEntry: false });
  return stats && Date.now() - stats.mtimeMs > leftLockMs ? file : undefined;
}

/** One entry of the log: addresses, each in a line of its own or at the end of one, then what was done to the file. */
function toFileCommit(entry: string): FileCommit[] {
  const blob = /^:\d+ \d+ [0-9a-f]+ ([0-9a-f]+) /m.exec(entry)?.[1];
  if (blob === undefined || /^0+$/.test(blob)) return [];
  const [author = '', ...lines] = entry.slice(0, entry.search(/^:/m)).split('\n');
  const others = lines.flatMap((line) => /<([^<>]+)>\s*$/.exec(line)?.[1] ?? []);
  return [{ emails: [author, ...others].map((email) => email.trim().toLowerCase()), blob }];
}

/** As ours, but git speaks English, so that what it says can be told apart, and nobody's git is meant but the tree's. */
function surroundings(): Record<string, string | undefined> {
  const foreign = /^(?:git_.*|editor|visual|pager|prefix|ssh_askpass)$/i;
  const kept = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  return { ...Object.fromEntries(kept), LC_ALL: 'C' };
}

function plain(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: git takes them for the end of a name
  return text.replace(/[<>\s\u0000-\u001F\u007F]+/g, ' ').trim();
}

function asAuthor({ name, email }: Identity): string {
  return `${plain(name) || plain(email)} <${plain(email)}>`;
}

function asCommitter({ name, email }: Identity): string[] {
  return ['-c', `user.name=${plain(name)}`, '-c', `user.email=${plain(email)}`];
}
