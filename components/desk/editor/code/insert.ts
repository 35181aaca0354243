import type { EditorView } from '@codemirror/view';
import { asBlock, type Insertion, readSnippet, type Snippet } from '@/lib/desk/editor/snippets';
import { findYaml } from '@/lib/desk/editor/yaml-range';

/** Text looked at on both sides of a place, for the empty lines that are there already. */
const around = 2;

/** Where a body begins. */
function bodyStart({ state: { doc } }: EditorView): number {
  const text = doc.toString();
  const yaml = findYaml(text);
  if (!yaml) return 0;
  const fence = text.indexOf('\n', yaml.to + 1);
  return fence < 0 ? text.length : fence + 1;
}

function put(view: EditorView, from: number, to: number, insertion: Insertion): void {
  view.dispatch({
    changes: { from, to, insert: insertion.text },
    selection: { anchor: from + insertion.from, head: from + insertion.to },
    userEvent: 'input.insert',
    scrollIntoView: true,
  });
  view.focus();
}

/** Puts a snippet where the cursor stands; a block behind the line, as a paragraph of its own. */
export function insertSnippet(view: EditorView, { text, inline }: Snippet): void {
  const { from, to } = view.state.selection.main;
  const selected = view.state.sliceDoc(from, to);
  if (inline && from >= bodyStart(view)) {
    return put(view, from, to, readSnippet(selected ? text.replace(/⟦[^⟧]*⟧/, () => `⟦${selected}⟧`) : text));
  }
  insertBlock(view, readSnippet(text), to);
}

/** @param at offset of the text; undefined: where the cursor stands */
export function insertBlock(view: EditorView, insertion: Insertion, at?: number): void {
  const { doc, selection } = view.state;
  const place = Math.max(bodyStart(view), Math.min(at ?? selection.main.to, doc.length));
  const line = doc.lineAt(place);
  const end = place === bodyStart(view) || line.text.trim() === '' ? line.from : line.to;
  const before = doc.sliceString(Math.max(0, end - around), end);
  const after = doc.sliceString(end, end + around);
  put(view, end, end, asBlock(insertion, before, after));
}
