import type { Comparison } from '@/lib/compare/compare-sources';
import { compareTexts as text } from '@/lib/desk/texts/compare';
import { ComparedBody } from './compared-body';
import { ComparedFields } from './compared-fields';
import { MarkedElement } from './marked-element';

interface ComparisonViewProps {
  comparison: Comparison;
  addressOf: (address: string) => string;
}

type Rendered = Extract<Comparison, { kind: 'rendered' }>;

/** How much changed, in a sentence. */
export function summaryOf({ fields, blocks }: Rendered): string {
  const count = (change: string): number => blocks.filter((block) => block.change === change).length;
  const kinds = (['changed', 'added', 'removed'] as const).map((kind) => ({ kind, found: count(kind) }));
  const parts = [
    ...(fields.length > 0 ? [text.counts.fields(fields.length)] : []),
    ...kinds.filter(({ found }) => found > 0).map(({ kind, found }) => text.counts[kind](found)),
  ];
  return text.summary(parts.join('，'));
}

function Written({
  lines,
  addressOf,
}: {
  lines: Extract<Comparison, { kind: 'written' }>['lines'];
  addressOf: ComparisonViewProps['addressOf'];
}) {
  return (
    <pre className="compared compared-source">
      {lines.map((node, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name, and stay where they are
        <MarkedElement key={index} node={node} addressOf={addressOf} />
      ))}
    </pre>
  );
}

/** What two versions have differently: fields, then the body as it will be read, or both as written. */
export function ComparisonView({ comparison, addressOf }: ComparisonViewProps) {
  if (comparison.kind === 'equal') return <p className="note">{text.equal}</p>;
  if (comparison.kind === 'written') {
    return (
      <>
        {comparison.because && <p className="note">{text[comparison.because]}</p>}
        <Written lines={comparison.lines} addressOf={addressOf} />
      </>
    );
  }
  const { fields, blocks } = comparison;
  const isSame = blocks.every(({ change }) => change === 'same');
  return (
    <>
      {fields.length > 0 && (
        <section aria-labelledby="fields">
          <h2 id="fields">{text.fields}</h2>
          <ComparedFields fields={fields} />
        </section>
      )}
      <section aria-labelledby="body">
        <h2 id="body">{text.body}</h2>
        {isSame ? (
          <p className="hint">{text.sameBody}</p>
        ) : (
          <ComparedBody blocks={blocks} addressOf={addressOf} />
        )}
      </section>
    </>
  );
}
