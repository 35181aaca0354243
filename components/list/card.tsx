import { Headline } from '@/components/ui/headline';
import { Picture } from '@/components/ui/picture';
import type { ArticleCard } from '@/lib/content/types';
import { CardMeta } from './card-meta';

export interface CardProps {
  item: ArticleCard;
  timezone: string;
  /** With its picture, when it has one. */
  picture?: boolean;
  summary?: boolean;
  meta?: boolean;
  /** Name of its section, where lists mix sections. */
  sectionName?: string;
  pin?: boolean;
  level?: 2 | 3;
  /** `beside` puts the picture at the end of the line, `above` over the title. */
  layout?: 'beside' | 'above';
}

/** An article in a list. The title comes first for screen readers; the picture says nothing new. */
export function Card({
  item,
  timezone,
  picture = false,
  summary = true,
  meta = true,
  sectionName,
  pin,
  level = 2,
  layout = 'beside',
}: CardProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  const cover = picture ? item.cover : undefined;
  return (
    <article className={cover ? `card card-${layout}` : 'card'}>
      <Heading className="card-title" lang={item.lang}>
        <a href={item.url}>
          <Headline text={item.title} />
        </a>
      </Heading>
      {summary && item.summary && (
        <p className="card-summary" lang={item.lang}>
          {item.summary}
        </p>
      )}
      {meta && <CardMeta item={item} timezone={timezone} sectionName={sectionName} pin={pin} />}
      {cover && (
        <div className="card-picture">
          <Picture picture={cover} decorative />
        </div>
      )}
    </article>
  );
}
