import { PictureFigure } from '@/components/ui/picture-figure';
import type { Picture } from '@/lib/content/types';

/** The picture at the head of an article. */
export function ArticleCover({ cover }: { cover: Picture }) {
  return (
    <div className="article-cover">
      <PictureFigure picture={cover} priority />
    </div>
  );
}
