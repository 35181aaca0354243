import type { ReactNode } from 'react';
import { messages } from '@/lib/site/messages';

export interface ListHeaderProps {
  title: string;
  /** English name or another small line with the title. */
  label?: string;
  labelLang?: string;
  description?: string;
  feedUrl?: string;
  total?: number;
  children?: ReactNode;
}

/** Title of a list, what it holds, and how to follow it. */
export function ListHeader({
  title,
  label,
  labelLang = 'en',
  description,
  feedUrl,
  total,
  children,
}: ListHeaderProps) {
  return (
    <header className="list-header">
      <hgroup>
        <h1>{title}</h1>
        {label && <p lang={labelLang}>{label}</p>}
      </hgroup>
      {description && <p className="list-description">{description}</p>}
      {(total !== undefined || feedUrl) && (
        <p className="meta">
          {total !== undefined && <span>{messages.list.total(total)}</span>}
          {feedUrl && (
            <a href={feedUrl} type="application/rss+xml">
              {messages.list.feed}
            </a>
          )}
        </p>
      )}
      {children}
    </header>
  );
}
