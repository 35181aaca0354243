import { Headline } from '@/components/ui/headline';
import type { FrontBlock } from '@/lib/content/front';
import { FrontPanel } from './front-panel';

/** Headlines whose order means something. */
export function RankedBlock({ block: { title, url, items } }: { block: FrontBlock }) {
  return (
    <FrontPanel title={title} url={url} className="ranked-block">
      <ol className="headlines ranked">
        {items.map((item) => (
          <li key={item.slug}>
            <a href={item.url} lang={item.lang}>
              <Headline text={item.title} />
            </a>
          </li>
        ))}
      </ol>
    </FrontPanel>
  );
}
