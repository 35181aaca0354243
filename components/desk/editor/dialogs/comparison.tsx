'use client';

import { MergeView, unifiedMergeView } from '@codemirror/merge';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { documentNonce } from '@/components/desk/document-nonce';
import { editorPhrases } from '@/lib/desk/texts/editor-phrases';
import { articleLanguage } from '../code/article-language';
import { articleTheme } from '../code/theme';
import { useWide } from '../use-wide';

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
    EditorView.contentAttributes.of({ 'aria-label': name, tabindex: '0' }),
    articleLanguage(),
    articleTheme,
  ];
}

const collapseUnchanged = { margin: 2, minSize: 4 };

/** Two texts side by side, or on small windows one below the other, with what differs marked and what does not folded away. */
export function Comparison({ before, after, names }: ComparisonProps) {
  const place = useRef<HTMLDivElement>(null);
  const [left, right] = names;
  const isWide = useWide();
  useEffect(() => {
    if (!place.current) return;
    const parent = place.current;
    const view = isWide
      ? new MergeView({
          parent,
          a: { doc: before, extensions: reading(left) },
          b: { doc: after, extensions: reading(right) },
          collapseUnchanged,
        })
      : new EditorView({
          parent,
          doc: after,
          extensions: [
            reading(`${left} → ${right}`),
            unifiedMergeView({ original: before, mergeControls: false, collapseUnchanged }),
          ],
        });
    return () => view.destroy();
  }, [before, after, left, right, isWide]);
  return (
    <figure className="comparison">
      <figcaption data-wide={isWide ? '' : undefined}>
        <span>{left}</span>
        <span>{right}</span>
      </figcaption>
      <div ref={place} className="comparison-texts" />
    </figure>
  );
}
