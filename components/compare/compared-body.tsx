import type { ComparedBlock } from '@/lib/compare/blocks';
import { compareTexts as text } from '@/lib/desk/texts/compare';
import { MarkedElement } from './marked-element';

interface ComparedBodyProps {
  blocks: ComparedBlock[];
  addressOf: (address: string) => string;
}

/** A stretch of blocks without changes this long is folded, but for one at each end. */
const foldFrom = 4;

type Stretch = { folded: boolean; blocks: ComparedBlock[] };

function stretchesOf(blocks: readonly ComparedBlock[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (let start = 0; start < blocks.length; ) {
    const same = blocks[start]?.change === 'same';
    let end = start + 1;
    while (end < blocks.length && (blocks[end]?.change === 'same') === same) end += 1;
    const [first, last] = [start === 0 ? start : start + 1, end === blocks.length ? end : end - 1];
    const folds = same && last - first >= foldFrom;
    if (!folds) stretches.push({ folded: false, blocks: blocks.slice(start, end) });
    else {
      stretches.push({ folded: false, blocks: blocks.slice(start, first) });
      stretches.push({ folded: true, blocks: blocks.slice(first, last) });
      stretches.push({ folded: false, blocks: blocks.slice(last, end) });
    }
    start = end;
  }
  return stretches.filter((stretch) => stretch.blocks.length > 0);
}

/** Both versions of a body in one; where nothing changed for long, it is folded. */
export function ComparedBody({ blocks, addressOf }: ComparedBodyProps) {
  const show = (shown: readonly ComparedBlock[]) =>
    shown.map(({ node }, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no other name, and stay where they are
      <MarkedElement key={index} node={node} addressOf={addressOf} />
    ));
  return (
    <div className="compared prose">
      {stretchesOf(blocks).map((stretch, index) => {
        const key = `${index} ${stretch.blocks.length}`;
        return stretch.folded ? (
          <details key={key}>
            <summary>{text.folded(stretch.blocks.length)}</summary>
            {show(stretch.blocks)}
          </details>
        ) : (
          <div key={key}>{show(stretch.blocks)}</div>
        );
      })}
    </div>
  );
}
