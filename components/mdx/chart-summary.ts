import { type ChartData, formatNumber, formatShare } from '@/lib/mdx/chart';
import type { ChartType } from '@/lib/mdx/components';
import type { BodyTexts } from '@/lib/site/texts';

/** The chart in one sentence, for screen readers. */
export function summarise(kind: ChartType, name: string, data: ChartData, text: BodyTexts): string {
  const parts =
    kind === 'pie'
      ? pieItems(data).map(({ label, value, share }) => text.percent(label, value, share))
      : data.series.map(({ name: series, values }) => {
          const known = values.filter((value) => value !== undefined);
          const [first, last] = [known[0] ?? 0, known.at(-1) ?? 0].map(formatNumber);
          return text.chartSeries(series, known.length, first ?? '', last ?? '');
        });
  return text.chartLabel(text.chartTypes[kind], name, parts.join(text.chartJoin(kind === 'pie')));
}

export interface PieItem {
  index: number;
  label: string;
  value: string;
  share: string;
}

/** The slices of a pie. What is missing, zero or negative is none; the table of the data has it. */
export function pieItems({ labels, series }: ChartData): PieItem[] {
  const values = series[0]?.values ?? [];
  const total = values.reduce<number>((sum, value) => sum + Math.max(0, value ?? 0), 0);
  return values.flatMap((value, index) => {
    if (value === undefined || value <= 0) return [];
    const label = labels[index] ?? '';
    return [{ index, label, value: formatNumber(value), share: formatShare(value / total) }];
  });
}
