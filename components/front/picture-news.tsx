import { Card } from '@/components/list/card';
import type { ArticleCard } from '@/lib/content/types';
import { messages } from '@/lib/site/messages';
import { FrontPanel } from './front-panel';

/** 图片新闻: only articles that have a picture. */
export function PictureNews({ items, timezone }: { items: readonly ArticleCard[]; timezone: string }) {
  const pictured = items.filter(({ cover }) => cover !== undefined);
  if (pictured.length === 0) return null;
  return (
    <FrontPanel title={messages.front.pictures} className="front-pictures">
      <ul className="picture-news">
        {pictured.map((item) => (
          <li key={item.slug}>
            <Card
              item={item}
              timezone={timezone}
              picture
              layout="above"
              summary={false}
              meta={false}
              level={3}
            />
          </li>
        ))}
      </ul>
    </FrontPanel>
  );
}
