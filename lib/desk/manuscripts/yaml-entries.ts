import { isAlias, isCollection, isMap, isScalar, isSeq, type Pair, parseDocument, visit } from 'yaml';

/**
 * Changes single entries of a YAML map as text. Whoever calls checks that the outcome means what it should: here forms
 * that are not met in front matter are not told apart. Undefined where a form has no place to change.
 */

/** YAML of one line: a word, a date, or text in double quotes. */
export type Scalar = string;

export type Members = readonly (readonly [key: string, value: Scalar])[];

interface Root {
  flow: boolean;
  pairs: Pair[];
  /** Offset of the closing brace when it is a flow map, else the end of the text. */
  end: number;
}

function rootOf(yaml: string): Root | undefined {
  const document = parseDocument(yaml);
  if (document.errors.length > 0) return undefined;
  const { contents } = document;
  if (contents === null) return { flow: false, pairs: [], end: yaml.length };
  if (!isMap(contents)) return undefined;
  const flow = contents.flow === true;
  const end = flow ? (contents.range?.[1] ?? 1) - 1 : yaml.length;
  return { flow, pairs: contents.items, end };
}

function rangeOf(node: unknown): [start: number, end: number] | undefined {
  if (!isScalar(node) && !isCollection(node) && !isAlias(node)) return undefined;
  return node.range ? [node.range[0], node.range[1]] : undefined;
}

function find(root: Root, key: string): Pair | undefined {
  return root.pairs.find((pair) => isScalar(pair.key) && String(pair.key.value) === key);
}

function splice(text: string, start: number, end: number, put: string): string {
  return text.slice(0, start) + put + text.slice(end);
}

/** Where the line after an entry begins; a comment behind its value belongs to it. */
function endOf(yaml: string, pair: Pair): number | undefined {
  const end = rangeOf(pair.value)?.[1] ?? rangeOf(pair.key)?.[1];
  if (end === undefined) return undefined;
  if (yaml[end - 1] === '\n') return end;
  const newline = yaml.indexOf('\n', end);
  return newline < 0 ? yaml.length : newline + 1;
}

function inFlow(members: Members): string {
  return `{${members.map(([key, value]) => `${key}: ${value}`).join(', ')}}`;
}

function inBlock(key: string, value: Scalar | Members, newline: string): string {
  if (typeof value === 'string') return `${key}: ${value}${newline}`;
  return `${key}:${newline}${value.map(([name, member]) => `  ${name}: ${member}${newline}`).join('')}`;
}

export function setEntry(
  yaml: string,
  { set: key, value, after }: { set: string; value: Scalar | Members; after?: string },
  newline: string,
): string | undefined {
  const root = rootOf(yaml);
  const pair = root && find(root, key);
  if (!root) return undefined;
  if (!pair) {
    if (root.flow) {
      const comma = root.pairs.length > 0 ? ', ' : '';
      return splice(
        yaml,
        root.end,
        root.end,
        `${comma}${key}: ${typeof value === 'string' ? value : inFlow(value)}`,
      );
    }
    const behind = after === undefined ? undefined : find(root, after);
    const at = (behind && endOf(yaml, behind)) ?? yaml.length;
    return splice(yaml, at, at, inBlock(key, value, newline));
  }
  if (typeof value !== 'string' && !root.flow) {
    const start = rangeOf(pair.key)?.[0];
    const end = endOf(yaml, pair);
    return start === undefined || end === undefined
      ? undefined
      : splice(yaml, start, end, inBlock(key, value, newline));
  }
  return replaceValue(yaml, pair, typeof value === 'string' ? value : inFlow(value), newline);
}

function replaceValue(yaml: string, pair: Pair, value: Scalar, newline: string): string | undefined {
  const range = rangeOf(pair.value);
  if (!range || (isCollection(pair.value) && !pair.value.flow)) return undefined;
  const [start, end] = range;
  if (start === end) {
    const before = /\s/.test(yaml[start - 1] ?? '') ? '' : ' ';
    return splice(yaml, start, end, before + value + (yaml[start] === '#' ? ' ' : ''));
  }
  const ofLines = yaml[end - 1] === '\n';
  const moved = moveAnchor(yaml, pair, yaml.slice(start, end));
  return splice(moved, start, end, ofLines ? value + newline : value);
}

/** Where the value about to go is meant elsewhere by its anchor, the first such place gets value and anchor. */
function moveAnchor(yaml: string, pair: Pair, text: string): string {
  const anchor = isScalar(pair.value) || isCollection(pair.value) ? pair.value.anchor : undefined;
  if (anchor === undefined) return yaml;
  let place: [number, number] | undefined;
  visit(parseDocument(yaml), {
    Alias: (_, alias) => {
      if (alias.source !== anchor) return undefined;
      place = rangeOf(alias);
      return visit.BREAK;
    },
  });
  if (!place) return yaml;
  const moved = splice(yaml, place[0], place[1], `&${anchor} ${text}`);
  // The anchor in front of the old value is named anew, which keeps every offset before it.
  const own = moved.lastIndexOf(`&${anchor}`, rangeOf(pair.value)?.[0]);
  return own < 0 ? moved : splice(moved, own, own + 1 + anchor.length, ' '.repeat(anchor.length + 1));
}

export function removeEntry(yaml: string, key: string): string | undefined {
  const root = rootOf(yaml);
  const pair = root && find(root, key);
  if (!root || root.flow || !pair) return root?.flow ? undefined : yaml;
  const start = rangeOf(pair.key)?.[0];
  const end = endOf(yaml, pair);
  if (start === undefined || end === undefined) return undefined;
  return splice(yaml, yaml.lastIndexOf('\n', start) + 1, end, '');
}

export function appendEntry(
  yaml: string,
  key: string,
  members: Members,
  newline: string,
): string | undefined {
  const root = rootOf(yaml);
  if (!root) return undefined;
  const pair = find(root, key);
  const item = (indent: string): string =>
    members
      .map(([name, value], at) => `${indent}${at === 0 ? '- ' : '  '}${name}: ${value}${newline}`)
      .join('');
  if (!pair) {
    if (root.flow) {
      const comma = root.pairs.length > 0 ? ', ' : '';
      return splice(yaml, root.end, root.end, `${comma}${key}: [${inFlow(members)}]`);
    }
    return `${yaml}${key}:${newline}${item('  ')}`;
  }
  const range = rangeOf(pair.value);
  const end = endOf(yaml, pair);
  if (!range || end === undefined) return undefined;
  if (isSeq(pair.value) && pair.value.flow) {
    const comma = pair.value.items.length > 0 ? ', ' : '';
    return splice(yaml, range[1] - 1, range[1] - 1, comma + inFlow(members));
  }
  if (isSeq(pair.value)) {
    const column = range[0] - (yaml.lastIndexOf('\n', range[0] - 1) + 1);
    return splice(yaml, end, end, item(' '.repeat(column)));
  }
  return range[0] === range[1] && !root.flow ? splice(yaml, end, end, item('  ')) : undefined;
}
