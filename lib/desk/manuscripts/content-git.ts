import { setTimeout as wait } from 'node:timers/promises';
import { type SimpleGit, type SimpleGitOptions, simpleGit } from 'simple-git';
import { versionOf } from './file-form';

/** A git that says nothing for so long is stuck, in milliseconds: a hook that waits, a lock, a network. */
const commitMs = 15_000;
const askMs = 2000;
/** Others hold git's locks for moments. */
const lockTries = 6;
const lockMs = 150;
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

/** The checkout that a content tree lies in, as far as the desk uses it. Paths are below the tree. */
export class ContentGit {
  private readonly committing: SimpleGit;
  private readonly asking: SimpleGit;

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
  }

  /** Hooks of the checkout apply. @throws Error with what git says when it cannot */
  async commit({ paths, author, message, committer }: CommitOrder): Promise<CommitOutcome> {
    if (!(await this.isCheckout())) return 'outside';
    // A commit on no branch, as while others rebase, would be lost with the next checkout.
    await this.run(['symbolic-ref', 'HEAD']);
    const states = await this.statesOf(paths);
    const changed = states.filter(({ state }) => state !== '!!');
    if (changed.length === 0) return states.length > 0 ? 'outside' : 'nothing';
    const fresh = changed.filter(({ state }) => state === '??').map(({ file }) => file);
    if (fresh.length > 0) await this.locked(['add', '--intent-to-add', '--', ...fresh]);
    const own = await this.run(['config', '--get', 'user.email']).catch(() => '');
    const identity = own.trim() === '' ? asCommitter(committer) : [];
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
      .raw(['log', '-1', '--format=%at%x00%an%x00%s', '--', file])
      .catch(() => '');
    const [seconds, by, subject] = line.trimEnd().split('\0');
    return by === undefined || subject === undefined
      ? undefined
      : { at: Number(seconds) * 1000, by, subject };
  }

  /** Text of a version of a file, looked for in its newest commits. */
  async findText(file: string, version: string): Promise<Buffer | undefined> {
    const format = ['log', `-${reach}`, '--format=', '--raw', '--no-abbrev', '--no-renames', '--', file];
    const lines = await this.asking.raw(format).catch(() => '');
    const blobs = lines.match(/\b[0-9a-f]{40,64}\b/g) ?? [];
    for (const blob of new Set(blobs)) {
      if (/^0+$/.test(blob)) continue;
      const bytes: unknown = await this.asking.binaryCatFile(['blob', blob]).catch(() => undefined);
      if (Buffer.isBuffer(bytes) && versionOf(bytes) === version) return bytes;
    }
    return undefined;
  }

  private async isCheckout(): Promise<boolean> {
    try {
      return (await this.run(['rev-parse', '--is-inside-work-tree'])).trim() === 'true';
    } catch (error) {
      if (/not a git repository|ENOENT/i.test(String(error))) return false;
      throw error;
    }
  }

  /** Of the paths with something to commit, and of those that git ignores (`!!`). */
  private async statesOf(paths: readonly string[]): Promise<{ state: string; file: string }[]> {
    const prefix = (await this.run(['rev-parse', '--show-prefix'])).trim();
    const options = ['--porcelain', '-z', '--no-renames', '--untracked-files=all', '--ignored=matching'];
    const status = await this.run(['--no-optional-locks', 'status', ...options, '--', ...paths]);
    return status
      .split('\0')
      .filter(Boolean)
      .map((entry) => ({ state: entry.slice(0, 2), file: entry.slice(3 + prefix.length) }));
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
        if (!isBusy || tried === lockTries) throw error;
        await wait(lockMs * tried);
      }
    }
  }
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
