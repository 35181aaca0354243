import type { Problem } from '@/lib/content/types';
import type { KeptState } from '@/lib/desk/editor/draft-keeper';
import type { Editing } from '@/lib/desk/editor/open-editing';
import type { Manuscript } from '@/lib/desk/manuscripts/open-manuscript';
import type { Clash } from './api';
import type { BrowserDraft } from './browser-drafts';
import type { CheckState } from './problem-checker';

export interface Note {
  kind: 'done' | 'problem';
  text: string;
}

export interface SessionState {
  manuscript: Manuscript;
  /** The text differs from the file. */
  isDirty: boolean;
  kept: KeptState;
  isSaving: boolean;
  /** Epoch milliseconds; undefined until something was saved here. */
  savedAt: number | undefined;
  /** What was kept last has been handed over. */
  isSubmitted: boolean;
  problems: readonly Problem[];
  checking: CheckState;
  /** The file is another one than that which the text began from. */
  clash: Clash | undefined;
  isSettling: boolean;
  /** A text that the server never got. */
  found: BrowserDraft | undefined;
  note: Note | undefined;
}

/** As the server sent it with the page. */
export function beginState({ manuscript, copyBase }: Editing): SessionState {
  const { workingCopy: copy, source, version } = manuscript;
  const isOld = copy !== undefined && copy.base !== version;
  return {
    manuscript,
    isDirty: copy !== undefined && copy.source !== source,
    kept: copy ? { kind: 'kept', at: copy.savedAt } : { kind: 'same' },
    isSaving: false,
    savedAt: undefined,
    isSubmitted: copy?.submitted ?? false,
    problems: [],
    checking: 'idle',
    clash: isOld ? { current: { source, version }, base: copyBase } : undefined,
    isSettling: false,
    found: undefined,
    note: undefined,
  };
}
