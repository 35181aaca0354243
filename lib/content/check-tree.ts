import { TreeTextCheck } from '@/lib/check/tree-text-check';
import { UnmarkedChanges } from '@/lib/check/unmarked-change';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { messages } from '@/lib/site/messages';
import { checkOne } from './check-one';
import { checkFrontReferences, checkRedirectReferences } from './check-references';
import { problem } from './parse';
import { fileKind, reasonOf } from './tree';
import type { Problem } from './types';

/**
 * The whole content check (contract 6): every file of the tree under every rule. The newsroom has read the
 * tree already; the same rules keep a broken file from replacing its last good version online. The rules of the
 * text (lib/check) come on top; they advise and keep nothing offline.
 * @param wanted limits the report to these files or folders, relative to the tree
 */
export function checkTree(
  newsroom: Newsroom,
  wanted: readonly string[] = [],
): { problems: Problem[]; files: number } {
  const chosen = (file: string): boolean => isChosen(file, wanted);
  const files = newsroom.tree.list().filter(({ path }) => chosen(path));
  const text = new TreeTextCheck(newsroom);
  const changes = new UnmarkedChanges(newsroom);
  const problems = files.flatMap(({ path }) => [
    ...checkFile(newsroom, path, text),
    ...(fileKind(path) === 'article' ? changes.check(path) : []),
  ]);
  problems.push(...text.houseProblems.filter(({ file }) => chosen(file)));
  if (wanted.length === 0) problems.push(...text.unusedExceptions());
  for (const required of ['site.yaml', 'sections.yaml']) {
    if (chosen(required) && !newsroom.tree.stat(required)) {
      problems.push(problem(required, 1, 1, 'missing-file', messages.check.missingFile(required)));
    }
  }
  const order = (a: Problem, b: Problem): number =>
    a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column;
  return { problems: problems.sort(order), files: files.length };
}

/** Whether a file is among files and folders that were named; all are when none was. */
export function isChosen(file: string, wanted: readonly string[]): boolean {
  return (
    wanted.length === 0 || wanted.some((path) => path === '' || file === path || file.startsWith(`${path}/`))
  );
}

/** Every problem of one file on disk. @param text the rules of the text; without them see {@link checkOne} */
export function checkFile(newsroom: Newsroom, file: string, text?: TreeTextCheck): Problem[] {
  const kind = fileKind(file);
  if (kind === 'article' || kind === 'topic' || kind === 'page') {
    let bytes: Buffer;
    try {
      bytes = newsroom.tree.read(file);
    } catch (error) {
      return [problem(file, 1, 1, 'unreadable', messages.check.unreadable(reasonOf(error)))];
    }
    return checkOne(newsroom, kind, file, bytes, text);
  }
  return kind === 'settings' ? [...checkSettings(newsroom, file), ...(text?.checkSettings(file) ?? [])] : [];
}

function checkSettings(newsroom: Newsroom, file: string): Problem[] {
  const stored = newsroom.store.problemsOf(file);
  if (stored.length > 0) return stored;
  const yaml = newsroom.tree.readText(file) ?? '';
  if (file === 'front.yaml') return checkFrontReferences(newsroom, yaml);
  return file === 'redirects.yaml' ? checkRedirectReferences(newsroom, yaml) : [];
}
