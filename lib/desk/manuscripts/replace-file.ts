import {
  constants,
  copyFileSync,
  linkSync,
  lstatSync,
  readFileSync,
  renameSync,
  type Stats,
  unlinkSync,
} from 'node:fs';
import { isCode } from './durable-file';
import { versionOf } from './file-form';
import type { KeptTexts } from './kept-texts';
import type { Place } from './place';

/** What came of putting a new file in the place of another. */
export type Outcome =
  | 'replaced'
  /** Somebody wrote into the old file while it was replaced: what he wrote is kept. */
  | 'overtaken'
  /** It is not the version that was expected, or not there any more: nothing was done. */
  | 'changed';

/**
 * Puts `temporary` in the place of a file, if that has the version `expected` until the last moment. A file system has no
 * such step of its own. So the old file is first held by another name, then compared, then replaced, with nothing in
 * between that waits: who puts another file there in the microseconds that are left loses it here, but not in git; who
 * writes into the old one finds it among the kept texts.
 */
export function replaceFile(
  { target }: Place,
  temporary: string,
  { slug, expected, at }: { slug: string; expected: string; at: number },
  kept: KeptTexts,
): Outcome {
  const before = lstatSync(target, { throwIfNoEntry: false });
  if (!before) return 'changed';
  let held: string;
  try {
    held = kept.hold(slug, expected, target, at);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return 'changed';
    throw error;
  }
  const isExpected = (): boolean => versionOf(readFileSync(held)) === expected;
  if (!isExpected() || !isSame(before, lstatSync(target, { throwIfNoEntry: false }))) {
    unlinkSync(held);
    return 'changed';
  }
  renameSync(temporary, target);
  return isExpected() ? 'replaced' : 'overtaken';
}

function isSame(before: Stats, now: Stats | undefined): boolean {
  return now?.ino === before.ino && now.size === before.size && now.mtimeMs === before.mtimeMs;
}

/** Gives a file a second name, which must be free. @throws what the file system throws, EEXIST when it is not */
export function nameAlso(target: string, name: string): void {
  try {
    linkSync(target, name);
  } catch (error) {
    if (!isCode(error, 'EPERM', 'ENOTSUP')) throw error;
    copyFileSync(target, name, constants.COPYFILE_EXCL);
  }
}

/** Gives a new file its name. False when that is taken. */
export function placeFile({ target }: Place, temporary: string): boolean {
  try {
    nameAlso(temporary, target);
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
  unlinkSync(temporary);
  return true;
}
