import type { ArticleCard } from '@/lib/content/types';
import { messages } from '@/lib/site/messages';
import { Card } from './card';

export interface CardListProps {
  items: readonly ArticleCard[];
  style: 'text' | 'pictures';
  timezone: string;
  /** Names the section of each card, where a list mixes sections. */
  showSection?: (id: string) => string | undefined;
  /** Marks pinned articles: in their own section, where that explains the order. */
  pins?: boolean;
  level?: 2 | 3;
}

/** A list of articles, with or without pictures. */
export function CardList({ items, style, timezone, showSection, pins = false, level = 2 }: CardListProps) {
  if (items.length === 0) return <p className="empty">{messages.list.empty}</p>;
  return (
    <ul className="cards">
      {items.map((item) => (
        <li key={item.slug}>
          <Card
            item={item}
            timezone={timezone}
            picture={style === 'pictures'}
            sectionName={showSection?.(item.section)}
            pin={pins}
            level={level}
          />
        </li>
      ))}
    </ul>
  );
}
