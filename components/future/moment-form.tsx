import { futureTexts as text } from '@/lib/desk/texts/future';
import { futurePath, futureUrl } from '@/lib/future/moment';

interface MomentFormProps {
  /** What was chosen before, and what is wrong with it. */
  given: string | undefined;
  problem: string | undefined;
  /** The moment that is offered: `2026-11-28T08:00`. */
  morning: string;
  timezone: string;
}

/** Chooses the moment of a look ahead. */
export function MomentForm({ given, problem, morning, timezone }: MomentFormProps) {
  return (
    <form className="moment-form" method="get" action={futurePath}>
      {problem && (
        <p className="note note-problem" role="alert">
          {problem}
        </p>
      )}
      <div className="field">
        <label htmlFor="at">{text.at}</label>
        <input
          id="at"
          name="at"
          type="datetime-local"
          required
          defaultValue={given ?? morning}
          aria-describedby="at-hint"
        />
      </div>
      <button className="button-primary" type="submit">
        {text.submit}
      </button>
      <a className="button" href={futureUrl(morning)}>
        {text.tomorrow}
      </a>
      <p id="at-hint" className="hint">
        {text.timezone(timezone)}
      </p>
    </form>
  );
}
