import { TagLinks } from '@/components/ui/tag-links';
import type { Article, Site } from '@/lib/content/types';
import { messages } from '@/lib/site/messages';

/** Tags and the reprint notice. */
export function ArticleFooter({ article, site }: { article: Article; site: Site }) {
  return (
    <footer className="article-footer">
      <TagLinks tags={article.tags} />
      <p className="article-rights">{messages.article.reprintNotice(site.name)}</p>
    </footer>
  );
}
