import { type Document, isMap, isScalar, isSeq, type ParsedNode, parseDocument } from 'yaml';
import { applyChanges, type TextChange } from './text-change';
import { YamlEditor } from './yaml-editor';
import { type PlainValue, plainOf, type YamlValue } from './yaml-value';

/** Every value as it is written: `2024`, `yes` and `null` are text like any other. */
export function parseAsText(yaml: string): Document.Parsed<ParsedNode> {
  return parseDocument(yaml, { schema: 'failsafe', keepSourceTokens: true });
}

/**
 * The changes of YAML text that give a top-level key another value, or take the key away (`undefined`). They touch only
 * what differs: comments, the order of keys and the way in which everything else is written stay.
 * Undefined when the text cannot be read, or is written in a way that this cannot keep.
 * @param order keys in the order in which a new one finds its place
 */
export function editYaml(
  yaml: string,
  key: string,
  value: YamlValue | undefined,
  order: readonly string[],
): TextChange[] | undefined {
  const before = readPlain(yaml);
  if (!before) return undefined;
  const { [key]: _, ...others } = before;
  const expected = value === undefined ? others : { ...others, [key]: plainOf(value) };
  for (const way of ['fine', 'coarse'] as const) {
    const changes = new YamlEditor(yaml, parseAsText(yaml)).set(key, value, order, way);
    if (changes && isSame(readPlain(applyChanges(yaml, changes)), expected)) return changes;
  }
  return undefined;
}

/** A map of texts, lists and maps; undefined when it cannot be read as one. */
export function readPlain(yaml: string): Record<string, PlainValue> | undefined {
  const document = parseAsText(yaml);
  if (document.errors.length > 0) return undefined;
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === ''))
    return {};
  try {
    return isMap(document.contents) && isWhole(document.contents) ? document.toJS() : undefined;
  } catch {
    return undefined;
  }
}

/** Nothing but texts, lists and maps whose keys are texts. */
function isWhole(node: unknown): boolean {
  if (node === null || node === undefined || isScalar(node)) return true;
  if (isSeq(node)) return node.items.every(isWhole);
  return isMap(node) && node.items.every((pair) => isScalar(pair.key) && isWhole(pair.value));
}

function isSame(a: PlainValue | undefined, b: PlainValue): boolean {
  if (a === undefined || typeof a === 'string' || typeof b === 'string') return a === b;
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((member, index) => isSame(member, b[index] ?? ''))
    );
  }
  const keys = Object.keys(b);
  return (
    Object.keys(a).length === keys.length &&
    keys.every((key) => Object.hasOwn(a, key) && isSame(a[key], b[key] ?? ''))
  );
}
