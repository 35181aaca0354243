import type { Article } from '@/lib/content/types';
import { textsOf } from '@/lib/site/texts';

interface ArticleNoticesProps {
  article: Pick<Article, 'archived' | 'aiGenerated'>;
  language: string;
}

/** What a reader must know before reading: archived, made with AI. Nothing when there is nothing to say. */
export function ArticleNotices({ article, language }: ArticleNoticesProps) {
  const { article: text } = textsOf(language);
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
