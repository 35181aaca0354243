'use client';

import type { EditorView } from '@codemirror/view';
import { type RefObject, useEffect, useRef } from 'react';
import { changeBetween } from '@/lib/desk/editor/text-change';
import { createArticleEditor, type EditorEvents, replaceText, setWritable } from './code/article-editor';
import { showProblems } from './code/problem-marks';
import { useEditor, useSessionState } from './editor-context';

interface TextPaneProps {
  viewRef: RefObject<EditorView | undefined>;
  events: EditorEvents;
  isWritable: boolean;
}

/** The text of the article. The text editor is the owner of what is typed; nothing is rendered while somebody types. */
export function TextPane({ viewRef, events, isWritable }: TextPaneProps) {
  const place = useRef<HTMLDivElement>(null);
  const { session, editing } = useEditor();
  const { problems } = useSessionState();
  const first = useRef(events);

  useEffect(() => {
    if (!place.current) return;
    const view = createArticleEditor(place.current, session.begin, editing.language, first.current);
    viewRef.current = view;
    const detach = session.attach({
      read: () => view.state.doc.toString(),
      write: (text) => replaceText(view, changeBetween(view.state.doc.toString(), text)),
    });
    return () => {
      detach();
      viewRef.current = undefined;
      view.destroy();
    };
  }, [session, editing.language, viewRef]);

  useEffect(() => {
    if (viewRef.current) setWritable(viewRef.current, isWritable);
  }, [isWritable, viewRef]);

  useEffect(() => {
    if (viewRef.current && !viewRef.current.composing) showProblems(viewRef.current, problems);
  }, [problems, viewRef]);

  return <div ref={place} className="editor-code" />;
}
