'use client';

import { MergeView } from '@codemirror/merge';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { documentNonce } from '@/components/desk/document-nonce';
import { editorPhrases } from '@/lib/desk/texts/editor-phrases';
import { articleLanguage } from '../code/article-language';
import { articleTheme } from '../code/theme';

interface ComparisonProps {
  before: string;
  after: string;
  /** What stands on each side. */
  names: readonly [string, string];
}

function reading(name: string) {
  return [
    EditorView.cspNonce.of(documentNonce()),
    EditorState.phrases.of(editorPhrases),
    EditorView.lineWrapping,
    EditorState.readOnly.of(true),
    EditorView.contentAttributes.of({ 'aria-label': name }),
    articleLanguage(),
    articleTheme,
  ];
}

/** Two texts side by side, with what differs marked and what does not folded away. */
export function Comparison({ before, after, names }: ComparisonProps) {
  const place = useRef<HTMLDivElement>(null);
  const [left, right] = names;
  useEffect(() => {
    if (!place.current) return;
    const view = new MergeView({
      parent: place.current,
      a: { doc: before, extensions: reading(left) },
      b: { doc: after, extensions: reading(right) },
      collapseUnchanged: { margin: 2, minSize: 4 },
      highlightChanges: true,
      gutter: true,
    });
    return () => view.destroy();
  }, [before, after, left, right]);
  return (
    <figure className="comparison">
      <figcaption>
        <span>{left}</span>
        <span>{right}</span>
      </figcaption>
      <div ref={place} className="comparison-texts" />
    </figure>
  );
}
