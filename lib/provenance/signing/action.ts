import type { CanonicalText } from '../canonical';
import { canonicalJson } from '../canonical-json';
import type { RecordAction } from '../record';

/**
 * What a change of a signed article is called, by the marks that its editor set.
 * @param before the text of the version before; undefined when it is not kept any more
 */
export function actionOf(
  before: CanonicalText | undefined,
  now: CanonicalText,
): Exclude<RecordAction, 'publish' | 'withdraw'> {
  if (!before) return 'update';
  const [old, fresh] = [before.fields, now.fields];
  if ((fresh.corrections?.length ?? 0) > (old.corrections?.length ?? 0)) return 'correct';
  if (fresh.updated !== old.updated) return 'update';
  if (canonicalJson(before.blocks) === canonicalJson(now.blocks)) return 'update';
  return fresh.minor !== old.minor ? 'minor' : 'unmarked';
}
