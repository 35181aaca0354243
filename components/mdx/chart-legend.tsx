import type { ChartData } from '@/lib/mdx/chart';
import type { ChartType } from '@/lib/mdx/components';
import type { BodyTexts } from '@/lib/site/texts';
import { dashOf, seriesClass } from './chart-parts';
import { pieItems } from './chart-summary';

interface LegendProps {
  kind: ChartType;
  data: ChartData;
  text: BodyTexts;
}

/** Which colour is what; nothing for a single series. */
export function Legend({ kind, data, text }: LegendProps) {
  const items =
    kind === 'pie'
      ? pieItems(data).map(({ index, label, value, share }) => ({
          index,
          name: text.percent(label, value, share),
        }))
      : data.series.map(({ name }, index) => ({ index, name }));
  if (kind !== 'pie' && items.length < 2) return null;
  return (
    <ul className="chart-legend">
      {items.map(({ index, name }) => (
        <li key={index}>
          <Key index={index} line={kind === 'line' || kind === 'area'} /> {name}
        </li>
      ))}
    </ul>
  );
}

function Key({ index, line }: { index: number; line: boolean }) {
  const width = line ? 28 : 14;
  return (
    <svg
      className={`chart-key ${seriesClass(index)}`}
      width={width}
      height={14}
      viewBox={`0 0 ${width} 14`}
      aria-hidden="true"
    >
      {line ? (
        <path className="chart-stroke" d="M0 7h28" strokeDasharray={dashOf(index)} />
      ) : (
        <path d="M0 0h14v14H0z" />
      )}
    </svg>
  );
}
