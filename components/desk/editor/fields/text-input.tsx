'use client';

import { useState } from 'react';

interface TextInputProps {
  id: string;
  value: string;
  onChange: (value: string) => void;
  /** Several lines. */
  lines?: boolean;
  required?: boolean;
  describedBy?: string;
  list?: string;
  label?: string;
  spellCheck?: boolean;
  type?: 'text' | 'url';
}

/** A text that is written into the file as it is typed, but not in the middle of composing a word. */
export function TextInput({ id, value, onChange, lines, describedBy, label, ...rest }: TextInputProps) {
  const [composed, setComposed] = useState<string>();
  const shared = {
    id,
    value: composed ?? value,
    'aria-describedby': describedBy,
    'aria-label': label,
    onCompositionEnd: ({ currentTarget }: { currentTarget: { value: string } }) => {
      setComposed(undefined);
      onChange(currentTarget.value);
    },
  };
  const change = (typed: string, isComposing: boolean): void => {
    setComposed(isComposing ? typed : undefined);
    if (!isComposing) onChange(typed);
  };
  const composing = (event: object): boolean => 'isComposing' in event && event.isComposing === true;
  if (lines) {
    return (
      <textarea
        {...shared}
        rows={2}
        required={rest.required}
        onChange={({ target, nativeEvent }) => change(target.value, composing(nativeEvent))}
      />
    );
  }
  return (
    <input
      {...shared}
      {...rest}
      onChange={({ target, nativeEvent }) => change(target.value, composing(nativeEvent))}
    />
  );
}
