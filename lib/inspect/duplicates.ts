import { createHash } from 'node:crypto';
import { fold } from '@/lib/search/fold';
import { inspectionMessages as text } from '@/lib/site/messages-inspection';
import { fieldPlace } from './places';
import type { Finding, InspectedArticle, InspectionContext } from './types';

/**
 * The same article twice. Exact after folding (script, width, case) and without blanks: a small change makes another
 * article. Kept of each: its folded title and a digest of its words, about 300 bytes.
 */
export function* inspectDuplicates(context: InspectionContext): Iterable<Finding> {
  const titles = new Map<string, { section: string; file: string }[]>();
  const bodies = new Map<string, string>();
  for (const article of context.articles()) {
    const repeated = inspectTitle(article, titles);
    if (repeated) {
      const place = fieldPlace(context.newsroom, article.file, ['title']);
      yield { ...repeated, file: article.file, place };
    }
    const words = foldedWords(article.plain());
    if (words === '') continue;
    const digest = createHash('sha1').update(words).digest('base64url');
    const other = bodies.get(digest);
    const { file, bodyLine } = article;
    if (other === undefined) bodies.set(digest, file);
    else
      yield {
        rule: 'body-repeated',
        file,
        message: text.bodyRepeated(other),
        place: () => ({ line: bodyLine + 1, column: 1 }),
      };
  }
}

function inspectTitle(
  { file, record }: InspectedArticle,
  titles: Map<string, { section: string; file: string }[]>,
): Pick<Finding, 'rule' | 'message'> | undefined {
  const { section, title, lang } = record;
  const key = `${lang} ${foldedWords(title)}`;
  const others = titles.get(key);
  if (!others) {
    titles.set(key, [{ section, file }]);
    return undefined;
  }
  const same = others.find((other) => other.section === section);
  if (same) return { rule: 'title-repeated', message: text.titleRepeated(same.file) };
  const [first] = others;
  others.push({ section, file });
  return first && { rule: 'title-shared', message: text.titleShared(first.file) };
}

function foldedWords(words: string): string {
  return fold(words).replace(/\s+/g, '');
}
