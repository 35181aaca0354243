import {
  type CST,
  isMap,
  isScalar,
  isSeq,
  type Pair,
  type ParsedNode,
  Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';

export type Node = ParsedNode | null;
export type MapNode = YAMLMap.Parsed;
export type PairNode = Pair<ParsedNode, Node>;
export type SeqNode = YAMLSeq.Parsed;

/** Thrown when only a larger piece of the text can be written anew. */
export class TooFine extends Error {}

/** Where things stand in a YAML text: offsets of nodes, marks and lines. */
export class YamlPlaces {
  constructor(private readonly text: string) {}

  /** Where the colon of a pair ends. */
  markOf(map: MapNode, pair: PairNode): number {
    const token = itemsOf(map)[map.items.indexOf(pair)];
    const colon = token?.sep?.find(({ type }) => type === 'map-value-ind');
    if (!colon) throw new TooFine();
    return colon.offset + 1;
  }

  dashOf(seq: SeqNode, index: number): number {
    const dash = itemsOf(seq)[index]?.start.find(({ type }) => type === 'seq-item-ind');
    if (!dash) throw new TooFine();
    return dash.offset;
  }

  endOfPair(map: MapNode, pair: PairNode): number {
    return Math.max(this.markOf(map, pair), this.endOf(pair.value));
  }

  /** Where the text of a node ends, without comments and empty lines after it. */
  endOf(node: Node): number {
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

  lineStart(offset: number): number {
    return this.text.lastIndexOf('\n', offset - 1) + 1;
  }

  lineEnd(offset: number): number {
    const at = this.text.indexOf('\n', offset);
    return at < 0 ? this.text.length : at;
  }

  /** Where the line after the one that ends at or behind an offset begins. */
  nextLine(offset: number): number {
    if (offset > 0 && this.text[offset - 1] === '\n') return offset;
    return Math.min(this.lineEnd(offset) + 1, this.text.length);
  }

  columnOf(offset: number): number {
    return offset - this.lineStart(offset);
  }
}

export function startOf(node: ParsedNode): number {
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
