/** The value below which the share `q` of the samples lies (nearest rank). */
export function percentile(samples: readonly number[], q: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * sorted.length) - 1))] ?? Number.NaN;
}

export const median = (samples: readonly number[]): number => percentile(samples, 0.5);

export const mean = (samples: readonly number[]): number =>
  samples.reduce((sum, sample) => sum + sample, 0) / samples.length;

/** Growth from one sample to the next, by least squares. */
export function slope(samples: readonly number[]): number {
  const middle = (samples.length - 1) / 2;
  const level = mean(samples);
  let above = 0;
  let below = 0;
  for (const [index, sample] of samples.entries()) {
    above += (index - middle) * (sample - level);
    below += (index - middle) ** 2;
  }
  return above / below;
}

export interface Row {
  what: string;
  measured: string;
  reach: string;
  met: boolean;
}

/** A Markdown table of results. */
export function toTable(rows: readonly Row[]): string {
  const lines = rows.map(
    ({ what, measured, reach, met }) => `| ${what} | ${measured} | ${reach} | ${met ? 'yes' : '**no**'} |`,
  );
  return ['| what | measured | reach | met |', '|---|---|---|---|', ...lines].join('\n');
}
