import { simpleGit } from 'simple-git';

/** A committed version of a file. */
export interface Version {
  commit: string;
  /** Epoch milliseconds. */
  at: number;
  by: string;
  subject: string;
  /** Where it lay then, from the root of the repository. */
  path: string;
}

/** Versions that are looked at, the newest. */
const reach = 50;

/** A git that says nothing for so long is stuck, in milliseconds. */
const blockMs = 2000;

const fieldEnd = '\u0000';

function gitIn(root: string) {
  return simpleGit({ baseDir: root, maxConcurrentProcesses: 2, timeout: { block: blockMs } });
}

/**
 * The newest committed versions of a file, the latest first, also from where it lay before it was moved. Empty where the
 * tree is in no checkout.
 * @param file below `root`
 */
export async function listVersions(root: string, file: string): Promise<Version[]> {
  const format = `--format=%x01%H%x00%at%x00%an%x00%s%x00`;
  const command = [
    '-c',
    'core.quotePath=false',
    'log',
    `-${reach}`,
    '--follow',
    '--name-only',
    format,
    '--',
    file,
  ];
  const listed = await gitIn(root)
    .raw(command)
    .catch(() => '');
  return listed
    .split('\u0001')
    .slice(1)
    .flatMap((entry): Version[] => {
      const [commit = '', seconds = '', by = '', subject = '', names = ''] = entry.split(fieldEnd);
      const path = names.trim().split('\n')[0] ?? '';
      return path === '' ? [] : [{ commit, at: Number(seconds) * 1000, by, subject, path }];
    });
}

/** Text of a version; undefined when the file was deleted in it, or git does not answer. */
export function readVersion(root: string, { commit, path }: Version): Promise<string | undefined> {
  return gitIn(root)
    .raw(['show', '--no-textconv', `${commit}:${path}`])
    .catch(() => undefined);
}
