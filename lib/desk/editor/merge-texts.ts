import { diff3Merge } from 'node-diff3';

export interface Merged {
  text: string;
  /** Places at which both changed the same lines in different ways; each is marked in the text. */
  conflicts: number;
}

/** What stands around two texts of one place; the words after the signs are for people. */
export interface ConflictMarks {
  mine: string;
  theirs: string;
}

/** Lines of two texts that grew from one, put together; where both changed the same lines, both stand there, marked. */
export function mergeTexts(base: string, mine: string, theirs: string, marks: ConflictMarks): Merged {
  const regions = diff3Merge(mine.split('\n'), base.split('\n'), theirs.split('\n'), {
    excludeFalseConflicts: true,
  });
  let conflicts = 0;
  const lines = regions.flatMap(({ ok, conflict }) => {
    if (ok) return ok;
    if (!conflict) return [];
    conflicts += 1;
    return [`<<<<<<< ${marks.mine}`, ...conflict.a, '=======', ...conflict.b, `>>>>>>> ${marks.theirs}`];
  });
  return { text: lines.join('\n'), conflicts };
}

/** Whether a text still holds a mark of an unsettled place. */
export function hasConflict(text: string): boolean {
  return /^(?:<{7}|>{7}) /m.test(text);
}
