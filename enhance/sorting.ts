import type { Dom } from './dom';
import type { TextOf } from './enhanced-element';
import { type Direction, rowOrder } from './row-order';
import styles from './sorting.css';

export { styles };

/** What a press of the same column does next; after both directions the original order comes back. */
function after(direction: string | null): Direction | undefined {
  if (direction === 'ascending') return 'descending';
  return direction === null ? 'ascending' : undefined;
}

/**
 * Buttons in the head of a table that sort it by their column (the pattern of the WAI-ARIA sortable table).
 * When the signal aborts, they go and the rows stand as written.
 */
export function makeSortable(
  { announce, languageOf, makeButton }: Dom,
  table: Element,
  text: TextOf<'sorting'>,
  signal: AbortSignal,
): void {
  const body = table.querySelector('tbody');
  if (!body || body.rows.length < 2) return;
  const rows = [...body.rows];
  const heads = [...table.querySelectorAll<HTMLTableCellElement>('thead th')];
  const ordered = (head: HTMLTableCellElement, direction: Direction): HTMLTableRowElement[] => {
    const cells = rows.map((row) => row.cells[head.cellIndex]?.textContent.trim() ?? '');
    const places = rowOrder(cells, direction, head.matches('.numeric'), languageOf(head) || undefined);
    return places.map((place) => rows[place]).filter((row) => row !== undefined);
  };
  const sort = (head: HTMLTableCellElement, direction: Direction | undefined): void => {
    for (const other of heads) other.removeAttribute('aria-sort');
    if (direction) head.setAttribute('aria-sort', direction);
    body.append(...(direction ? ordered(head, direction) : rows));
  };
  for (const head of heads) {
    const column = head.textContent.trim();
    // A button without a name would be worse than none.
    if (column === '') continue;
    const button = makeButton('', () => {
      const direction = after(head.getAttribute('aria-sort'));
      sort(head, direction);
      announce(text(direction ?? 'original', { column }));
    });
    button.append(...head.childNodes);
    head.append(button);
    signal.addEventListener('abort', () => {
      head.replaceChildren(...button.childNodes);
      sort(head, undefined);
    });
  }
}
