'use client';

import { useEffect, useState } from 'react';
import { articleFields } from '@/lib/content/model';
import { controlsOf, fits, type NamedControl, toYaml } from '@/lib/desk/editor/form-controls';
import { groupFields } from '@/lib/desk/editor/form-groups';
import { editFrontMatter, readFrontMatter } from '@/lib/desk/editor/front-matter-text';
import { findYaml } from '@/lib/desk/editor/yaml-range';
import type { PlainValue } from '@/lib/desk/editor/yaml-value';
import { fieldTexts } from '@/lib/desk/texts/editor-fields';
import { applyToEditor } from '../code/article-editor';
import { useEditor } from '../editor-context';
import { FieldRow, labelOf } from './field-control';

const controls = controlsOf(articleFields);
const order = controls.map(({ name }) => name);
const groups = groupFields(controls);
/** Open from the start; the others are opened when something stands in them. */
const usual: ReadonlySet<string> = new Set(['head', 'place', 'time', 'credits']);

interface FieldsPanelProps {
  isWritable: boolean;
  goTo: (place: { line: number; column: number }) => void;
}

/** The front matter as a form: it shows what the text says, and changes the text where something is filled in. */
export function FieldsPanel({ isWritable, goTo }: FieldsPanelProps) {
  const { session, view, editing } = useEditor();
  const [matter, setMatter] = useState(() => readFrontMatter(session.current()));
  const [refused, setRefused] = useState<string>();

  useEffect(() => {
    let known = yamlOf(session.current());
    return session.onChanged(() => {
      const text = session.current();
      // Typing in the body is nothing to the form.
      if (yamlOf(text) === known) return;
      known = yamlOf(text);
      setMatter(readFrontMatter(text));
    });
  }, [session]);

  const fill = ({ name, control }: NamedControl, value: PlainValue): void => {
    const editor = view();
    const changes = editFrontMatter(session.current(), name, toYaml(control, value), order);
    setRefused(changes ? undefined : name);
    if (editor && changes) applyToEditor(editor, changes);
  };

  if (matter.state === 'broken') {
    return (
      <div className="panel-scroll">
        <p className="note note-problem" role="alert">
          {fieldTexts.broken(matter.line, matter.column)} {fieldTexts.reasons[matter.code]}
        </p>
        <button type="button" className="button" onClick={() => goTo(matter)}>
          {fieldTexts.toPlace}
        </button>
      </div>
    );
  }
  const values = matter.state === 'read' ? matter.values : {};
  return (
    <form
      className="panel-scroll fields"
      aria-label={fieldTexts.label}
      onSubmit={(event) => event.preventDefault()}
    >
      {matter.state === 'missing' && <p className="note">{fieldTexts.missing}</p>}
      <fieldset disabled={!isWritable} className="fields-all">
        {groups.map(({ name, fields }) => (
          <details
            key={name}
            open={usual.has(name) || fields.some((field) => values[field.name] !== undefined)}
          >
            <summary>{fieldTexts.groups[name]}</summary>
            {fields.map((field) =>
              fits(field.control, values[field.name]) ? (
                <div key={field.name}>
                  <FieldRow
                    path={field.name}
                    id={`field-${field.name}`}
                    control={field.control}
                    value={values[field.name]}
                    onChange={(value) => fill(field, value)}
                  />
                  {refused === field.name && (
                    <p className="hint field-refused" role="alert">
                      {fieldTexts.notChanged}
                    </p>
                  )}
                </div>
              ) : (
                <p key={field.name} className="hint">
                  {labelOf(field.name)}：{fieldTexts.notInForm}
                </p>
              ),
            )}
          </details>
        ))}
      </fieldset>
      <datalist id="known-people">
        {editing.suggestions.people.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <datalist id="known-sources">
        {editing.suggestions.sources.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </form>
  );
}

function yamlOf(text: string): string | undefined {
  const range = findYaml(text);
  return range && text.slice(range.from, range.to);
}
