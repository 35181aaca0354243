import { defaultKeymap, history, historyKeymap, isolateHistory } from '@codemirror/commands';
import { lintGutter, nextDiagnostic, previousDiagnostic } from '@codemirror/lint';
import { search, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import {
  drawSelection,
  dropCursor,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { documentNonce } from '@/components/desk/document-nonce';
import type { TextChange } from '@/lib/desk/editor/text-change';
import { editorTexts } from '@/lib/desk/texts/editor';
import { editorPhrases } from '@/lib/desk/texts/editor-phrases';
import { articleLanguage } from './article-language';
import { continueMarks, indentList, toggleEmphasis, toggleStrong } from './markdown-commands';
import { articleTheme } from './theme';

export interface EditorEvents {
  /** The text changed; never in the middle of composing a word. */
  changed: () => void;
  /** The cursor stands on another line, or the text of its line changed. */
  moved: () => void;
  blurred: () => void;
  save: () => void;
  insert: () => void;
  toPreview: () => void;
  help: () => void;
  /** Tab was pressed where it means nothing. */
  tabHint: () => void;
  /** Pictures were pasted or dropped at an offset. */
  pictures: (files: File[], at: number) => void;
}

const writability = new Compartment();

function writable(isWritable: boolean): Extension {
  // Always editable for the browser, so that what may only be read can be reached and searched by keyboard.
  return EditorState.readOnly.of(!isWritable);
}

function picturesIn(transfer: DataTransfer | null): File[] {
  return [...(transfer?.files ?? [])].filter(({ type }) => type.startsWith('image/'));
}

function pictureHandlers(events: EditorEvents): Extension {
  const take = (event: Event, transfer: DataTransfer | null, at: number): boolean => {
    const files = picturesIn(transfer);
    if (files.length === 0) return false;
    event.preventDefault();
    events.pictures(files, at);
    return true;
  };
  return EditorView.domEventHandlers({
    paste: (event, view) => take(event, event.clipboardData, view.state.selection.main.head),
    drop: (event, view) =>
      take(
        event,
        event.dataTransfer,
        view.posAtCoords({ x: event.clientX, y: event.clientY }) ?? view.state.selection.main.head,
      ),
  });
}

/** Tells of changes once a word is composed: what stands there meanwhile is nobody's text. */
function watch(events: EditorEvents): Extension {
  let untold = false;
  const tell = (): void => {
    if (!untold) return;
    untold = false;
    events.changed();
  };
  return [
    EditorView.updateListener.of(({ docChanged, selectionSet, view, startState, state }) => {
      untold ||= docChanged;
      if (!view.composing) tell();
      const lineOf = (from: EditorState): number => from.doc.lineAt(from.selection.main.head).number;
      if (selectionSet && lineOf(startState) !== lineOf(state)) events.moved();
    }),
    EditorView.domEventHandlers({
      compositionend: () => {
        // The last change of a composition comes after this event.
        setTimeout(tell, 0);
      },
      blur: () => events.blurred(),
    }),
  ];
}

function keys(events: EditorEvents): Extension {
  const run = (act: () => void) => (): boolean => {
    act();
    return true;
  };
  return keymap.of([
    { key: 'Mod-s', run: run(events.save), preventDefault: true },
    { key: 'Mod-k', run: run(events.insert), preventDefault: true },
    { key: 'Mod-Enter', run: run(events.toPreview), preventDefault: true },
    { key: 'Mod-/', run: run(events.help), preventDefault: true },
    { key: 'F8', run: nextDiagnostic },
    { key: 'Shift-F8', run: previousDiagnostic },
    { key: 'Mod-b', run: toggleStrong, preventDefault: true },
    { key: 'Mod-i', run: toggleEmphasis, preventDefault: true },
    { key: 'Enter', run: continueMarks },
    { key: 'Tab', run: indentList('more', events.tabHint) },
    { key: 'Shift-Tab', run: indentList('less', events.tabHint) },
    ...searchKeymap,
    ...historyKeymap,
    ...defaultKeymap,
  ]);
}

/** The text of an article, to be edited. */
export function createArticleEditor(
  parent: HTMLElement,
  text: string,
  language: string,
  events: EditorEvents,
): EditorView {
  return new EditorView({
    parent,
    doc: text,
    extensions: [
      EditorView.cspNonce.of(documentNonce()),
      EditorState.phrases.of(editorPhrases),
      EditorState.tabSize.of(2),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({
        'aria-label': editorTexts.page.source,
        tabindex: '0',
        lang: language,
        spellcheck: 'false',
        autocorrect: 'off',
        autocapitalize: 'off',
      }),
      keys(events),
      lineNumbers(),
      lintGutter(),
      history(),
      highlightSpecialChars(),
      drawSelection(),
      dropCursor(),
      highlightActiveLine(),
      highlightActiveLineGutter(),
      search({ top: true }),
      articleLanguage(),
      articleTheme,
      pictureHandlers(events),
      watch(events),
      writability.of(writable(true)),
    ],
  });
}

export function setWritable(view: EditorView, isWritable: boolean): void {
  view.dispatch({ effects: writability.reconfigure(writable(isWritable)) });
}

/** Changes that come from somewhere else than the keyboard; each is one step to undo. */
export function applyToEditor(view: EditorView, changes: readonly TextChange[]): void {
  if (changes.length === 0) return;
  view.dispatch({ changes: [...changes], userEvent: 'input.form' });
}

/** Another text as a whole: undone in one step. */
export function replaceText(view: EditorView, change: TextChange): void {
  view.dispatch({ changes: change, annotations: isolateHistory.of('full') });
}
