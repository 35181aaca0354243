export interface Choice {
  value: string;
  label: string;
  /** Full name for a button whose label is one character or a bare adjective. */
  name: string;
}

export interface ChoiceFormProps {
  label: string;
  /** Name of the form where another one on the page has the same label. */
  name?: string;
  field: 'size' | 'theme' | 'edition';
  choices: readonly Choice[];
}

/**
 * One reading aid as a plain form, for readers without JavaScript. The page is the same for everyone:
 * /reading.css, which knows the cookie, marks the button that is in force.
 */
export function ChoiceForm({ label, name: formName = label, field, choices }: ChoiceFormProps) {
  return (
    <reading-choice>
      <form className="choice" method="post" action="/api/reading" aria-label={formName}>
        <span aria-hidden="true">{label}</span>
        {choices.map(({ value, label: text, name }) => (
          <button key={value} type="submit" name={field} value={value} aria-label={name}>
            {text}
          </button>
        ))}
      </form>
    </reading-choice>
  );
}
