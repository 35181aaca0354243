import { withoutInvisible } from './characters';
import { lineStarts } from './source-segment';
import type { CheckedDocument, Hit, TextRule } from './types';

/** One place that was changed: 1-based, in the file as it was at that moment. */
export interface Change {
  line: number;
  column: number;
  rule: string;
  before: string;
  after: string;
}

export interface Fixed {
  source: string;
  changes: Change[];
}

/** A source as the rules read it, and how many errors its form has; undefined when it cannot be read. */
export type Read = (source: string) => { document: CheckedDocument; errors: number } | undefined;

type Reading = NonNullable<ReturnType<Read>>;

/** A change that shifts what another rule sees is followed this often. */
const maxRounds = 4;

/**
 * Applies what rules know to be the only right form. Every other character stays as it is, line ends and byte order
 * mark too. What is somebody else's, code, and what would read as something else afterwards is left alone: after each
 * rule the source is read again, and has to be the same text but for the changes.
 */
export function fixText(source: string, read: Read, rules: readonly TextRule[]): Fixed {
  const changes: Change[] = [];
  let reading = read(source);
  if (!reading || reading.document.reprint) return { source, changes };
  for (let round = 0; round < maxRounds; round += 1) {
    const before = changes.length;
    for (const rule of rules) {
      const edits = editsOf(rule, reading.document, source);
      const next = applied(source, edits);
      const after: Reading | undefined = edits.length > 0 ? read(next) : undefined;
      if (!after || after.errors > reading.errors || !isSameText(reading.document, edits, after.document))
        continue;
      for (const { line, column, remove, insert } of edits)
        changes.push({ line, column, rule: rule.name, before: remove, after: insert });
      source = next;
      reading = after;
    }
    if (changes.length === before) break;
  }
  return { source, changes };
}

interface PlacedEdit {
  segment: Hit['segment'];
  /** In the segment. */
  index: number;
  /** In the source. */
  offset: number;
  line: number;
  column: number;
  remove: string;
  insert: string;
}

/** What a rule would change, in the order of the source; only where the source says what the rule has read. */
function editsOf(rule: TextRule, document: CheckedDocument, source: string): PlacedEdit[] {
  const starts = lineStarts(source);
  const mark = source.startsWith('\uFEFF') ? 1 : 0;
  const isText = textPlaces(document);
  const edits: PlacedEdit[] = [];
  for (const { segment, fix = [] } of rule.find(document)) {
    const placed = fix.map((edit) => {
      const { line, column } = segment.placeAt(edit.index);
      const offset = (starts[line - 1] ?? 0) + column - 1 + (line === 1 ? mark : 0);
      return { ...edit, segment, line, column, offset };
    });
    const isExact = placed.every(
      ({ offset, remove, line, column }) =>
        source.startsWith(remove, offset) && (segment.kind !== 'source' || isText(remove, line, column)),
    );
    if (isExact) edits.push(...placed);
  }
  edits.sort((a, b) => a.offset - b.offset);
  return edits.filter(({ offset }, index) => {
    const last = edits[index - 1];
    return !last || last.offset + last.remove.length <= offset;
  });
}

/** Tells whether a character of the file is read as text: code, addresses and keys are not. */
function textPlaces({ segments }: CheckedDocument) {
  const known = new Map<string, Set<string>>();
  return (character: string, line: number, column: number): boolean => {
    let places = known.get(character);
    if (!places) {
      places = new Set();
      for (const { text, placeAt } of segments) {
        for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) {
          const place = placeAt(at);
          places.add(`${place.line}:${place.column}`);
        }
      }
      known.set(character, places);
    }
    return places.has(`${line}:${column}`);
  };
}

function applied(text: string, edits: readonly Pick<PlacedEdit, 'offset' | 'remove' | 'insert'>[]): string {
  let result = '';
  let from = 0;
  for (const { offset, remove, insert } of edits) {
    result += text.slice(from, offset) + insert;
    from = offset + remove.length;
  }
  return result + text.slice(from);
}

/** Whether the blocks and fields are those of before, but for the edits and for what nobody sees. */
function isSameText(before: CheckedDocument, edits: readonly PlacedEdit[], after: CheckedDocument): boolean {
  if (before.segments.length !== after.segments.length || after.reprint) return false;
  return before.segments.every((segment, number) => {
    const own = edits
      .filter((edit) => edit.segment === segment)
      .map((edit) => ({ ...edit, offset: edit.index }));
    own.sort((a, b) => a.offset - b.offset);
    const other = after.segments[number];
    return (
      other !== undefined &&
      other.kind === segment.kind &&
      other.name === segment.name &&
      withoutInvisible(applied(segment.text, own)) === withoutInvisible(other.text)
    );
  });
}
