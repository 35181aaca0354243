'use client';

import type { ReactNode } from 'react';
import { editorTexts } from '@/lib/desk/texts/editor';
import { useEditor, useSessionState } from './editor-context';

interface NoticesProps {
  mayWrite: boolean;
  isElsewhere: boolean;
  takeOver: () => void;
}

function when(at: number): string {
  return new Date(at).toLocaleString('zh-Hans', {
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
}

/** What somebody has to know or to decide before he goes on. */
export function Notices({ mayWrite, isElsewhere, takeOver }: NoticesProps) {
  const { session, open } = useEditor();
  const { clash, found, note, manuscript } = useSessionState();
  const handedOver = manuscript.may.includes('publish')
    ? manuscript.copies.filter(({ submitted }) => submitted)
    : [];
  return (
    <div className="editor-notices">
      {note && <Notice text={note.text} isProblem={note.kind === 'problem'} />}
      {!mayWrite && <Notice text={editorTexts.page.readOnly} />}
      {isElsewhere && (
        <Notice text={editorTexts.otherTab.note}>
          <button type="button" className="button" onClick={takeOver}>
            {editorTexts.otherTab.take}
          </button>
        </Notice>
      )}
      {clash && mayWrite && (
        <Notice text={editorTexts.clash.note} isProblem>
          <button type="button" className="button" onClick={() => session.openClash(true)}>
            {editorTexts.clash.open}
          </button>
        </Notice>
      )}
      {found && (
        <Notice text={editorTexts.found.note(when(found.at))}>
          <button type="button" className="button" onClick={() => session.settleFound(true)}>
            {editorTexts.found.use}
          </button>
          <button type="button" className="button" onClick={() => session.settleFound(false)}>
            {editorTexts.found.drop}
          </button>
        </Notice>
      )}
      {handedOver.map(({ person, name, savedAt }) => (
        <Notice key={person} text={editorTexts.dialogs.handedOver.note(name, when(savedAt))}>
          <button
            type="button"
            className="button"
            onClick={() => open({ name: 'handed-over', person, by: name })}
          >
            {editorTexts.dialogs.handedOver.open}
          </button>
        </Notice>
      ))}
    </div>
  );
}

interface NoticeProps {
  text: string;
  isProblem?: boolean;
  children?: ReactNode;
}

function Notice({ text, isProblem = false, children }: NoticeProps) {
  return (
    <div className={isProblem ? 'note note-problem' : 'note'} role={isProblem ? 'alert' : 'status'}>
      <p>{text}</p>
      {children && <div className="note-actions">{children}</div>}
    </div>
  );
}
