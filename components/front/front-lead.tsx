import { Kicker } from '@/components/article/kicker';
import { CardMeta } from '@/components/list/card-meta';
import { Headline } from '@/components/ui/headline';
import { PictureFigure } from '@/components/ui/picture-figure';
import type { ArticleCard } from '@/lib/content/types';

interface FrontLeadProps {
  item: ArticleCard;
  timezone: string;
  sectionName?: string;
}

/** The first story of the paper. */
export function FrontLead({ item, timezone, sectionName }: FrontLeadProps) {
  const { url, lang, kicker, title, subtitle, summary, cover } = item;
  return (
    <article className="front-lead">
      <div lang={lang}>
        {kicker && <Kicker text={kicker} />}
        <h2>
          <a href={url}>
            <Headline text={title} />
          </a>
        </h2>
        {subtitle && <p className="subtitle">{subtitle}</p>}
        <p className="card-summary">{summary}</p>
      </div>
      <CardMeta item={item} timezone={timezone} sectionName={sectionName} />
      {cover && <PictureFigure picture={cover} priority />}
    </article>
  );
}
