'use client';

import { editorTexts } from '@/lib/desk/texts/editor';
import { previewMessages } from '@/lib/site/messages-editor';
import { type DialogName, useEditor, useSessionState } from './editor-context';
import { StatusLine } from './status-line';
import { useTextInfo } from './use-text-info';

const text = editorTexts.actions;

function day(at: number): string {
  return new Date(at).toLocaleDateString('zh-Hans', { year: 'numeric', month: 'numeric', day: 'numeric' });
}

interface EditorHeadProps {
  save: () => void;
  isWritable: boolean;
}

/** What is edited, where it stands, and what can be done with it. */
export function EditorHead({ save, isWritable }: EditorHeadProps) {
  const { open } = useEditor();
  const { manuscript, isDirty, isSaving } = useSessionState();
  const { title, words } = useTextInfo();
  const { state, may, file, lastChange } = manuscript;
  const isPublic = state === 'published' || state === 'archived';
  const isHidden = state === 'draft' || state === 'scheduled' || state === 'broken';
  const mayPublish = may.includes('publish') && isHidden;
  const maySubmit =
    may.includes('submit') &&
    (!mayPublish || isDirty) &&
    !(may.includes('publish') && isPublic && may.includes('save'));
  const further = (
    [
      ['schedule', may.includes('publish') && isHidden],
      ['correct', may.includes('correct') && isPublic],
      ['withdraw', may.includes('withdraw') && (isPublic || state === 'expired')],
      ['restore', canRestore(manuscript)],
      ['discard', isDirty && isWritable],
      ['help', true],
    ] as const
  ).flatMap(([name, isOffered]) => (isOffered ? [name] : []));
  return (
    <header className="editor-head">
      <div className="editor-what">
        <a className="editor-back" href="/desk">
          {editorTexts.page.back}
        </a>
        <h1>{title || editorTexts.page.untitled}</h1>
        <p className="editor-facts">
          <span className={isPublic ? 'badge badge-accent' : 'badge'}>{previewMessages.status[state]}</span>
          {!isWritable && <span className="badge">{editorTexts.page.readOnlyState}</span>}
          <code>{file}</code>
          <span>{editorTexts.page.words(words)}</span>
          {lastChange?.by && (
            <span className="editor-last">
              {editorTexts.page.lastChange(lastChange.by, day(lastChange.at))}
            </span>
          )}
        </p>
      </div>
      <StatusLine />
      <div className="editor-actions">
        {isWritable && (
          <button type="button" className="button" onClick={() => open({ name: 'insert' })}>
            {text.insert}
          </button>
        )}
        {may.includes('save') && (
          <button type="button" className="button" onClick={save} disabled={!isWritable || isSaving}>
            {text.save}
          </button>
        )}
        {maySubmit && (
          <button
            type="button"
            className={mayPublish ? 'button' : 'button-primary'}
            onClick={() => open({ name: 'submit' })}
            disabled={!isWritable}
          >
            {text.submit}
          </button>
        )}
        {mayPublish && (
          <button
            type="button"
            className="button-primary"
            onClick={() => open({ name: 'publish' })}
            disabled={!isWritable}
          >
            {text.publish}
          </button>
        )}
        <More names={further} open={open} />
      </div>
    </header>
  );
}

type Further = 'schedule' | 'correct' | 'withdraw' | 'restore' | 'discard' | 'help';

interface MoreProps {
  names: readonly Further[];
  open: (dialog: DialogName) => void;
}

function More({ names, open }: MoreProps) {
  return (
    <details className="editor-more" name="editor-more">
      <summary className="button">{text.more}</summary>
      <ul>
        {names.map((name) => (
          <li key={name}>
            <button
              type="button"
              onClick={(event) => {
                event.currentTarget.closest('details')?.removeAttribute('open');
                open({ name });
              }}
            >
              {text[name]}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The right that made an article what it is takes it back. */
function canRestore({ state, may }: { state: string; may: readonly string[] }): boolean {
  if (state === 'scheduled') return may.includes('publish');
  return state === 'withdrawn' && may.includes('withdraw');
}
