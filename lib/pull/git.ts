import { execFile } from 'node:child_process';

/** More than any list of files that git prints. */
const mostBytes = 256 * 1024 * 1024;

export interface GitOptions {
  /** Git is ended after so many milliseconds. */
  timeoutMs?: number;
  signal?: AbortSignal;
}

/** Addresses of remotes may hold passwords. */
export function withoutSecrets(text: string): string {
  return text.replace(/\/\/[^@/\s]+@/g, '//***@');
}

/** As ours, but git speaks English, asks nobody, and nobody's git is meant but the folder's. */
function surroundings(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) =>
      !/^git_(?!ssh|config|ssl|proxy)/i.test(name) && !/^(?:editor|visual|pager|ssh_askpass)$/i.test(name),
  );
  const ssh = process.env.GIT_SSH_COMMAND ?? 'ssh -o BatchMode=yes -o ConnectTimeout=10';
  return {
    ...Object.fromEntries(kept),
    NODE_ENV: process.env.NODE_ENV,
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_SSH_COMMAND: ssh,
  };
}

/**
 * What a git command prints, without the last line's end.
 * @throws Error with what git says, in one line and without passwords
 */
export function git(folder: string, command: readonly string[], options: GitOptions = {}): Promise<string> {
  const { timeoutMs = 60_000, signal } = options;
  return new Promise((resolve, reject) => {
    const parameters = ['-C', folder, ...command];
    const limits = {
      env: surroundings(),
      timeout: timeoutMs,
      signal,
      maxBuffer: mostBytes,
      encoding: 'utf8',
    } as const;
    execFile('git', parameters, limits, (error, stdout, stderr) => {
      if (!error) return resolve(stdout.replace(/\n$/, ''));
      const said = stderr.trim() || (error.killed ? `no answer within ${timeoutMs / 1000} s` : error.message);
      reject(
        new Error(
          withoutSecrets(said)
            .replace(/\s*\n\s*/g, '; ')
            .slice(0, 500),
        ),
      );
    });
  });
}
