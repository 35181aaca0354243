import { PictureFigure } from '@/components/ui/picture-figure';
import type { Picture } from '@/lib/content/types';

interface ArticleCoverProps {
  cover: Picture;
  /** Of the article. */
  language?: string;
  /** Given when it is not the language of the page. */
  lang?: string;
}

/** The picture at the head of an article. */
export function ArticleCover({ cover, language, lang }: ArticleCoverProps) {
  return (
    <div className="article-cover" lang={lang}>
      <PictureFigure picture={cover} priority zoom language={language} />
    </div>
  );
}
