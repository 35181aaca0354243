import type { FoldedText } from '@/lib/search/tokens';

/** What an article is about, without asking others: terms of its title that its text takes up again. */

const most = 8;
const leastMentions = 2;

/** At most eight folded terms, the most often mentioned first; the same for the same article, always. */
export function themesOf(title: FoldedText, body: FoldedText): string[] {
  const mentions = new Map<string, number>();
  for (const term of title.terms.split(' ')) if (term !== '') mentions.set(term, 0);
  for (const term of body.terms.split(' ')) {
    const count = mentions.get(term);
    if (count !== undefined) mentions.set(term, count + 1);
  }
  return [...mentions]
    .filter(([, count]) => count >= leastMentions)
    .sort((a, b) => b[1] - a[1])
    .slice(0, most)
    .map(([term]) => term);
}
