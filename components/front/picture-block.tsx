import { Card } from '@/components/list/card';
import { Headlines } from '@/components/list/headlines';
import type { FrontBlock } from '@/lib/content/front';
import { FrontPanel } from './front-panel';

/** One large story, two or three small ones with pictures, the rest as headlines. */
export function PictureBlock({ block, timezone }: { block: FrontBlock; timezone: string }) {
  const [first, ...others] = block.items;
  const few = others.length > 6 ? 3 : 2;
  const beside = others.slice(0, few);
  const rest = others.slice(few);
  return (
    <FrontPanel title={block.title} url={block.url} className="picture-block">
      <div className="picture-block-columns">
        {first && <Card item={first} timezone={timezone} picture layout="above" level={3} />}
        <div>
          {beside.map((item) => (
            <Card key={item.slug} item={item} timezone={timezone} picture level={3} />
          ))}
        </div>
        {rest.length > 0 && <Headlines items={rest} timezone={timezone} />}
      </div>
    </FrontPanel>
  );
}
