import { CORE_SCHEMA, load, Type, YAMLException } from 'js-yaml';
import { isMap, isPair, isScalar, LineCounter, parseDocument } from 'yaml';

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

function strictError(text: string): YamlResult | undefined {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  const [error] = document.errors;
  if (error) {
    const { line, col } = counter.linePos(error.pos[0]);
    return { ok: false, message: error.message.split('\n', 1)[0] ?? '', place: { line, column: col } };
  }
  try {
    document.toJS({ maxAliasCount: 100 });
    return undefined;
  } catch (refusal) {
    const message = refusal instanceof Error ? refusal.message : String(refusal);
    return { ok: false, message, place: { line: 1, column: 1 } };
  }
}

/** Parses YAML on the hot path (js-yaml, about 20 µs a file). Errors carry a 1-based place. */
export function parseYaml(text: string): YamlResult {
  try {
    const value: unknown = load(text, { schema }) ?? {};
    return (oddForm.test(text) && strictError(text)) || { ok: true, value };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const place = { line: (error.mark?.line ?? 0) + 1, column: (error.mark?.column ?? 0) + 1 };
    return { ok: false, message: error.reason, place };
  }
}

/**
 * Finds where the value at `path` stands in YAML text; with `key`, where its key stands.
 * Slow (the position-keeping parser): only called when there is a problem to report.
 */
export function locate(text: string, path: readonly (string | number)[], key = false): Place {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  let offset = 0;
  for (let length = path.length; length > 0; length -= 1) {
    const part = path.slice(0, length);
    const parent = length === 1 ? document.contents : document.getIn(part.slice(0, -1), true);
    const pair = isMap(parent)
      ? parent.items.find(
          (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(part.at(-1)),
        )
      : undefined;
    const node = key && pair && isScalar(pair.key) ? pair.key : document.getIn(part, true);
    const range = rangeStart(node) ?? (pair ? rangeStart(pair.key) : undefined);
    if (range !== undefined) {
      offset = range;
      break;
    }
  }
  const { line, col } = counter.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
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
