const rowSelector = '[data-row]';

/** What somebody had before his eyes, and under his hands, before the rows became others. */
interface View {
  focused: { element: HTMLElement; row: string; index: number } | undefined;
  /** A row that stays where it is on the screen. */
  anchor: { row: string; top: number } | undefined;
}

export function rowsOf(list: HTMLElement): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>(rowSelector)];
}

function find(list: HTMLElement, id: string): HTMLElement | undefined {
  return rowsOf(list).find((row) => row.dataset.row === id);
}

/** The first thing of a row that can be focused: the link to its article. */
export function focusRow(row: HTMLElement): void {
  row.querySelector<HTMLElement>('a, summary')?.focus();
}

/** Call before rows are moved, added or removed. */
export function rememberView(list: HTMLElement): View {
  const active = document.activeElement;
  const row = active?.closest<HTMLElement>(rowSelector);
  const rows = rowsOf(list);
  const focused =
    active instanceof HTMLElement && row && list.contains(row)
      ? { element: active, row: row.dataset.row ?? '', index: rows.indexOf(row) }
      : undefined;
  // At the top, what is new shall be seen.
  const isScrolled = list.getBoundingClientRect().top < 0;
  const seen = rows.find((one) => one.getBoundingClientRect().bottom > 0);
  const kept = focused ? row : isScrolled ? seen : undefined;
  const anchor = kept ? { row: kept.dataset.row ?? '', top: kept.getBoundingClientRect().top } : undefined;
  return { focused, anchor };
}

/** Call after it, before the browser paints: neither the page nor the focus has moved. */
export function restoreView(list: HTMLElement, { focused, anchor }: View): void {
  const kept = anchor && find(list, anchor.row);
  if (kept && anchor) {
    const moved = kept.getBoundingClientRect().top - anchor.top;
    if (moved !== 0) window.scrollBy({ top: moved, behavior: 'instant' });
  }
  if (!focused || document.activeElement === focused.element) return;
  if (focused.element.isConnected) return focused.element.focus({ preventScroll: true });
  const rows = rowsOf(list);
  const near = find(list, focused.row) ?? rows[Math.min(focused.index, rows.length - 1)];
  if (near) focusRow(near);
}
