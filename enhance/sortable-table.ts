import { announce, languageOf, makeButton } from './dom';
import { EnhancedElement } from './enhanced-element';
import { type Direction, rowOrder } from './row-order';

/** What a press of the same column does next; after both directions the original order comes back. */
function after(direction: string | null): Direction | undefined {
  if (direction === 'ascending') return 'descending';
  return direction === null ? 'ascending' : undefined;
}

/** A table whose columns sort it, by buttons in its head (the pattern of the WAI-ARIA sortable table). */
export class SortableTable extends EnhancedElement<'sorting'> {
  protected override enhance(signal: AbortSignal): void {
    const body = this.querySelector('tbody');
    if (!body || body.rows.length < 2) return;
    const rows = [...body.rows];
    const heads = [...this.querySelectorAll<HTMLTableCellElement>('thead th')];
    const sort = (head: HTMLTableCellElement, direction: Direction | undefined): void => {
      for (const other of heads) other.removeAttribute('aria-sort');
      if (direction) head.setAttribute('aria-sort', direction);
      body.append(...(direction ? this.#order(rows, head, direction) : rows));
    };
    for (const head of heads) {
      const column = head.textContent.trim();
      // A button without a name would be worse than none.
      if (column === '') continue;
      const button = makeButton('', () => {
        const direction = after(head.getAttribute('aria-sort'));
        sort(head, direction);
        announce(this.text(direction ?? 'original', { column }));
      });
      button.append(...head.childNodes);
      head.append(button);
      signal.addEventListener('abort', () => {
        head.replaceChildren(...button.childNodes);
        sort(head, undefined);
      });
    }
  }

  #order(rows: readonly HTMLTableRowElement[], head: HTMLTableCellElement, direction: Direction) {
    const cells = rows.map((row) => row.cells[head.cellIndex]?.textContent.trim() ?? '');
    const places = rowOrder(cells, direction, head.matches('.numeric'), languageOf(head) || undefined);
    return places.map((place) => rows[place]).filter((row) => row !== undefined);
  }
}
