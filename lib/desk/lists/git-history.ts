import { spawn } from 'node:child_process';

/** What git knows of some files: who changed them last, and which are not as they were committed. */

export interface Commit {
  /** Epoch milliseconds. */
  at: number;
  by: string;
  subject: string;
}

export interface History {
  commits: Map<string, Commit>;
  uncommitted: Set<string>;
}

/** A file that nobody finds within this time is taken for one without history. */
const limitMs = 3000;

/** Paths are literal, nothing waits for a terminal, and nothing is written to the repository. */
const always = [
  '--no-optional-locks',
  '--literal-pathspecs',
  '-c',
  'core.quotePath=false',
  '-c',
  'log.showSignature=false',
];

/**
 * Walks back through the history of `folder` until each of the files has been met, or time is up.
 * @param files relative to the folder
 * @returns undefined when the folder is not in a checkout, or git cannot be asked
 */
export async function readHistory(folder: string, files: readonly string[]): Promise<History | undefined> {
  const commits = new Map<string, Commit>();
  let current: Commit | undefined;
  const log = [
    'log',
    '--format=%x01%at%x01%an%x01%s',
    '--name-only',
    '--no-renames',
    '--relative',
    '--',
    ...files,
  ];
  const status = ['status', '--porcelain', '-z', '--no-renames', '--untracked-files=all', '--', ...files];
  const uncommitted: string[] = [];
  const [isCheckout, wasLogged] = await Promise.all([
    run(folder, status, '\0', (entry) => {
      uncommitted.push(entry.slice(3));
      return true;
    }),
    run(folder, log, '\n', (line) => {
      if (line.startsWith('\x01')) current = commitOf(line);
      else if (current && line !== '' && !commits.has(line)) commits.set(line, current);
      return commits.size < files.length;
    }),
  ]);
  if (!isCheckout && !wasLogged) return undefined;
  // Paths of `git status` begin at the top of the checkout.
  const longest = (path: string): string[] =>
    files.filter((file) => path === file || path.endsWith(`/${file}`)).sort((a, b) => b.length - a.length);
  return { commits, uncommitted: new Set(uncommitted.flatMap((path) => longest(path).slice(0, 1))) };
}

function commitOf(line: string): Commit {
  const [, seconds = '', by = '', ...subject] = line.split('\x01');
  return { at: Number(seconds) * 1000, by, subject: subject.join(' ') };
}

/** Reads what stands between separators until `take` has enough. False when git fails. */
function run(
  folder: string,
  command: readonly string[],
  separator: string,
  take: (part: string) => boolean,
): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn('git', ['-C', folder, ...always, ...command], {
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: limitMs,
      killSignal: 'SIGKILL',
    });
    let rest = '';
    let enough = false;
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const parts = (rest + text).split(separator);
      rest = parts.pop() ?? '';
      for (const part of parts) enough ||= !take(part);
      if (enough) child.kill('SIGKILL');
    });
    child.on('error', () => resolve(false));
    child.on('close', (code, signal) => resolve(code === 0 || signal !== null));
  });
}
