import type { ReactNode } from 'react';
import { messages } from '@/lib/site/messages';

interface NoticePageProps {
  /** Status code as the reader may know it. */
  code?: string;
  title: string;
  /** The way on; default: the front page. */
  back?: { url: string; name: string };
  children: ReactNode;
}

const frontPage = { url: '/', name: messages.notice.back };

/** A page that has nothing but a message and a way on. */
export function NoticePage({ code, title, back = frontPage, children }: NoticePageProps) {
  return (
    <div className="notice-page">
      {code && (
        <p className="notice-code" aria-hidden="true">
          {code}
        </p>
      )}
      <h1>{title}</h1>
      {children}
      <p className="notice-back">
        <a href={back.url}>{back.name}</a>
      </p>
    </div>
  );
}
