import type { ReactNode } from 'react';
import { type CalloutType, calloutTypes } from '@/lib/mdx/components';
import type { WithContext } from './context';

interface NoteProps {
  title?: string;
  children?: ReactNode;
}

export function Lead({ children }: { children?: ReactNode }) {
  return <div className="lead">{children}</div>;
}

/** A note in the text. Its kind is said in words, never by colour alone. */
export function Callout({ type, title, children, context }: WithContext<NoteProps & { type?: string }>) {
  const kind: CalloutType = calloutTypes.find((known) => known === type) ?? 'note';
  const label = title || context.text.callouts[kind];
  return (
    <div className={`callout callout-${kind}`} role="note" aria-label={label}>
      <p className="callout-title">{label}</p>
      {children}
    </div>
  );
}

export function FactBox({ title, children, context }: WithContext<NoteProps>) {
  const label = title || context.text.factBox;
  return (
    <div className="fact-box" role="note" aria-label={label}>
      <p className="fact-box-title">{label}</p>
      {children}
    </div>
  );
}

export function PullQuote({ cite, children, context }: WithContext<{ cite?: string; children?: ReactNode }>) {
  return (
    <figure className="pull-quote">
      <blockquote>{children}</blockquote>
      {cite ? <figcaption className="pull-quote-cite">{context.text.cite(cite)}</figcaption> : null}
    </figure>
  );
}
