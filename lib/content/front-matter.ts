import { CORE_SCHEMA, load, Type, YAMLException } from 'js-yaml';
import {
  type Document,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  parseDocument,
  type YAMLMap,
} from 'yaml';
import { messages } from '@/lib/site/messages';

/** An unquoted YAML timestamp, kept as written: its meaning depends on the site's timezone. */
export class Timestamp {
  constructor(readonly text: string) {}
}

const timestampForm = /^\d{4}-\d{1,2}-\d{1,2}(?:[Tt ]|$)[\d:.\-+ Zz]*$/;

const schema = CORE_SCHEMA.extend({
  implicit: [
    new Type('tag:yaml.org,2002:timestamp', {
      kind: 'scalar',
      resolve: (data: unknown) => typeof data === 'string' && timestampForm.test(data),
      construct: (data: string) => new Timestamp(data),
    }),
  ],
});

export interface Place {
  line: number;
  column: number;
}

export type YamlResult = { ok: true; value: unknown } | { ok: false; message: string; place: Place };

/**
 * Forms on which YAML readers differ, or which can grow without bound: anchors and aliases, tabs, and lines at
 * the left margin that are neither a key, an item nor a comment. Such text must also satisfy the strict parser.
 */
const oddForm = /[&*]\w|\t|^(?![\w"'#-]|[ \n]|$)|^["'][^:\n]*$|^\w[^:\n]*$/mu;

/** How many values aliases may stand for before a file counts as an attack ("billion laughs"). */
const maxAliases = 100;

/** The first parser has seen to keys that stand twice; here each would be compared with all others. */
const reading = { uniqueKeys: false, logLevel: 'error' } as const;

function strictError(text: string, value: unknown): YamlResult | undefined {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, ...reading });
  const [error] = document.errors;
  if (error) {
    const { line, col } = counter.linePos(error.pos[0]);
    return { ok: false, message: error.message.split('\n', 1)[0] ?? '', place: { line, column: col } };
  }
  try {
    document.toJS({ maxAliasCount: maxAliases });
    // An alias inside its own anchor makes a value without end.
    JSON.stringify(value);
    return undefined;
  } catch {
    const before = text.slice(0, Math.max(0, text.search(/\*\w/))).split('\n');
    const place = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    return { ok: false, message: messages.check.yamlAliases, place };
  }
}

/** Parses YAML on the hot path (js-yaml, about 20 µs a file). Errors carry a 1-based place. */
export function parseYaml(text: string): YamlResult {
  try {
    const value: unknown = load(text, { schema }) ?? {};
    return (oddForm.test(text) && strictError(text, value)) || { ok: true, value };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const place = { line: (error.mark?.line ?? 0) + 1, column: (error.mark?.column ?? 0) + 1 };
    return { ok: false, message: error.reason, place };
  }
}

/**
 * Finds where values of a YAML text stand. The text is read by the slow, position-keeping parser with the first
 * question, and then never again, however many problems there are to place.
 */
export class YamlPlaces {
  private parsed: Document | undefined;
  private readonly counter = new LineCounter();
  private readonly indexes = new Map<YAMLMap, Map<string, Pair>>();

  constructor(private readonly text: string) {}

  /** Where the value at `path` stands, or the nearest value around it; with `key`, where its key stands. */
  locate(path: readonly (string | number)[], key = false): Place {
    this.parsed ??= parseDocument(this.text, { lineCounter: this.counter, ...reading });
    let node: unknown = this.parsed.contents;
    let offset = 0;
    for (const [depth, part] of path.entries()) {
      const pair = isMap(node) ? this.pair(node, String(part)) : undefined;
      node = pair ? pair.value : isSeq(node) ? node.items[Number(part)] : undefined;
      const wanted = key && depth === path.length - 1 && pair ? pair.key : node;
      const found = rangeStart(wanted) ?? (pair ? rangeStart(pair.key) : undefined);
      if (found === undefined) break;
      offset = found;
    }
    const { line, col } = this.counter.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  }

  private pair(map: YAMLMap, key: string): Pair | undefined {
    let index = this.indexes.get(map);
    if (!index) {
      const pairs = map.items.filter((item) => isPair(item) && isScalar(item.key));
      // Of equal keys the first counts.
      index = new Map(
        pairs.reverse().map((pair) => [String(isScalar(pair.key) ? pair.key.value : ''), pair]),
      );
      this.indexes.set(map, index);
    }
    return index.get(key);
  }
}

/** One place, see {@link YamlPlaces}. */
export function locate(text: string, path: readonly (string | number)[], key = false): Place {
  return new YamlPlaces(text).locate(path, key);
}

function rangeStart(node: unknown): number | undefined {
  if (typeof node !== 'object' || node === null || !('range' in node)) return undefined;
  const { range } = node;
  return Array.isArray(range) && typeof range[0] === 'number' ? range[0] : undefined;
}

export interface SplitFile {
  /** YAML between the fences, or undefined when the file has none. */
  yaml: string | undefined;
  /** Line of the file on which the YAML begins. */
  yamlLine: number;
  body: string;
  /** Lines before the body. */
  bodyLine: number;
}

/** Splits a file into front matter and body. Accepts a byte order mark and CRLF. */
export function splitFrontMatter(source: string): SplitFile {
  const text = source.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  const match = /^---[ \t]*\n(?:([\s\S]*?)\n)?---[ \t]*(?:\n|$)/.exec(text);
  if (!match) return { yaml: undefined, yamlLine: 1, body: text, bodyLine: 0 };
  const head = match[0];
  const lines = head.split('\n').length - (head.endsWith('\n') ? 1 : 0);
  return { yaml: match[1] ?? '', yamlLine: 2, body: text.slice(head.length), bodyLine: lines };
}
