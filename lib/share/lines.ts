import { blankEnd, blankStart, type Piece } from './pieces';

/** A line costs more than raggedness and divided words, so that the fewest lines win and are balanced then. */
const lineCost = 1;

/** Width of a line in em, without blanks at its ends. */
export function lineWidth(line: readonly Piece[]): number {
  const inner = trimmed(line);
  const sum = inner.reduce((width, piece, at) => width + piece.width + (at > 0 ? piece.gap : 0), 0);
  return sum - blankStart(inner[0]) - blankEnd(inner.at(-1));
}

function trimmed(line: readonly Piece[]): Piece[] {
  const first = line.findIndex(({ kind }) => kind !== 'blank');
  const last = line.findLastIndex(({ kind }) => kind !== 'blank');
  return first < 0 ? [] : line.slice(first, last + 1);
}

/**
 * The fewest lines that hold the pieces, all about equally long, broken where it hurts least.
 * Undefined when some piece, or some unbreakable run of pieces, is wider than a line.
 * @param limit width of a line in em
 */
export function breakLines(pieces: readonly Piece[], limit: number): Piece[][] | undefined {
  const best: { cost: number; from: number }[] = [{ cost: 0, from: 0 }];
  for (let end = 1; end <= pieces.length; end += 1) {
    let found = { cost: Number.POSITIVE_INFINITY, from: -1 };
    const after = end < pieces.length ? (pieces[end]?.breakCost ?? 0) : 0;
    const last = pieces[end - 1]?.kind === 'blank' ? end - 2 : end - 1;
    let sum = 0;
    for (let from = last; from >= 0 && Number.isFinite(after); from -= 1) {
      const first = pieces[from];
      sum += (first?.width ?? 0) + (from < last ? (pieces[from + 1]?.gap ?? 0) : 0);
      const width = sum - blankStart(first) - blankEnd(pieces[last]);
      // A mark at the beginning may take back half an em, twice where two meet.
      if (width > limit + 1) break;
      const before = best[from]?.cost ?? Number.POSITIVE_INFINITY;
      if (width > limit || !Number.isFinite(before)) continue;
      const cost = before + lineCost + after + (1 - width / limit) ** 2;
      if (cost < found.cost) found = { cost, from };
    }
    best.push(found);
  }
  const lines: Piece[][] = [];
  for (let end = pieces.length; end > 0; end = best[end]?.from ?? 0) {
    const from = best[end]?.from ?? -1;
    if (from < 0) return undefined;
    lines.unshift(trimmed(pieces.slice(from, end)));
  }
  return lines;
}

/** As many lines as allowed; what does not fit is replaced by an ellipsis. */
export function clipLines(
  pieces: readonly Piece[],
  limit: number,
  most: number,
  ellipsis: Piece,
): Piece[][] | undefined {
  // More than the lines hold all together needs no trial.
  let room = limit * most;
  let fitting = 0;
  for (const { width, gap } of pieces) {
    room -= width + gap;
    if (room < -1) break;
    fitting += 1;
  }
  for (let kept = fitting; kept > 0; kept -= 1) {
    const head = pieces.slice(0, kept);
    const clipped = kept < pieces.length ? [...trimmed(head), ellipsis] : head;
    const lines = breakLines(clipped, limit);
    if (lines && lines.length <= most) return lines;
  }
  return undefined;
}
