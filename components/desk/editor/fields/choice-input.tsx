'use client';

import type { Choice } from '@/lib/desk/editor/suggestions';
import { fieldTexts } from '@/lib/desk/texts/editor-fields';

interface ChoiceInputProps {
  id: string;
  value: string;
  choices: readonly Choice[];
  /** What choosing nothing means. */
  none: string;
  describedBy?: string;
  onChange: (value: string) => void;
}

/** One of fixed values; what is written and is none of them stays, and is said to be unknown. */
export function ChoiceInput({ id, value, choices, none, describedBy, onChange }: ChoiceInputProps) {
  const isKnown = value === '' || choices.some((choice) => choice.value === value);
  return (
    <select
      id={id}
      value={value}
      aria-describedby={describedBy}
      onChange={({ target }) => onChange(target.value)}
    >
      <option value="">{none}</option>
      {!isKnown && <option value={value}>{fieldTexts.unknown(value)}</option>}
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.name}
        </option>
      ))}
    </select>
  );
}

interface ManyChoicesProps {
  id: string;
  label: string;
  values: readonly string[];
  choices: readonly Choice[];
  onChange: (values: string[]) => void;
}

/** Any of fixed values, in the order in which they were chosen. */
export function ManyChoices({ id, label, values, choices, onChange }: ManyChoicesProps) {
  const unknown = values.filter((value) => !choices.some((choice) => choice.value === value));
  const all = [...choices, ...unknown.map((value) => ({ value, name: fieldTexts.unknown(value) }))];
  return (
    <fieldset id={id} className="choices">
      <legend className="sr-only">{label}</legend>
      {all.length === 0 && <p className="hint">{fieldTexts.nothing}</p>}
      {all.map((choice) => (
        <label key={choice.value}>
          <input
            type="checkbox"
            checked={values.includes(choice.value)}
            onChange={({ target }) =>
              onChange(
                target.checked ? [...values, choice.value] : values.filter((value) => value !== choice.value),
              )
            }
          />{' '}
          {choice.name}
        </label>
      ))}
    </fieldset>
  );
}
