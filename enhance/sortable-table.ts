import { dom } from './dom';
import { EnhancedElement } from './enhanced-element';
import { parts } from './parts';

/** A table whose columns sort it, as soon as the part for it has come. */
export class SortableTable extends EnhancedElement<'sorting'> {
  protected override enhance(signal: AbortSignal): void {
    parts.sorting().then(
      ({ makeSortable }) => signal.aborted || makeSortable(dom, this, this.text, signal),
      () => undefined,
    );
  }
}
