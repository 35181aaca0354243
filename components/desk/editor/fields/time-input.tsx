'use client';

import { fieldTexts } from '@/lib/desk/texts/editor-fields';
import { TextInput } from './text-input';
import { nowIn, timeParts, writtenTime } from './time-parts';

interface TimeInputProps {
  id: string;
  label: string;
  value: string;
  timezone: string;
  describedBy?: string;
  onChange: (value: string) => void;
}

/** A day and maybe a time of day, in the site's timezone; a time that is written with another offset stays as it is. */
export function TimeInput({ id, label, value, timezone, describedBy, onChange }: TimeInputProps) {
  const parts = timeParts(value);
  if (!parts) {
    return (
      <>
        <TextInput id={id} value={value} onChange={onChange} describedBy={describedBy} spellCheck={false} />
        <small className="hint">{fieldTexts.asWritten}</small>
      </>
    );
  }
  const change = (part: Partial<typeof parts>): void => onChange(writtenTime({ ...parts, ...part }));
  return (
    <div className="when">
      <input
        id={id}
        type="date"
        value={parts.day}
        aria-describedby={describedBy}
        onChange={({ target }) => change({ day: target.value })}
      />
      <input
        type="time"
        aria-label={`${label} ${fieldTexts.time}`}
        value={parts.time}
        disabled={parts.day === ''}
        onChange={({ target }) => change({ time: target.value })}
      />
      <button
        type="button"
        className="button-quiet"
        aria-label={`${label} ${fieldTexts.now}`}
        onClick={() => onChange(nowIn(timezone))}
      >
        {fieldTexts.now}
      </button>
    </div>
  );
}
