import { median, percentile, type Row } from '../statistics';

export function timeRow(what: string, times: readonly number[], most: number): Row {
  const [half, late] = [median(times), percentile(times, 0.95)];
  const measured = `${half.toFixed(1)} ms, 95 % ${late.toFixed(1)} ms`;
  return { what, measured, reach: `95 % ≤ ${most} ms`, met: late <= most };
}
