import type { ComparedBlock, Comparison, Piece } from '@/lib/provenance/verdict';
import { make } from '../dom';
import type { TextOf } from './texts';

/** So many blocks without a difference are folded. */
const foldFrom = 3;

const isQuiet = ({ change }: ComparedBlock): boolean => change === 'same' || change === 'omitted';

/** The article block by block, with what differs in place. */
export function blocksView(blocks: readonly ComparedBlock[], text: TextOf): HTMLElement {
  const list = make('div');
  for (let from = 0; from < blocks.length; ) {
    const isQuietHere = blocks.slice(from, from + 1).some(isQuiet);
    const length = blocks.slice(from).findIndex((block) => isQuiet(block) !== isQuietHere);
    const to = length < 0 ? blocks.length : from + length;
    const shown = blocks.slice(from, to).map((block) => blockView(block, text));
    if (isQuietHere && to - from >= foldFrom)
      list.append(make('details', {}, make('summary', {}, text('folded', { n: to - from })), ...shown));
    else list.append(...shown);
    from = to;
  }
  return make(
    'section',
    { className: 'compared' },
    make('h2', { className: 'rubric' }, text('blocks')),
    list,
  );
}

function blockView({ change, pieces, original, copy }: ComparedBlock, text: TextOf): HTMLElement {
  const words = pieces.length > 0 ? pieces : ([{ kind: 'same', text: copy ?? original ?? '' }] as const);
  const paragraph = make('p', {}, ...words.map((piece) => pieceView(piece, text)));
  if (change !== 'same') {
    paragraph.dataset.change = change;
    paragraph.dataset.label = text(change);
  }
  return paragraph;
}

function pieceView({ kind, text: words }: Piece, text: TextOf): Node {
  if (kind === 'same') return document.createTextNode(words);
  const name = kind === 'removed' ? 'del' : 'ins';
  const element = make(name, {}, words);
  element.dataset.label = text(name);
  return element;
}

/** Lines before and after the article, which nobody signed. */
export function surroundingsView({ before, after }: Comparison['surroundings'], text: TextOf): HTMLElement[] {
  const lines = [...before, ...after];
  if (lines.length === 0) return [];
  const list = make('ul', {}, ...lines.slice(0, 200).map((line) => make('li', {}, line)));
  const hint = make('p', {}, text('around-hint'));
  return [make('details', { className: 'around' }, make('summary', {}, text('around')), hint, list)];
}
