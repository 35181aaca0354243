import { type SimpleGitOptions, simpleGit } from 'simple-git';

export interface GitOptions {
  /** Git is ended after so many milliseconds without a word from it. */
  timeoutMs?: number;
  signal?: AbortSignal;
}

/** Addresses of remotes may hold passwords. */
export function withoutSecrets(text: string): string {
  return text.replace(/\/\/[^@/\s]+@/g, '//***@');
}

/** As ours, but git speaks English, asks nobody, and nobody's git is meant but the folder's. */
function surroundings(): Record<string, string | undefined> {
  const foreign = /^(?:git_(?!ssh)\w*|editor|visual|pager|prefix|ssh_askpass)$/i;
  const kept = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  const ssh = process.env.GIT_SSH_COMMAND ?? 'ssh -o BatchMode=yes -o ConnectTimeout=10';
  return { ...Object.fromEntries(kept), LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_SSH_COMMAND: ssh };
}

/** By itself simple-git takes a failure without words for a success. */
const errors: SimpleGitOptions['errors'] = (error, { exitCode, stdOut, stdErr }) => {
  if (error || exitCode === 0) return error;
  return Buffer.concat(stdErr.length > 0 ? stdErr : stdOut);
};

/**
 * What a git command prints, without the last line's end.
 * @throws Error with what git says, in one line and without passwords
 */
export async function git(
  folder: string,
  command: readonly string[],
  { timeoutMs = 60_000, signal }: GitOptions = {},
): Promise<string> {
  const common = { baseDir: folder, errors, timeout: { block: timeoutMs } };
  // How to reach the remote is the operator's to say.
  const allowed = {
    allowEnvironment: ['GIT_TERMINAL_PROMPT', 'GIT_SSH_COMMAND'],
    unsafe: { allowUnsafeSshCommand: true },
  };
  try {
    const options = { ...common, ...allowed, ...(signal && { abort: signal }) };
    const client = simpleGit(options).env(surroundings());
    return (await client.raw([...command])).replace(/\n$/, '');
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new Error(
      withoutSecrets(said)
        .trim()
        .replace(/\s*\n\s*/g, '; ')
        .slice(0, 500),
    );
  }
}
