import { Time } from '@/components/ui/time';
import type { ArticleCard } from '@/lib/content/types';
import { sectionUrl } from '@/lib/site/links';
import { messages } from '@/lib/site/messages';

interface CardMetaProps {
  item: ArticleCard;
  timezone: string;
  sectionName?: string;
  /** Says that the article is pinned, where that explains the order. */
  pin?: boolean;
}

/** Pinned mark, section, date and source of a card. */
export function CardMeta({ item, timezone, sectionName, pin = false }: CardMetaProps) {
  return (
    <p className="meta">
      {pin && item.pinned && <span className="mark">{messages.list.pinned}</span>}
      {sectionName && <a href={sectionUrl(item.section)}>{sectionName}</a>}
      <Time at={item.date} timezone={timezone} dateOnly={item.dateOnly} />
      {item.source && <span>{item.source.name}</span>}
    </p>
  );
}
