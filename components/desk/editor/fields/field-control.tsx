'use client';

import { type Control, spread } from '@/lib/desk/editor/form-controls';
import type { PlainValue } from '@/lib/desk/editor/yaml-value';
import { fieldTexts } from '@/lib/desk/texts/editor-fields';
import { useEditor } from '../editor-context';
import { ChoiceInput, ManyChoices } from './choice-input';
import { EntryList } from './entry-list';
import { TextInput } from './text-input';
import { TimeInput } from './time-input';
import { TokenList } from './token-list';

export interface FieldControlProps {
  /** `cover.alt`: names texts and suggestions. */
  path: string;
  /** Unique in the document. */
  id: string;
  control: Control;
  value: PlainValue | undefined;
  onChange: (value: PlainValue) => void;
}

export function labelOf(path: string): string {
  return fieldTexts.names[path] ?? path;
}

/** One field with its name, its hint and how many characters are left. */
export function FieldRow({ path, id, control, value, onChange }: FieldControlProps) {
  const label = labelOf(path);
  const hint = fieldTexts.hints[path];
  const hintId = hint ? `${id}-hint` : undefined;
  const max = control.kind === 'text' ? control.max : undefined;
  const used = typeof value === 'string' ? [...value].length : 0;
  if (control.kind === 'group' || (control.kind === 'list' && control.of.kind === 'group')) {
    return <FieldControl path={path} id={id} control={control} value={value} onChange={onChange} />;
  }
  if (control.kind === 'flag') {
    return (
      <label className="field-flag">
        <input
          type="checkbox"
          checked={value === 'true'}
          onChange={({ target }) => onChange(target.checked ? 'true' : '')}
        />
        {label}
      </label>
    );
  }
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {control.required && <small className="field-required">{fieldTexts.required}</small>}
      </label>
      <FieldControl path={path} id={id} control={control} value={value} onChange={onChange} />
      {(hint || (max !== undefined && used > max * 0.8)) && (
        <p className="hint">
          {hint && <span id={hintId}>{hint}</span>}
          {max !== undefined && used > max * 0.8 && (
            <span className="field-count" data-over={used > max ? '' : undefined}>
              {fieldTexts.count(used, max)}
            </span>
          )}
        </p>
      )}
    </div>
  );
}

/** The control itself, by its kind. */
function FieldControl({ path, id, control, value, onChange }: FieldControlProps) {
  const { editing, open } = useEditor();
  const { suggestions, timezone } = editing;
  const label = labelOf(path);
  const written = typeof value === 'string' ? value : '';
  const describedBy = fieldTexts.hints[path] ? `${id}-hint` : undefined;
  switch (control.kind) {
    case 'time':
      return (
        <TimeInput
          id={id}
          label={label}
          value={written}
          timezone={timezone}
          describedBy={describedBy}
          onChange={onChange}
        />
      );
    case 'choice': {
      const names = fieldTexts.options[path] ?? {};
      const choices = control.options.map((option) => ({ value: option, name: names[option] ?? option }));
      return (
        <ChoiceInput
          id={id}
          value={written}
          choices={choices}
          none={names[''] ?? fieldTexts.none}
          describedBy={describedBy}
          onChange={onChange}
        />
      );
    }
    case 'list': {
      const entries = spread(control, value);
      const list = Array.isArray(entries) ? entries : [];
      if (control.of.kind === 'group')
        return <EntryList path={path} id={id} control={control.of} entries={list} onChange={onChange} />;
      const texts = list.map((entry) => (typeof entry === 'string' ? entry : ''));
      if (control.of.kind === 'text' && control.of.format === 'topic')
        return (
          <ManyChoices
            id={id}
            label={label}
            values={texts}
            choices={suggestions.topics}
            onChange={onChange}
          />
        );
      const known = path === 'tags' ? suggestions.tags : path === 'author' ? suggestions.people : [];
      return (
        <TokenList
          id={id}
          label={label}
          values={texts}
          suggestions={known}
          describedBy={describedBy}
          onChange={onChange}
        />
      );
    }
    case 'group':
      return <EntryGroup path={path} id={id} control={control} value={value} onChange={onChange} />;
    case 'text':
      if (control.format === 'section')
        return (
          <ChoiceInput
            id={id}
            value={written}
            choices={suggestions.sections}
            none={fieldTexts.none}
            describedBy={describedBy}
            onChange={onChange}
          />
        );
      return (
        <div className="field-line">
          <TextInput
            id={id}
            value={written}
            lines={control.lines}
            required={control.required}
            describedBy={describedBy}
            type={control.format === 'web-address' ? 'url' : 'text'}
            list={suggestedList(path)}
            spellCheck={control.format === undefined || control.format === 'plain' ? undefined : false}
            onChange={onChange}
          />
          {control.format === 'media' && (
            <button
              type="button"
              className="button"
              onClick={() => open({ name: 'pictures', files: [], at: undefined, choose: onChange })}
            >
              {fieldTexts.choosePicture}
            </button>
          )}
        </div>
      );
    default:
      return <TextInput id={id} value={written} describedBy={describedBy} onChange={onChange} />;
  }
}

/** Id of the list of names that are offered (fields-panel.tsx). */
function suggestedList(path: string): string | undefined {
  if (path === 'editor') return 'known-people';
  return path === 'source.name' ? 'known-sources' : undefined;
}

/** The members of a map; an empty one is not written. */
export function EntryGroup({ path, id, control, value, onChange }: FieldControlProps) {
  if (control.kind !== 'group') return null;
  const members = spread(control, value);
  const values = typeof members === 'object' && !Array.isArray(members) ? members : {};
  return (
    <fieldset className="field-group">
      <legend>{labelOf(path)}</legend>
      {control.members.map(({ name, control: member }) => (
        <FieldRow
          key={name}
          path={`${path}.${name}`}
          id={`${id}-${name}`}
          control={member}
          value={values[name]}
          onChange={(next) => onChange({ ...values, [name]: next })}
        />
      ))}
    </fieldset>
  );
}
