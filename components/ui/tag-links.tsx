import { tagUrl } from '@/lib/site/links';
import { messages } from '@/lib/site/messages';

export function TagLinks({ tags }: { tags: readonly string[] }) {
  if (tags.length === 0) return null;
  return (
    <ul className="tags" aria-label={messages.article.tagList}>
      {tags.map((tag) => (
        <li key={tag}>
          <a href={tagUrl(tag)} rel="tag">
            {tag}
          </a>
        </li>
      ))}
    </ul>
  );
}
