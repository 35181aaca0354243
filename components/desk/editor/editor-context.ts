import type { EditorView } from '@codemirror/view';
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Editing } from '@/lib/desk/editor/open-editing';
import type { ManuscriptApi } from './api';
import type { EditingSession, SessionState } from './editing-session';

/** Dialogs of the editing page; `handed-over` names whose copy it is about. */
export type DialogName =
  | {
      name:
        | 'insert'
        | 'help'
        | 'publish'
        | 'schedule'
        | 'correct'
        | 'withdraw'
        | 'restore'
        | 'submit'
        | 'discard';
    }
  | { name: 'pictures'; files: File[]; at: number | undefined; choose?: (src: string) => void }
  | { name: 'handed-over'; person: string; by: string };

/** What the parts of the editing page have in common. */
export interface EditorParts {
  editing: Editing;
  session: EditingSession;
  api: ManuscriptApi;
  /** The text editor, once it is there. */
  view: () => EditorView | undefined;
  open: (dialog: DialogName | undefined) => void;
}

export const EditorContext = createContext<EditorParts | undefined>(undefined);

export function useEditor(): EditorParts {
  const parts = useContext(EditorContext);
  if (!parts) throw new Error('not inside of the editing page');
  return parts;
}

export function useSessionState(): SessionState {
  const { store } = useEditor().session;
  return useSyncExternalStore(store.subscribe, store.get, store.get);
}
