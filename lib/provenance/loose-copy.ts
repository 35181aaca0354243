import type { Copy } from './copy';
import { looseText } from './normalise';

/** A copy as one loose text. */
export interface LooseCopy {
  text: string;
  /** The lines, a line end between them. */
  raw: string;
  /** For each loose unit its range in `raw`, and its line. */
  from: number[];
  to: number[];
  line: number[];
}

export function looseCopy({ lines }: Copy): LooseCopy {
  const copy: LooseCopy = { text: '', raw: '', from: [], to: [], line: [] };
  const raw: string[] = [];
  let at = 0;
  lines.forEach((line, number) => {
    const loose = looseText(line.text);
    copy.text += loose.text;
    for (let unit = 0; unit < loose.text.length; unit += 1) {
      copy.from.push(at + (loose.from[unit] ?? 0));
      copy.to.push(at + (loose.to[unit] ?? 0));
      copy.line.push(number);
    }
    raw.push(line.text);
    at += line.text.length + 1;
  });
  copy.raw = raw.join('\n');
  return copy;
}

/** The words between two loose units, as they stand in the copy. */
export function rawOf(copy: LooseCopy, b0: number, b1: number): string {
  return b0 < b1 ? copy.raw.slice(copy.from[b0] ?? 0, copy.to[b1 - 1] ?? 0) : '';
}
