import type { DeskEvent } from '@/lib/desk/lists/desk-events';
import type { DeskRow } from '@/lib/desk/lists/row';

/** What is said to have changed since a list was read. */
export class Touched {
  private readonly names = new Set<string>();
  private any = false;

  /** @param event undefined: nobody knows what */
  add(event: DeskEvent | undefined): void {
    if (!event || event.more) this.any = true;
    for (const { slug } of event?.articles ?? []) this.names.add(slug);
    for (const file of event?.files ?? []) this.names.add(file);
  }

  with(other: Touched): Touched {
    const both = new Touched();
    both.any = this.any || other.any;
    for (const name of [...this.names, ...other.names]) both.names.add(name);
    return both;
  }

  /** Rows that came or look different for that reason: not those that moved up, or whose history was read meanwhile. */
  among(before: readonly DeskRow[], fresh: readonly DeskRow[]): DeskRow[] {
    const known = new Map(before.map((row) => [row.id, look(row)]));
    return fresh.filter(
      (row) => known.get(row.id) !== look(row) && (this.any || this.names.has(row.slug ?? row.id)),
    );
  }
}

function look({ change, ...row }: DeskRow): string {
  return JSON.stringify(row);
}
