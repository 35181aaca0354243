import { tagUrl } from '@/lib/site/links';
import { textsOf } from '@/lib/site/texts';
import { Words } from './words';

export function TagLinks({ tags, language }: { tags: readonly string[]; language: string }) {
  if (tags.length === 0) return null;
  return (
    <ul className="tags" aria-label={textsOf(language).article.tagList}>
      {tags.map((tag) => (
        <li key={tag}>
          <a href={tagUrl(tag)} rel="tag">
            <Words text={tag} language={language} />
          </a>
        </li>
      ))}
    </ul>
  );
}
