import type { FrontBlock } from '@/lib/content/front';
import { blockRows } from './block-rows';
import { PictureBlock } from './picture-block';
import { RankedBlock } from './ranked-block';
import { TextBlock } from './text-block';

interface BlockProps {
  block: FrontBlock;
  timezone: string;
}

function Block({ block, timezone }: BlockProps) {
  if (block.style === 'ranked') return <RankedBlock block={block} />;
  if (block.style === 'pictures') return <PictureBlock block={block} timezone={timezone} />;
  return <TextBlock block={block} timezone={timezone} />;
}

function nameOf({ url, title }: FrontBlock): string {
  return url ?? title;
}

/** Blocks in the editors' order: a picture block takes the whole width, the others stand side by side. */
export function FrontBlocks({ blocks, timezone }: { blocks: readonly FrontBlock[]; timezone: string }) {
  const filled = blocks.filter(({ items }) => items.length > 0);
  return blockRows(filled).map((row) => (
    <div key={row.map(nameOf).join()} className="front-row">
      {row.map((block) => (
        <Block key={nameOf(block)} block={block} timezone={timezone} />
      ))}
    </div>
  ));
}
