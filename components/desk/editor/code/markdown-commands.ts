import { indentLess, indentMore } from '@codemirror/commands';
import { EditorSelection } from '@codemirror/state';
import type { Command } from '@codemirror/view';

/** Puts marks around the selection, or takes them away. */
function toggleMarks(mark: string): Command {
  return ({ state, dispatch }) => {
    if (state.readOnly) return false;
    const { length } = mark;
    const changes = state.changeByRange(({ from, to }) => {
      const isMarked =
        state.sliceDoc(from - length, from) === mark && state.sliceDoc(to, to + length) === mark;
      return isMarked
        ? {
            changes: [
              { from: from - length, to: from },
              { from: to, to: to + length },
            ],
            range: EditorSelection.range(from - length, to - length),
          }
        : {
            changes: [
              { from, insert: mark },
              { from: to, insert: mark },
            ],
            range: EditorSelection.range(from + length, to + length),
          };
    });
    dispatch(state.update(changes, { userEvent: 'input.format', scrollIntoView: true }));
    return true;
  };
}

export const toggleStrong = toggleMarks('**');
export const toggleEmphasis = toggleMarks('*');

const listLine = /^\s*(?:[-*+]|\d{1,9}[.)])\s/;

/** Indents where indentation means something: in lists. Elsewhere it does nothing, so that no key press goes astray. */
export function indentList(direction: 'more' | 'less', hint: () => void): Command {
  return (view) => {
    const { state } = view;
    const inList = state.selection.ranges.every(({ head }) => listLine.test(state.doc.lineAt(head).text));
    if (inList) return direction === 'more' ? indentMore(view) : indentLess(view);
    hint();
    return true;
  };
}

/** A line of a list or a quote: its mark, with blanks around it, and what stands behind. */
const markedLine = /^(\s*(?:(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?|(?:>\s?)+))(.*)$/;

function nextMark(mark: string): string {
  return mark.replace(/\d+/, (number) => String(Number(number) + 1)).replace(/\[[xX]\]/, '[ ]');
}

/** Enter goes on with a list or a quote; in an entry with nothing in it, it ends there. */
export const continueMarks: Command = ({ state, dispatch }) => {
  const { main } = state.selection;
  const line = state.doc.lineAt(main.head);
  const [, mark, rest = ''] = markedLine.exec(line.text) ?? [];
  if (state.readOnly || mark === undefined || !main.empty || main.head < line.from + mark.length)
    return false;
  const change =
    rest.trim() === ''
      ? { from: line.from, to: line.to, insert: '' }
      : { from: main.head, insert: `\n${nextMark(mark)}` };
  dispatch(
    state.update({
      changes: change,
      selection: { anchor: change.from + change.insert.length },
      scrollIntoView: true,
      userEvent: 'input',
    }),
  );
  return true;
};
