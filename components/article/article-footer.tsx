import { TagLinks } from '@/components/ui/tag-links';
import type { Article, Site } from '@/lib/content/types';
import { weiboUrl } from '@/lib/site/links';
import { messages } from '@/lib/site/messages';

export interface ArticleFooterProps {
  article: Article;
  site: Site;
  /** The absolute address to share. */
  address?: string;
}

/** Tags, the way to share, and the reprint notice. */
export function ArticleFooter({ article, site, address }: ArticleFooterProps) {
  return (
    <footer className="article-footer">
      <TagLinks tags={article.tags} />
      {address && (
        <p className="article-share">
          <a href={weiboUrl(address, article.title)} rel="nofollow">
            {messages.enhance.weibo}
          </a>
        </p>
      )}
      <p className="article-rights">{messages.article.reprintNotice(site.name)}</p>
    </footer>
  );
}
