'use client';

import { useState } from 'react';
import type { Control } from '@/lib/desk/editor/form-controls';
import type { PlainValue } from '@/lib/desk/editor/yaml-value';
import { fieldTexts } from '@/lib/desk/texts/editor-fields';
import { FieldRow, labelOf } from './field-control';

interface EntryListProps {
  path: string;
  id: string;
  control: Extract<Control, { kind: 'group' }>;
  entries: readonly PlainValue[];
  onChange: (entries: PlainValue[]) => void;
}

function isEmpty(entry: PlainValue): boolean {
  return typeof entry === 'object' && Object.values(entry).every((member) => member === '');
}

/** A list of groups. A new one is only written once something stands in it. */
export function EntryList({ path, id, control, entries, onChange }: EntryListProps) {
  const [isAdding, setAdding] = useState(false);
  const shown: readonly PlainValue[] = isAdding ? [...entries, {}] : entries;
  const change = (index: number, name: string, value: PlainValue): void => {
    const entry = shown[index];
    const members = typeof entry === 'object' && !Array.isArray(entry) ? entry : {};
    const next = shown.map((other, at) => (at === index ? { ...members, [name]: value } : other));
    if (index === entries.length) setAdding(isEmpty(next[index] ?? {}));
    onChange(next.filter((other) => !isEmpty(other)));
  };
  const remove = (index: number): void => {
    if (index === entries.length) setAdding(false);
    else onChange(entries.filter((_, at) => at !== index));
  };
  const label = labelOf(path);
  return (
    <fieldset className="field-group">
      <legend>{label}</legend>
      {fieldTexts.hints[path] && <p className="hint">{fieldTexts.hints[path]}</p>}
      {shown.map((entry, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries have nothing else that tells them apart
        <fieldset key={index} className="field-entry">
          <legend>{fieldTexts.entry(label, index + 1)}</legend>
          {control.members.map(({ name, control: member }) => (
            <FieldRow
              key={name}
              path={`${path}.${name}`}
              id={`${id}-${index}-${name}`}
              control={member}
              value={typeof entry === 'object' && !Array.isArray(entry) ? entry[name] : undefined}
              onChange={(value) => change(index, name, value)}
            />
          ))}
          <button type="button" className="button-quiet" onClick={() => remove(index)}>
            {fieldTexts.remove(fieldTexts.entry(label, index + 1))}
          </button>
        </fieldset>
      ))}
      {!isAdding && (
        <button type="button" className="button" onClick={() => setAdding(true)}>
          {fieldTexts.add(label)}
        </button>
      )}
    </fieldset>
  );
}
