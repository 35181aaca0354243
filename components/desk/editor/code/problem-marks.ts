import { type Diagnostic, setDiagnostics } from '@codemirror/lint';
import type { Text } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import type { Problem } from '@/lib/content/types';

/** What a problem is shown under: the word or mark at its place, never more than the line. */
const shownWord = /^[\p{L}\p{N}_-]+|^\p{P}+|^\S/u;

/** Offset of a place; the end of the text for one behind it. Lines and columns are 1-based. */
export function offsetOf(text: Text, line: number, column: number): number {
  if (line > text.lines) return text.length;
  const found = text.line(Math.max(1, line));
  return Math.min(found.from + Math.max(0, column - 1), found.to);
}

function diagnosticOf(text: Text, problem: Problem): Diagnostic {
  const from = offsetOf(text, problem.line, problem.column);
  const line = text.lineAt(from);
  const word = shownWord.exec(line.text.slice(from - line.from, from - line.from + 40))?.[0] ?? '';
  return {
    from,
    to: from + word.length,
    severity: problem.severity,
    message: problem.message,
    source: problem.rule,
  };
}

/** Shows problems of the text as it is; not while somebody composes a word, which marks would interrupt. */
export function showProblems(view: EditorView, problems: readonly Problem[]): void {
  const diagnostics = problems.map((problem) => diagnosticOf(view.state.doc, problem));
  view.dispatch(setDiagnostics(view.state, diagnostics));
}
