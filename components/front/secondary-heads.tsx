import { Card } from '@/components/list/card';
import type { ArticleCard } from '@/lib/content/types';
import { messages } from '@/lib/site/messages';

interface SecondaryHeadsProps {
  items: readonly ArticleCard[];
  timezone: string;
  sectionName: (id: string) => string | undefined;
}

/** The stories next in weight to the lead. */
export function SecondaryHeads({ items, timezone, sectionName }: SecondaryHeadsProps) {
  if (items.length === 0) return null;
  return (
    <section className="front-secondary" aria-label={messages.front.secondary}>
      {items.map((item) => (
        <Card
          key={item.slug}
          item={item}
          timezone={timezone}
          sectionName={sectionName(item.section)}
          level={3}
        />
      ))}
    </section>
  );
}
