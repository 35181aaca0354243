'use client';

import type { Problem } from '@/lib/content/types';
import { editorTexts } from '@/lib/desk/texts/editor';
import { useSessionState } from '../editor-context';

const text = editorTexts.problemPanel;

interface ProblemListProps {
  problems: readonly Problem[];
  goTo: (problem: Problem) => void;
}

/** Problems as links to their places. */
export function ProblemList({ problems, goTo }: ProblemListProps) {
  return (
    <ol className="problem-list">
      {problems.map((problem) => (
        <li
          key={`${problem.line}:${problem.column} ${problem.rule} ${problem.message}`}
          data-severity={problem.severity}
        >
          <button type="button" onClick={() => goTo(problem)}>
            <span className="problem-severity">{text.severity[problem.severity]}</span>
            <span className="problem-message">{problem.message}</span>
            <small>{editorTexts.dialogs.problems.place(problem.line, problem.column)}</small>
          </button>
        </li>
      ))}
    </ol>
  );
}

export function ProblemPanel({ goTo }: Pick<ProblemListProps, 'goTo'>) {
  const { problems, checking } = useSessionState();
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return (
    <div className="panel-scroll">
      <p className="panel-note" role="status">
        {checking === 'checking'
          ? text.checking
          : checking === 'failed'
            ? text.failed
            : problems.length === 0
              ? text.none
              : text.summary(errors, problems.length - errors)}
      </p>
      <ProblemList problems={problems} goTo={goTo} />
    </div>
  );
}
