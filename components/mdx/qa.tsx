import type { ReactNode } from 'react';
import { messages } from '@/lib/site/messages';

interface TurnProps {
  who?: string;
  children?: ReactNode;
}

export function QA({ children }: { children?: ReactNode }) {
  return <dl className="qa">{children}</dl>;
}

export function Q({ who, children }: TurnProps) {
  return (
    <dt className="qa-question">
      <span className="qa-who">{who || messages.mdx.question}</span>
      <div className="qa-text">{children}</div>
    </dt>
  );
}

export function A({ who, children }: TurnProps) {
  return (
    <dd className="qa-answer">
      <span className="qa-who">{who || messages.mdx.answer}</span>
      <div className="qa-text">{children}</div>
    </dd>
  );
}
