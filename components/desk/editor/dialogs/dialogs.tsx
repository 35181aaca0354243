'use client';

import dynamic from 'next/dynamic';
import type { Problem } from '@/lib/content/types';
import type { Snippet } from '@/lib/desk/editor/snippets';
import { type DialogName, useEditor, useSessionState } from '../editor-context';

/** Dialogs are loaded when they are first opened. */
const InsertDialog = dynamic(() => import('./insert-dialog').then((module) => module.InsertDialog), {
  ssr: false,
});
const PictureDialog = dynamic(() => import('./picture-dialog').then((module) => module.PictureDialog), {
  ssr: false,
});
const HelpDialog = dynamic(() => import('./help-dialog').then((module) => module.HelpDialog), { ssr: false });
const ActionDialog = dynamic(() => import('./action-dialog').then((module) => module.ActionDialog), {
  ssr: false,
});
const ClashDialog = dynamic(() => import('./clash-dialog').then((module) => module.ClashDialog), {
  ssr: false,
});
const HandedOverDialog = dynamic(
  () => import('./handed-over-dialog').then((module) => module.HandedOverDialog),
  { ssr: false },
);

interface DialogsProps {
  dialog: DialogName | undefined;
  goTo: (problem: Problem) => void;
  insert: (snippet: Snippet) => void;
  insertMarkup: (markup: string, at: number | undefined) => void;
  take: (source: string) => void;
}

/** Whatever dialog is open; what has to be settled with somebody else comes first. */
export function Dialogs({ dialog, goTo, insert, insertMarkup, take }: DialogsProps) {
  const { open } = useEditor();
  const { clash, isSettling } = useSessionState();
  const close = (): void => open(undefined);
  if (clash && isSettling) return <ClashDialog key={clash.current.version} clash={clash} />;
  if (!dialog) return null;
  switch (dialog.name) {
    case 'insert':
      return (
        <InsertDialog
          onClose={close}
          insert={insert}
          pictures={() => open({ name: 'pictures', files: [], at: undefined })}
        />
      );
    case 'pictures':
      return (
        <PictureDialog
          onClose={close}
          files={dialog.files}
          choose={dialog.choose}
          insert={(markup) => insertMarkup(markup, dialog.at)}
        />
      );
    case 'help':
      return <HelpDialog onClose={close} />;
    case 'handed-over':
      return <HandedOverDialog person={dialog.person} by={dialog.by} onClose={close} take={take} />;
    default:
      return <ActionDialog name={dialog.name} onClose={close} goTo={goTo} />;
  }
}
