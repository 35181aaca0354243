import type { Article } from '@/lib/content/types';
import { messages } from '@/lib/site/messages';

const { article: text } = messages;

/** What a reader must know before reading: archived, made with AI. Nothing when there is nothing to say. */
export function ArticleNotices({ article }: { article: Pick<Article, 'archived' | 'aiGenerated'> }) {
  const { archived, aiGenerated } = article;
  const notices = [archived ? text.archived : undefined, aiGenerated && text.ai[aiGenerated]];
  const shown = notices.filter((notice) => notice !== undefined);
  if (shown.length === 0) return null;
  return (
    <div className="notices" role="note" aria-label={text.notices}>
      {shown.map((notice) => (
        <p key={notice}>{notice}</p>
      ))}
    </div>
  );
}
