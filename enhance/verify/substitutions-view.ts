import type { Substitution } from '@/lib/provenance/verdict';
import { make } from '../dom';
import type { TextOf } from './texts';

/** Which words stand in the place of which. */
export function substitutionsView(substitutions: readonly Substitution[], text: TextOf): HTMLElement {
  const head = make(
    'tr',
    {},
    ...(['in-original', 'in-copy', 'count'] as const).map((name) => make('th', { scope: 'col' }, text(name))),
  );
  const rows = substitutions.map(({ original, copy, count }) =>
    make(
      'tr',
      {},
      make('td', {}, make('del', {}, original)),
      make('td', {}, make('ins', {}, copy)),
      make('td', {}, String(count)),
    ),
  );
  return make(
    'section',
    { className: 'compared' },
    make('h2', { className: 'rubric' }, text('substitutions')),
    make('table', {}, make('thead', {}, head), make('tbody', {}, ...rows)),
  );
}
