import { formatLongDay } from '@/lib/site/dates';

/** A page that lay open over midnight, or in a cache, shows the day on which it is read. */
export function startToday(): void {
  const { dataset } = document.body;
  const line = document.querySelector('.masthead-today');
  const { timezone } = dataset;
  if (!line || !timezone) return;
  const refresh = (): void => {
    const now = Date.now();
    // Swedish writes days as ISO 8601 does.
    const day = new Intl.DateTimeFormat('sv-SE', { timeZone: timezone }).format(now);
    // Never back: then it is the reader's clock that is wrong.
    if (day <= (dataset.day ?? '')) return;
    dataset.day = day;
    line.textContent = formatLongDay(now, timezone, document.documentElement.lang);
  };
  refresh();
  addEventListener('pageshow', refresh);
  document.addEventListener('visibilitychange', refresh);
}
