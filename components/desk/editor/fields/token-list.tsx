'use client';

import { useState } from 'react';
import { fieldTexts } from '@/lib/desk/texts/editor-fields';

interface TokenListProps {
  id: string;
  label: string;
  values: readonly string[];
  suggestions: readonly string[];
  describedBy?: string;
  onChange: (values: string[]) => void;
}

/** A list of short texts: Enter or a comma adds one, Backspace in the empty field takes the last away. */
export function TokenList({ id, label, values, suggestions, describedBy, onChange }: TokenListProps) {
  const [typed, setTyped] = useState('');
  const add = (text: string): void => {
    const fresh = text
      .split(/[,，、]/)
      .map((part) => part.trim())
      .filter((part, index, all) => part !== '' && all.indexOf(part) === index && !values.includes(part));
    setTyped('');
    if (fresh.length > 0) onChange([...values, ...fresh]);
  };
  return (
    <div className="tokens">
      {values.length > 0 && (
        <ul>
          {values.map((value, index) => (
            <li key={value}>
              <span>{value}</span>
              <button
                type="button"
                aria-label={fieldTexts.removeEntry(value)}
                onClick={() => onChange(values.filter((_, at) => at !== index))}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      <input
        id={id}
        list={`${id}-list`}
        value={typed}
        aria-describedby={describedBy}
        placeholder={fieldTexts.newEntry(label)}
        onChange={({ target, nativeEvent }) => {
          const isComposing = 'isComposing' in nativeEvent && nativeEvent.isComposing === true;
          const isChosen = suggestions.includes(target.value) && !('data' in nativeEvent && nativeEvent.data);
          if (!isComposing && (/[,，、]/.test(target.value) || isChosen)) add(target.value);
          else setTyped(target.value);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') {
            event.preventDefault();
            add(typed);
          } else if (event.key === 'Backspace' && typed === '' && values.length > 0) {
            onChange(values.slice(0, -1));
          }
        }}
        onBlur={() => add(typed)}
      />
      <datalist id={`${id}-list`}>
        {suggestions
          .filter((suggestion) => !values.includes(suggestion))
          .map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
      </datalist>
    </div>
  );
}
