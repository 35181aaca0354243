import { languageOf } from './dom';
import { EnhancedElement } from './enhanced-element';
import { parts } from './parts';

/** How often an open page looks at the clock, in milliseconds. */
const lookMs = 30_000;

/** The day of the site. A page that lay open over midnight, or in a cache, shows the day on which it is read. */
export class TodaysDate extends EnhancedElement {
  protected override enhance(signal: AbortSignal): void {
    const { dataset } = this;
    const { timezone } = dataset;
    if (!timezone) return;
    const refresh = async (): Promise<void> => {
      const now = Date.now();
      // Swedish writes days as ISO 8601 does.
      const day = new Intl.DateTimeFormat('sv-SE', { timeZone: timezone }).format(now);
      // Never back: then it is the reader's clock that is wrong.
      if (day <= (dataset.day ?? '')) return;
      try {
        const { nameDay } = await parts.dates();
        dataset.day = day;
        this.textContent = nameDay(now, timezone, languageOf(this));
      } catch {
        // The next look tries again.
      }
    };
    refresh();
    const look = setInterval(refresh, lookMs);
    signal.addEventListener('abort', () => clearInterval(look));
    // Timers sleep with the page.
    addEventListener('pageshow', refresh, { signal });
    document.addEventListener('visibilitychange', refresh, { signal });
  }
}
