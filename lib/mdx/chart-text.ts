/** Sizes of text in a chart, where nobody can measure it: in units of the font size, estimated a little wide. */

const lineStartForbidden = /^[，。；：！？、”’》」』）】％%,.;:!?)\]]/;
const word = /[\p{Script=Latin}\p{N}.,:'’&+\-/%]+|\s+|./gsu;

function characterWidth(character: string): number {
  if ((character.codePointAt(0) ?? 0) >= 0x2e80 || /[‘-”…—]/.test(character)) return 1;
  if (/[MW%@&]/.test(character)) return 0.92;
  if (/[A-Z]/.test(character)) return 0.68;
  return /[ .,:;'ilj|!()-]/.test(character) ? 0.35 : 0.57;
}

export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

/**
 * Breaks a label into lines of at most `width`, all of it: between Han characters, at blanks, and inside a word only
 * when the word is longer than a line. No line begins with closing punctuation (CLREQ).
 */
export function wrapText(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  const flush = () => {
    if (line.trim() !== '') lines.push(line.trim());
    line = '';
  };
  for (const [piece] of text.matchAll(word)) {
    const parts = textWidth(piece) > width ? [...piece] : [piece];
    for (const part of parts) {
      if (textWidth(line + part.trimEnd()) > width && !lineStartForbidden.test(part)) flush();
      line += part;
    }
  }
  flush();
  return lines.length > 0 ? lines : [''];
}

/** True when no line holds half a word or number. */
export function wrapsWell(text: string, width: number): boolean {
  return [...text.matchAll(word)].every(([piece]) => textWidth(piece) <= width);
}

/** Narrower than this, a column of Han reads as a pillar. */
const readableWidth = 4;

/** Whether each label can stand under its own column of `space` in at most `lines` lines. */
export function fitUnder(labels: readonly string[], space: number, lines = 3): boolean {
  return labels.every((label) => {
    if (textWidth(label) <= space) return true;
    return space >= readableWidth && wrapsWell(label, space) && wrapText(label, space).length <= lines;
  });
}

/** Every how manieth label of a row can be shown when each column has `space`. */
export function labelStep(labels: readonly string[], space: number, lines = 2): number {
  for (let step = 1; step < labels.length; step += 1) {
    const shown = labels.filter((_, index) => isShown(index, labels.length, step));
    if (fitUnder(shown, space * step - 0.8, lines)) return step;
  }
  return Math.max(1, labels.length);
}

/** Labels are counted from the end: the newest value always has its own. */
export function isShown(index: number, count: number, step: number): boolean {
  return (count - 1 - index) % step === 0;
}

/** Moves labels apart (places of centres, in order of size) so that each has its height, within `from` and `to`. */
export function spread(
  places: readonly { at: number; height: number }[],
  from: number,
  to: number,
): number[] {
  const order = places.map((_, index) => index).sort((a, b) => (places[a]?.at ?? 0) - (places[b]?.at ?? 0));
  const result = places.map(({ at }) => at);
  let edge = from;
  for (const index of order) {
    const half = (places[index]?.height ?? 0) / 2;
    result[index] = Math.max(result[index] ?? 0, edge + half);
    edge = (result[index] ?? 0) + half;
  }
  edge = to;
  for (const index of order.reverse()) {
    const half = (places[index]?.height ?? 0) / 2;
    result[index] = Math.min(result[index] ?? 0, edge - half);
    edge = (result[index] ?? 0) - half;
  }
  return result;
}
