import type { ReactNode } from 'react';
import { messages } from '@/lib/site/messages';

interface FrontPanelProps {
  title: string;
  url?: string;
  className?: string;
  children: ReactNode;
}

/** A titled part of the front page. */
export function FrontPanel({ title, url, className = '', children }: FrontPanelProps) {
  return (
    <section className={`panel ${className}`.trim()}>
      <h2 className="rubric">{url ? <a href={url}>{title}</a> : title}</h2>
      {url && (
        <a className="panel-more" href={url} aria-label={messages.front.moreOf(title)}>
          {messages.front.more}
        </a>
      )}
      {children}
    </section>
  );
}
