import { Headlines } from '@/components/list/headlines';
import type { ArticleCard } from '@/lib/content/types';
import { messages } from '@/lib/site/messages';

/** 相关阅读. */
export function RelatedList({ items, timezone }: { items: readonly ArticleCard[]; timezone?: string }) {
  if (items.length === 0) return null;
  return (
    <section className="related" aria-labelledby="related">
      <h2 id="related" className="rubric">
        {messages.article.related}
      </h2>
      <Headlines items={items} timezone={timezone} />
    </section>
  );
}
