/** What a text is made of for counting: one Han character, or one word of another script. */
export interface Token {
  text: string;
  /** Offset in the text. */
  start: number;
  /** How much it weighs among Han characters: of a word of letters or digits two count as one, and at most four. */
  size: number;
}

const token = /\p{sc=Han}|(?:(?!\p{sc=Han})[\p{L}\p{N}\p{M}])+/gu;
const han = /^\p{sc=Han}$/u;

/** Runs of tokens between which nothing stands: phrases do not reach over punctuation and blanks. */
export function tokenRuns(text: string): Token[][] {
  const runs: Token[][] = [];
  let end = -1;
  for (const { 0: found, index } of text.matchAll(token)) {
    const next = {
      text: found,
      start: index,
      size: han.test(found) ? 1 : Math.min(4, Math.ceil(found.length / 2)),
    };
    const run = index === end ? runs.at(-1) : undefined;
    if (run) run.push(next);
    else runs.push([next]);
    end = index + found.length;
  }
  return runs;
}
