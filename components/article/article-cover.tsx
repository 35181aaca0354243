import { PictureFigure } from '@/components/ui/picture-figure';
import type { Picture } from '@/lib/content/types';

/** The picture at the head of an article. */
export function ArticleCover({ cover, lang }: { cover: Picture; lang?: string }) {
  return (
    <div className="article-cover" lang={lang}>
      <PictureFigure picture={cover} priority zoom lang={lang} />
    </div>
  );
}
