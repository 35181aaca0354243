import { TagLinks } from '@/components/ui/tag-links';
import { Words } from '@/components/ui/words';
import type { Article, Site } from '@/lib/content/types';
import type { PresentRecord } from '@/lib/provenance/pages/present-record';
import { formatDate, formatDay } from '@/lib/site/dates';
import { isEnglish, nameIn, textsOf } from '@/lib/site/texts';
import { RecordMark } from './record-mark';
import { Share } from './share';

export interface ArticleFooterProps {
  article: Article;
  site: Site;
  /** Of the page. */
  language: string;
  /** The absolute address to share. */
  address?: string;
  /** Of what is shown, when it was signed. */
  record?: PresentRecord | undefined;
  /** Epoch milliseconds. */
  now: number;
}

/** Tags, the way to share, and the reprint notice. */
export function ArticleFooter({ article, site, language, address, record, now }: ArticleFooterProps) {
  const { timezone } = site;
  const day = isEnglish(language) ? formatDate(now, timezone, language) : formatDay(now, timezone);
  return (
    <footer className="article-footer">
      <TagLinks tags={article.tags} language={language} />
      {address && <Share address={address} title={article.title} day={day} language={language} />}
      {record && <RecordMark article={article} record={record} language={language} />}
      <p className="article-rights">
        <Words text={textsOf(language).article.reprintNotice(nameIn(language, site))} language={language} />
      </p>
    </footer>
  );
}
