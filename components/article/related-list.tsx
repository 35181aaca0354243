import { Headlines } from '@/components/list/headlines';
import type { ArticleCard } from '@/lib/content/types';
import { textsOf } from '@/lib/site/texts';

interface RelatedListProps {
  items: readonly ArticleCard[];
  timezone?: string;
  language: string;
}

/** 相关阅读. */
export function RelatedList({ items, timezone, language }: RelatedListProps) {
  if (items.length === 0) return null;
  return (
    <section className="related" aria-labelledby="related">
      <h2 id="related" className="rubric">
        {textsOf(language).article.related}
      </h2>
      <Headlines items={items} timezone={timezone} language={language} />
    </section>
  );
}
