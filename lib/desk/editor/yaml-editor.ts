import {
  type CST,
  type Document,
  isMap,
  isScalar,
  isSeq,
  type Pair,
  type ParsedNode,
  Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { TextChange } from './text-change';
import { blockLines, isBlock, type QuoteStyle, writeText } from './yaml-scalar';
import {
  Bare,
  entriesOf,
  isList,
  isRecord,
  type PlainValue,
  plainOf,
  writeAfterColon,
  writeFlow,
  writeItem,
  type YamlRecord,
  type YamlValue,
} from './yaml-value';

type Node = ParsedNode | null;
type MapNode = YAMLMap.Parsed;
type PairNode = Pair<ParsedNode, Node>;
type SeqNode = YAMLSeq.Parsed;
type ScalarNode = Scalar.Parsed;

/** Where a value stands: behind the colon or dash that ends at `mark`, of a key or dash at `indent`. */
interface Slot {
  mark: number;
  indent: string;
  /** Within `[…]` or `{…}`. */
  flow: boolean;
}

/** Thrown when only a larger piece of the text can be written anew. */
class TooFine extends Error {}

/** Collects the changes of one YAML text, whose tokens the document must have kept. */
export class YamlEditor {
  private changes: TextChange[] = [];

  constructor(
    private readonly text: string,
    private readonly document: Document.Parsed<ParsedNode>,
  ) {}

  /** @param way `coarse`: the whole value of the key is written anew. Undefined when this cannot be done. */
  set(
    key: string,
    value: YamlValue | undefined,
    order: readonly string[],
    way: 'fine' | 'coarse',
  ): TextChange[] | undefined {
    this.changes = [];
    const { contents } = this.document;
    try {
      if (!isMap(contents)) {
        if (value !== undefined) this.append(`${key}:${writeAfterColon(value, '')}`, this.text.length);
        return this.changes;
      }
      if (contents.flow) return undefined;
      const pair = findPair(contents, key);
      if (value === undefined) this.removePair(contents, pair);
      else if (!pair) this.insertPair(contents, key, value, order);
      else if (way === 'coarse') this.rewrite(pair.value, value, this.slotOf(contents, pair));
      else this.change(pair.value, value, this.slotOf(contents, pair));
      return this.changes;
    } catch (error) {
      if (error instanceof TooFine) return undefined;
      throw error;
    }
  }

  private replace(from: number, to: number, insert: string): void {
    if (this.text.slice(from, to) !== insert) this.changes.push({ from, to, insert });
  }

  private change(node: Node, value: YamlValue, slot: Slot): void {
    if (isScalar(node) && (typeof value === 'string' || value === null || value instanceof Bare)) {
      this.changeScalar(node, value, slot);
    } else if (isMap(node) && isRecord(value)) {
      this.changeMap(node, value);
    } else if (isSeq(node) && isList(value)) {
      this.changeSeq(node, value);
    } else {
      this.rewrite(node, value, slot);
    }
  }

  /** Writes everything behind the colon anew. */
  private rewrite(node: Node, value: YamlValue, { mark, indent, flow }: Slot): void {
    if (flow) throw new TooFine();
    const end = Math.max(mark, this.endOf(node));
    const [first = '', ...further] = writeAfterColon(value, indent).split('\n');
    const broken = this.text[end - 1] === '\n' && end > mark;
    // A comment on the last line stays on the first of several.
    const stop = broken ? end : this.lineEnd(end);
    const comment = this.text.slice(end, stop).trimEnd();
    const lines = [first + comment, ...further].join('\n');
    this.replace(mark, stop, broken ? `${lines}\n` : lines);
  }

  private changeScalar(node: ScalarNode, value: string | Bare | null, slot: Slot): void {
    const { mark, indent, flow } = slot;
    if (plainTextOf(node) === plainOf(value)) return;
    const from = node.range[0];
    const end = this.endOf(node);
    const wasBlock = node.type === Scalar.BLOCK_LITERAL || node.type === Scalar.BLOCK_FOLDED;
    if (flow) {
      if (from === end || value === null) throw new TooFine();
      return this.replace(from, end, value instanceof Bare ? value.text : writeText(value, quotesOf(node)));
    }
    // A comment on the line of the key stays there.
    const head = wasBlock ? this.text.slice(from, this.lineEnd(from)).replace(/^[|>][-+\d]*/, '') : '';
    const rest = wasBlock ? head : this.text.slice(end, this.lineEnd(end));
    const stop = wasBlock ? end : this.lineEnd(end);
    const comment = rest.trim() === '' ? '' : rest.trimEnd();
    const closing = wasBlock && this.text[end - 1] === '\n' ? '\n' : '';
    const spaced = comment === '' || /^\s/.test(comment) ? comment : ` ${comment}`;
    if (value === null) return this.replace(mark, stop, spaced + closing);
    if (typeof value === 'string' && isBlock(value)) {
      return this.replace(mark, stop, ` |-${spaced}\n${blockLines(value, `${indent}  `)}${closing}`);
    }
    const written = value instanceof Bare ? value.text : writeText(value, quotesOf(node));
    this.replace(mark, stop, ` ${written}${spaced}${closing}`);
  }

  private changeMap(map: MapNode, record: YamlRecord): void {
    const wanted = new Map(entriesOf(record));
    const kept = map.items.filter((pair) => wanted.has(keyOf(pair)));
    const added = [...wanted.keys()].filter((key) => !findPair(map, key));
    if (map.flow && (kept.length < map.items.length || added.length > 0)) {
      return this.replace(map.range[0], map.range[1], writeFlow(record));
    }
    if (kept.length === 0) throw new TooFine();
    for (const pair of map.items) {
      const value = wanted.get(keyOf(pair));
      if (value === undefined) this.removePair(map, pair);
      else this.change(pair.value, value, this.slotOf(map, pair));
    }
    for (const key of added) this.insertPair(map, key, wanted.get(key) ?? null, [...wanted.keys()]);
  }

  private changeSeq(seq: SeqNode, list: readonly YamlValue[]): void {
    const old = seq.items.map((item) => JSON.stringify(plainNode(item)));
    const wanted = list.map((item) => JSON.stringify(plainOf(item)));
    if (seq.flow) {
      if (old.length === 0 && list.some((item) => isRecord(item))) throw new TooFine();
      if (old.join() !== wanted.join()) this.replace(seq.range[0], seq.range[1], writeFlow(list));
      return;
    }
    if (list.length === 0) throw new TooFine();
    const most = Math.min(old.length, wanted.length);
    let start = 0;
    while (start < most && old[start] === wanted[start]) start += 1;
    let end = 0;
    while (end < most - start && old[old.length - 1 - end] === wanted[wanted.length - 1 - end]) end += 1;
    const both = Math.min(old.length, wanted.length) - end;
    for (let index = start; index < both; index += 1) {
      this.change(seq.items[index] ?? null, list[index] ?? null, this.itemSlot(seq, index));
    }
    for (let index = both; index < old.length - end; index += 1) this.removeItem(seq, index);
    const inserted = list.slice(both, list.length - end);
    if (inserted.length > 0) this.insertItems(seq, both, inserted);
  }

  private removePair(map: MapNode, pair: PairNode | undefined): void {
    if (!pair) return;
    const start = this.lineStart(startOf(pair.key));
    if (
      this.text.slice(start, startOf(pair.key)).trim() !== '' ||
      (map.items.length === 1 && map !== this.document.contents)
    ) {
      throw new TooFine();
    }
    this.removeLines(start, this.endOfPair(map, pair));
  }

  private removeItem(seq: SeqNode, index: number): void {
    const dash = this.dashOf(seq, index);
    const start = this.lineStart(dash);
    if (this.text.slice(start, dash).trim() !== '') throw new TooFine();
    this.removeLines(start, Math.max(dash + 1, this.endOf(seq.items[index] ?? null)));
  }

  private removeLines(start: number, end: number): void {
    const stop = this.nextLine(end);
    // The last line has no break of its own: the one in front goes.
    const from = stop === this.text.length && this.text[stop - 1] !== '\n' && start > 0 ? start - 1 : start;
    this.replace(from, stop, '');
  }

  private insertPair(map: MapNode, key: string, value: YamlValue, order: readonly string[]): void {
    const before = order.slice(0, order.indexOf(key));
    const after = map.items.filter((pair) => before.includes(keyOf(pair))).at(-1);
    const first = map.items[0];
    const indent = ' '.repeat(first ? this.columnOf(startOf(first.key)) : 0);
    const written = `${key}:${writeAfterColon(value, indent)}`;
    if (after) return this.append(indent + written, this.endOfPair(map, after));
    if (!first) throw new TooFine();
    // At the left margin a comment above the first key stays with it.
    const at = indent === '' ? 0 : startOf(first.key);
    this.replace(at, at, `${written}\n${indent}`);
  }

  private insertItems(seq: SeqNode, index: number, items: readonly YamlValue[]): void {
    const indent = ' '.repeat(this.columnOf(this.dashOf(seq, 0)));
    const lines = items.map((item) => `-${writeItem(item, indent)}`);
    if (index === 0) {
      const at = this.dashOf(seq, 0);
      return this.replace(at, at, lines.map((line) => `${line}\n${indent}`).join(''));
    }
    const last = Math.max(this.dashOf(seq, index - 1) + 1, this.endOf(seq.items[index - 1] ?? null));
    this.append(lines.map((line) => indent + line).join('\n'), last);
  }

  /** Puts lines behind the line on which something ends. */
  private append(lines: string, end: number): void {
    const at = this.nextLine(end);
    const fresh = at === 0 || this.text[at - 1] === '\n';
    this.replace(at, at, fresh ? (at === 0 && this.text === '' ? lines : `${lines}\n`) : `\n${lines}`);
  }

  private slotOf(map: MapNode, pair: PairNode): Slot {
    const column = this.columnOf(startOf(pair.key));
    return { mark: this.markOf(map, pair), indent: ' '.repeat(column), flow: map.flow === true };
  }

  private itemSlot(seq: SeqNode, index: number): Slot {
    const dash = this.dashOf(seq, index);
    return { mark: dash + 1, indent: ' '.repeat(this.columnOf(dash)), flow: false };
  }

  /** Where the colon of a pair ends. */
  private markOf(map: MapNode, pair: PairNode): number {
    const token = itemsOf(map)[map.items.indexOf(pair)];
    const colon = token?.sep?.find(({ type }) => type === 'map-value-ind');
    if (!colon) throw new TooFine();
    return colon.offset + 1;
  }

  private dashOf(seq: SeqNode, index: number): number {
    const dash = itemsOf(seq)[index]?.start.find(({ type }) => type === 'seq-item-ind');
    if (!dash) throw new TooFine();
    return dash.offset;
  }

  private endOfPair(map: MapNode, pair: PairNode): number {
    return Math.max(this.markOf(map, pair), this.endOf(pair.value));
  }

  /** Where the text of a node ends, without comments and empty lines after it. */
  private endOf(node: Node): number {
    if (node === null) return 0;
    if (isMap(node) && !node.flow) {
      const last = node.items.at(-1);
      return last ? this.endOfPair(node, last) : node.range[1];
    }
    if (isSeq(node) && !node.flow) {
      return Math.max(this.dashOf(node, node.items.length - 1) + 1, this.endOf(node.items.at(-1) ?? null));
    }
    if (isScalar(node) && (node.type === Scalar.BLOCK_LITERAL || node.type === Scalar.BLOCK_FOLDED)) {
      const written = this.text.slice(node.range[0], node.range[1]);
      return node.range[0] + written.replace(/\n(?:[ \t]*\n)+$/, '\n').length;
    }
    return node.range[1];
  }

  private lineStart(offset: number): number {
    return this.text.lastIndexOf('\n', offset - 1) + 1;
  }

  private lineEnd(offset: number): number {
    const at = this.text.indexOf('\n', offset);
    return at < 0 ? this.text.length : at;
  }

  /** Where the line after the one that ends at or behind an offset begins. */
  private nextLine(offset: number): number {
    if (offset > 0 && this.text[offset - 1] === '\n') return offset;
    return Math.min(this.lineEnd(offset) + 1, this.text.length);
  }

  private columnOf(offset: number): number {
    return offset - this.lineStart(offset);
  }
}

function keyOf(pair: PairNode): string {
  return isScalar(pair.key) ? String(pair.key.value) : '';
}

function findPair(map: MapNode, key: string): PairNode | undefined {
  return map.items.find((pair) => keyOf(pair) === key);
}

function startOf(node: ParsedNode): number {
  return node.range[0];
}

interface TokenItem {
  start: CST.SourceToken[];
  sep?: CST.SourceToken[];
}

function itemsOf(node: MapNode | SeqNode): readonly TokenItem[] {
  const token = node.srcToken;
  return token && 'items' in token ? token.items : [];
}

function quotesOf(node: ScalarNode): QuoteStyle | undefined {
  if (node.type === Scalar.QUOTE_SINGLE) return 'single';
  return node.type === Scalar.QUOTE_DOUBLE ? 'double' : undefined;
}

function plainTextOf(node: ScalarNode): string {
  return node.value === null ? '' : String(node.value);
}

function plainNode(node: Node): PlainValue {
  if (isScalar(node)) return plainTextOf(node);
  if (isSeq(node)) return node.items.map(plainNode);
  if (!isMap(node)) return '';
  return Object.fromEntries(node.items.map((pair) => [keyOf(pair), plainNode(pair.value)]));
}
