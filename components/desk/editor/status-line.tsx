'use client';

import { editorTexts } from '@/lib/desk/texts/editor';
import { useSessionState } from './editor-context';

const text = editorTexts.kept;

function clock(at: number): string {
  return new Date(at).toLocaleTimeString('zh-Hans', { hour: '2-digit', minute: '2-digit' });
}

/** Where what was typed is at this moment. */
export function StatusLine() {
  const { kept, isSaving, savedAt, isSubmitted, isDirty } = useSessionState();
  const [state, shown] = isSaving
    ? ['busy', text.saving]
    : isSubmitted
      ? ['kept', text.submitted]
      : kept.kind === 'keeping'
        ? ['busy', text.keeping]
        : kept.kind === 'offline'
          ? ['trouble', text.offline]
          : kept.kind === 'refused'
            ? ['trouble', text.refused(kept.message)]
            : kept.kind === 'kept' && isDirty
              ? ['kept', text.kept(clock(kept.at))]
              : ['same', savedAt === undefined ? text.same : text.saved(clock(savedAt))];
  return (
    <p className="editor-status" data-state={state} role={state === 'trouble' ? 'alert' : undefined}>
      {shown}
    </p>
  );
}
