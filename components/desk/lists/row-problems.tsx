import type { DeskRow } from '@/lib/desk/lists/row';
import { listTexts } from '@/lib/desk/texts/lists';

/** What is wrong with a file, and where; folded up. */
export function RowProblems({ problems }: Pick<DeskRow, 'problems'>) {
  if (problems.length === 0) return null;
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return (
    <details className="lists-problems" data-severity={errors > 0 ? 'error' : 'warning'}>
      <summary>{listTexts.problems(errors, problems.length - errors)}</summary>
      <ul>
        {problems.map(({ line, column, severity, rule, message }) => (
          <li key={`${line} ${column} ${rule} ${message}`} data-severity={severity}>
            <span className="meta">
              <span>{listTexts.severity[severity]}</span>
              <span>{listTexts.place(line, column)}</span>
            </span>{' '}
            {message}
          </li>
        ))}
      </ul>
    </details>
  );
}
