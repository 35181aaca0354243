import { findRefusal, maxBodyCharacters, maxNesting } from './limits';

const constructs = /[<{]|^(?:import|export)\b/m;
/**
 * Whatever could make a plain body faulty: schemes (also disguised by escapes), first-level headings, pictures without
 * alt, stars beside punctuation, more than a few levels of anything.
 */
const suspects = [
  /script|data\s*:/i,
  /[&\\]/,
  /^(?:[ \t>*+-]|\d{1,9}[.)]|\[\^[^\]\n]{1,100}\]:)*#(?:[ \t]|$)/m,
  /^[ \t>]*=+[ \t]*$/m,
  /\*{3}/,
  /^[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)]|\[\^[^\]]*\]:)[ \t]*){5,}/m,
  /^[ \t]{16,}/m,
];
/** Fewer marks than this cannot nest too deep. */
const marks = /[*_~[]/g;

/** A picture without words, or one written by reference: whether it has alt text only the parser can say. */
function hasSuspectPicture(body: string): boolean {
  for (let start = body.indexOf('!['); start >= 0; start = body.indexOf('![', start + 2)) {
    const alt = body.slice(start + 2, start + 1_000);
    const end = alt.indexOf(']');
    if (end < 0 || !/^[^[]*[\p{L}\p{N}][^[]*$/u.test(alt.slice(0, end)) || alt[end + 1] !== '(') return true;
  }
  return false;
}

/** Bold that cannot fail: one line, a letter at either end, no other marks inside. */
const plainBold = /\*\*[\p{L}\p{N}](?:[^*_~[\]`|\n]{0,300}[\p{L}\p{N}])?\*\*/gu;

/**
 * True when a body must be parsed to be checked. A false answer is a promise: the full check would find nothing
 * (a property test compares the two).
 */
export function mayHaveProblems(body: string): boolean {
  if (body.length > maxBodyCharacters / 4 || constructs.test(body)) return true;
  if (body.split(/\n[ \t]*\r?\n/).some((block) => (block.match(marks)?.length ?? 0) > maxNesting * 2))
    return true;
  if (body.includes('**') && body.replace(plainBold, '').includes('**')) return true;
  if (hasSuspectPicture(body)) return true;
  return suspects.some((pattern) => pattern.test(body)) || findRefusal(body) !== undefined;
}
