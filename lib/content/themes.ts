import type { FoldedText } from '@/lib/search/tokens';

/** What an article is about, without asking others: terms of its title that its text takes up again. */

const most = 8;
const leastMentions = 2;

/** At most eight folded terms, the most often mentioned first; the same for the same article, always. */
export function themesOf(title: FoldedText, body: FoldedText): string[] {
  const asked = new Set(title.terms.split(' ').filter(Boolean));
  return [...asked]
    .map((term) => ({ term, count: countTerm(term, body.terms) }))
    .filter(({ count }) => count >= leastMentions)
    .sort((a, b) => b.count - a.count)
    .slice(0, most)
    .map(({ term }) => term);
}

/** How often a term stands among terms separated by blanks: a title has few, and dividing a body costs more. */
function countTerm(term: string, terms: string): number {
  const isBlank = (at: number): boolean => terms[at] === undefined || terms[at] === ' ';
  let count = 0;
  for (let at = terms.indexOf(term); at >= 0; at = terms.indexOf(term, at + term.length)) {
    if (isBlank(at - 1) && isBlank(at + term.length)) count += 1;
  }
  return count;
}
