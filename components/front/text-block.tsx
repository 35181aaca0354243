import { Card } from '@/components/list/card';
import { Headlines } from '@/components/list/headlines';
import type { FrontBlock } from '@/lib/content/front';
import { FrontPanel } from './front-panel';

/** The first story with its summary, the rest as headlines. */
export function TextBlock({ block, timezone }: { block: FrontBlock; timezone: string }) {
  const [first, ...rest] = block.items;
  return (
    <FrontPanel title={block.title} url={block.url} className="text-block">
      {first && <Card item={first} timezone={timezone} meta={false} level={3} />}
      {rest.length > 0 && <Headlines items={rest} timezone={timezone} />}
    </FrontPanel>
  );
}
