import type { Article } from '@/lib/content/types';
import { type PresentRecord, shortDigest } from '@/lib/provenance/pages/present-record';
import { historyPath, verifyPath } from '@/lib/site/links';
import { textsOf } from '@/lib/site/texts';

interface RecordMarkProps {
  article: Pick<Article, 'slug' | 'url'>;
  record: PresentRecord;
  language: string;
}

/** That the article was signed, by the beginning of its fingerprint; and where copies are verified. */
export function RecordMark({ article: { slug, url }, record, language }: RecordMarkProps) {
  const { article: text } = textsOf(language);
  return (
    <p className="article-rights">
      {text.signed}
      <a href={historyPath(url)}>{shortDigest(record.digest)}</a>
      {text.between}
      <a href={verifyPath(slug)}>{text.verify}</a>
    </p>
  );
}
