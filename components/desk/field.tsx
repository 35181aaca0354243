interface FieldProps {
  label: string;
  name: string;
  type?: 'text' | 'email' | 'password';
  autoComplete: string;
  hint?: string;
  defaultValue?: string;
  minLength?: number;
  maxLength?: number;
  autoFocus?: boolean;
}

/** One line of a form with what it is for. */
export function Field({ label, name, hint, type = 'text', ...input }: FieldProps) {
  const hintId = hint && `${name}-hint`;
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <input id={name} name={name} type={type} required aria-describedby={hintId} {...input} />
      {hint && (
        <p id={hintId} className="hint">
          {hint}
        </p>
      )}
    </div>
  );
}
