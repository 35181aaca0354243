import type { ReactNode } from 'react';
import type { WithContext } from './context';

interface TurnProps {
  who?: string;
  children?: ReactNode;
}

export function QA({ children }: { children?: ReactNode }) {
  return <dl className="qa">{children}</dl>;
}

export function Q({ who, children, context }: WithContext<TurnProps>) {
  return (
    <dt className="qa-question">
      <span className="qa-who">{who || context.text.question}</span>
      <div className="qa-text">{children}</div>
    </dt>
  );
}

export function A({ who, children, context }: WithContext<TurnProps>) {
  return (
    <dd className="qa-answer">
      <span className="qa-who">{who || context.text.answer}</span>
      <div className="qa-text">{children}</div>
    </dd>
  );
}
