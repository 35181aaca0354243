import type { ElementContent } from 'hast';
import { wrapped } from './inline';
import { findRegions, type Patience } from './regions';

/** Two texts as written, compared line by line: for what cannot be rendered. */
export function compareLines(before: string, after: string, patience: Patience): ElementContent[] {
  const linesOf = (text: string): string[] => text.replaceAll('\r\n', '\n').match(/[^\n]*\n|[^\n]+/g) ?? [];
  const regions = findRegions(linesOf(before), linesOf(after), (line) => line, patience);
  const text = (lines: readonly string[]): ElementContent[] =>
    lines.length === 0 ? [] : [{ type: 'text', value: lines.join('') }];
  return regions.flatMap((region) =>
    region.same
      ? text(region.after)
      : [...wrapped('del', text(region.before)), ...wrapped('ins', text(region.after))],
  );
}
