import { TagLinks } from '@/components/ui/tag-links';
import { Words } from '@/components/ui/words';
import type { Article, Site } from '@/lib/content/types';
import { formatDate, formatDay } from '@/lib/site/dates';
import { isEnglish, nameIn, textsOf } from '@/lib/site/texts';
import { Share } from './share';

export interface ArticleFooterProps {
  article: Article;
  site: Site;
  /** Of the page. */
  language: string;
  /** The absolute address to share. */
  address?: string;
  /** Epoch milliseconds. */
  now: number;
}

/** Tags, the way to share, and the reprint notice. */
export function ArticleFooter({ article, site, language, address, now }: ArticleFooterProps) {
  const { timezone } = site;
  const day = isEnglish(language) ? formatDate(now, timezone, language) : formatDay(now, timezone);
  return (
    <footer className="article-footer">
      <TagLinks tags={article.tags} language={language} />
      {address && <Share address={address} title={article.title} day={day} language={language} />}
      <p className="article-rights">
        <Words text={textsOf(language).article.reprintNotice(nameIn(language, site))} language={language} />
      </p>
    </footer>
  );
}
