import type { Problem } from '@/lib/content/types';
import { messages } from '@/lib/site/messages';

const { preview: text } = messages;

/** What the check says about one file. */
export function ProblemList({ problems }: { problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  return (
    <section className="problems wrap">
      <p className="problems-title">{text.problems}</p>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.line}:${problem.column} ${problem.rule} ${problem.message}`}>
            <strong>{text.severity[problem.severity]}</strong> {problem.message}{' '}
            <small>{text.place(problem.file, problem.line, problem.column)}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
