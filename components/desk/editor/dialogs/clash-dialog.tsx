'use client';

import { history, historyKeymap, standardKeymap } from '@codemirror/commands';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { useEffect, useMemo, useRef, useState } from 'react';
import { documentNonce } from '@/components/desk/document-nonce';
import { hasConflict, mergeTexts } from '@/lib/desk/editor/merge-texts';
import { editorTexts } from '@/lib/desk/texts/editor';
import { editorPhrases } from '@/lib/desk/texts/editor-phrases';
import type { Clash } from '../api';
import { articleLanguage } from '../code/article-language';
import { articleTheme } from '../code/theme';
import { useEditor } from '../editor-context';
import { Comparison } from './comparison';
import { Dialog } from './dialog';

const text = editorTexts.clash;

/** Two people changed an article: three views of what happened, and what becomes of it is for the person to say. */
export function ClashDialog({ clash }: { clash: Clash }) {
  const { session } = useEditor();
  const [mine] = useState(() => session.current());
  const theirs = clash.current.source;
  const { base } = clash;
  const merged = useMemo(
    () =>
      base === null
        ? { text: mine, conflicts: 0 }
        : mergeTexts(base, mine, theirs, { mine: text.mineMark, theirs: text.theirsMark }),
    [base, mine, theirs],
  );
  const [result, setResult] = useState(merged.text);
  const [view, setView] = useState<'result' | 'mine' | 'theirs'>(base === null ? 'theirs' : 'result');
  const views = base === null ? (['theirs', 'result'] as const) : (['result', 'mine', 'theirs'] as const);
  return (
    <Dialog title={text.title} onClose={() => session.openClash(false)} wide>
      <div className="order">
        <p>{base === null ? text.noBase : text.explain}</p>
        <fieldset className="segments">
          <legend className="sr-only">{text.views}</legend>
          {views.map((name) => (
            <label key={name}>
              <input type="radio" name="clash-view" checked={view === name} onChange={() => setView(name)} />
              <span>{text[name]}</span>
            </label>
          ))}
        </fieldset>
        {view === 'result' && (
          <>
            <p className="panel-note" role="status">
              {hasConflict(result)
                ? text.conflicts(result.match(/^<{7} /gm)?.length ?? 0)
                : base !== null && text.merged}
            </p>
            <ResultEditor begin={result} onChange={setResult} />
          </>
        )}
        {view === 'mine' && (
          <Comparison before={base ?? theirs} after={mine} names={[text.base, text.mineText]} />
        )}
        {view === 'theirs' && (
          <Comparison
            before={base ?? mine}
            after={theirs}
            names={[base === null ? text.mineText : text.base, text.theirsText]}
          />
        )}
        <div className="dialog-actions">
          <button type="button" className="button" onClick={() => session.settle(theirs)}>
            {text.useTheirs}
          </button>
          <button type="button" className="button" onClick={() => session.settle(mine)}>
            {text.useMine}
          </button>
          <button
            type="button"
            className="button-primary"
            disabled={hasConflict(result)}
            onClick={() => session.settle(result)}
          >
            {text.useMerged}
          </button>
        </div>
      </div>
    </Dialog>
  );
}

function ResultEditor({ begin, onChange }: { begin: string; onChange: (text: string) => void }) {
  const place = useRef<HTMLDivElement>(null);
  const first = useRef(begin);
  useEffect(() => {
    if (!place.current) return;
    const view = new EditorView({
      parent: place.current,
      doc: first.current,
      extensions: [
        EditorView.cspNonce.of(documentNonce()),
        EditorState.phrases.of(editorPhrases),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': text.result, tabindex: '0' }),
        history(),
        keymap.of([...historyKeymap, ...standardKeymap]),
        lineNumbers(),
        articleLanguage(),
        articleTheme,
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (docChanged) onChange(state.doc.toString());
        }),
      ],
    });
    return () => view.destroy();
  }, [onChange]);
  return <div ref={place} className="clash-result" />;
}
