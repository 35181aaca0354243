import type { ArticleCard } from '@/lib/content/types';
import { blockRows } from './block-rows';
import { PictureBlock } from './picture-block';
import { TextBlock } from './text-block';

export interface FrontBlockData {
  title: string;
  url: string;
  style: 'text' | 'pictures';
  items: readonly ArticleCard[];
}

/** Blocks in the editors' order: a picture block takes the whole width, text blocks stand side by side. */
export function FrontBlocks({ blocks, timezone }: { blocks: readonly FrontBlockData[]; timezone: string }) {
  const filled = blocks.filter(({ items }) => items.length > 0);
  return blockRows(filled).map((row) => (
    <div key={row.map(({ url }) => url).join()} className="front-row">
      {row.map((block) =>
        block.style === 'pictures' ? (
          <PictureBlock key={block.url} block={block} timezone={timezone} />
        ) : (
          <TextBlock key={block.url} block={block} timezone={timezone} />
        ),
      )}
    </div>
  ));
}
