import type { ReactNode } from 'react';
import { When } from './when';

export function Timeline({ children }: { children?: ReactNode }) {
  return <ol className="timeline">{children}</ol>;
}

interface EventProps {
  date?: string;
  title?: string;
  children?: ReactNode;
}

export function Event({ date = '', title, children }: EventProps) {
  return (
    <li className="timeline-event">
      <p className="timeline-head">
        <When className="timeline-date" text={date} />{' '}
        {title ? <strong className="timeline-title">{title}</strong> : null}
      </p>
      {children}
    </li>
  );
}
