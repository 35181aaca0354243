import { TagLinks } from '@/components/ui/tag-links';
import type { Article, Site } from '@/lib/content/types';
import { formatDay } from '@/lib/site/dates';
import { messages } from '@/lib/site/messages';
import { Share } from './share';

export interface ArticleFooterProps {
  article: Article;
  site: Site;
  /** The absolute address to share. */
  address?: string;
  /** Epoch milliseconds. */
  now: number;
}

/** Tags, the way to share, and the reprint notice. */
export function ArticleFooter({ article, site, address, now }: ArticleFooterProps) {
  return (
    <footer className="article-footer">
      <TagLinks tags={article.tags} />
      {address && <Share address={address} title={article.title} day={formatDay(now, site.timezone)} />}
      <p className="article-rights">{messages.article.reprintNotice(site.name)}</p>
    </footer>
  );
}
