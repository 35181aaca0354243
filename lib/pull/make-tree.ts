import { cpSync, existsSync, linkSync, lutimesSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Checkout } from './checkout';
import { git } from './git';

/** Checking out a large newsroom for the first time takes minutes on a slow disk. */
const longMs = 30 * 60_000;

export interface ChangedFile {
  /** Below the repository. */
  file: string;
  /** Name of its content in git; zeros when it is gone. */
  blob: string;
}

/** Files in which two revisions differ. */
export async function differingFiles(checkout: Checkout, from: string, to: string): Promise<ChangedFile[]> {
  const raw = await git(checkout.repository, [
    'diff-tree',
    '-r',
    '-z',
    '--raw',
    '--no-abbrev',
    '--no-renames',
    from,
    to,
  ]);
  const fields = raw.split('\0');
  const found: ChangedFile[] = [];
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const [, mode, , blob = ''] = (fields[at] ?? '').split(' ');
    // Other repositories inside this one are not checked out.
    if (mode !== '160000') found.push({ file: fields[at + 1] ?? '', blob });
  }
  return found;
}

/** The time of the last commit of each file, seconds since 1970, along the first parents of a span of commits. */
async function commitTimes(checkout: Checkout, span: string): Promise<Map<string, number>> {
  const command = [
    '-c',
    'core.quotePath=false',
    'log',
    '--first-parent',
    '-m',
    '--no-renames',
    '--name-only',
  ];
  const lines = (
    await git(checkout.repository, [...command, '--format=%x01%ct', span, '--'], { timeoutMs: longMs })
  ).split('\n');
  const times = new Map<string, number>();
  let time = 0;
  for (const line of lines) {
    if (line.startsWith('\x01')) time = Number(line.slice(1));
    else if (line !== '' && !times.has(line)) times.set(line, time);
  }
  return times;
}

/**
 * Gives files the time of their last commit instead of that of the check-out, so that a picture has the same address on
 * every machine. Its fraction comes from the content: no two versions of a file look alike.
 */
async function dateFiles(
  checkout: Checkout,
  tree: string,
  files: readonly ChangedFile[],
  span: string,
  to: string,
): Promise<void> {
  const times = await commitTimes(checkout, span);
  const last = Number(await git(checkout.repository, ['show', '--no-patch', '--format=%ct', to]));
  for (const { file, blob } of files) {
    if (/^0+$/.test(blob)) continue;
    const fraction = (Number.parseInt(blob.slice(0, 6), 16) % 1000) / 1000;
    const time = (times.get(file) ?? last) + fraction;
    lutimesSync(path.join(tree, file), time, time);
  }
  await git(tree, ['update-index', '-q', '--refresh'], { timeoutMs: longMs }).catch(() => undefined);
}

/** The same files once more, as links: only what differs takes room and time. */
function linkFiles(from: string, to: string): void {
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (entry.name === '.git') continue;
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.isDirectory()) {
      mkdirSync(target);
      linkFiles(source, target);
    } else if (entry.isFile() || entry.isSymbolicLink()) linkSync(source, target);
  }
}

/** The first tree of a checkout. */
export async function makeFirstTree(checkout: Checkout, revision: string): Promise<void> {
  const tree = checkout.treeOf(revision);
  await git(checkout.repository, ['worktree', 'add', '--quiet', '--detach', tree, revision], {
    timeoutMs: longMs,
  });
  const empty = await git(checkout.repository, ['hash-object', '-t', 'tree', '/dev/null']);
  await dateFiles(checkout, tree, await differingFiles(checkout, empty, revision), revision, revision);
}

/**
 * Checks a revision out beside the one that is served. What an attempt before left is thrown away. Slow and blocking:
 * not for the process that serves. @returns the files that differ
 */
export async function makeTree(checkout: Checkout, from: string, to: string): Promise<ChangedFile[]> {
  const [old, tree] = [checkout.treeOf(from), checkout.treeOf(to)];
  if (existsSync(tree)) await checkout.remove(to);
  await git(checkout.repository, ['worktree', 'add', '--quiet', '--detach', '--no-checkout', tree, to]);
  linkFiles(old, tree);
  // With git's notes of the old tree it writes only the files that differ, each as a new one.
  const [oldNotes, notes] = await Promise.all(
    [old, tree].map((place) => git(place, ['rev-parse', '--absolute-git-dir'])),
  );
  cpSync(path.join(oldNotes ?? '', 'index'), path.join(notes ?? '', 'index'));
  await git(tree, ['reset', '--quiet', '--hard', to], { timeoutMs: longMs });
  const files = await differingFiles(checkout, from, to);
  await dateFiles(checkout, tree, files, `${from}..${to}`, to);
  return files;
}
