import type { Problem } from '@/lib/content/types';
import { textRules } from './rules';
import type { CheckedDocument, TextRule } from './types';

/** A rule that found more than this in one file has said it. */
const maxHits = 50;

/**
 * Problems of one document under the rules of its text, in the severity that the rules have by themselves. Never
 * throws.
 * @param file relative to the content tree
 */
export function checkText(
  document: CheckedDocument,
  file: string,
  rules: readonly TextRule[] = textRules,
): Problem[] {
  return rules
    .filter(({ style }) => !(style && document.reprint))
    .flatMap((rule) => problemsOf(rule, document, file));
}

function problemsOf({ name, severity, find }: TextRule, document: CheckedDocument, file: string): Problem[] {
  const problems: Problem[] = [];
  for (const { segment, index, message } of find(document)) {
    problems.push({ file, ...segment.placeAt(index), severity, rule: name, message });
    if (problems.length === maxHits) break;
  }
  return problems;
}
