/** The value below which the share `q` of the samples lies (nearest rank). */
export function percentile(samples: readonly number[], q: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * sorted.length) - 1))] ?? Number.NaN;
}

export const median = (samples: readonly number[]): number => percentile(samples, 0.5);

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
