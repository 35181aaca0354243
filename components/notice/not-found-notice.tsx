import { messages } from '@/lib/site/messages';
import { NoticePage } from './notice-page';

export function NotFoundNotice() {
  const { notFound, notFoundHint } = messages.notice;
  return (
    <NoticePage code="404" title={notFound}>
      <p>{notFoundHint}</p>
      <form className="search-line" method="get" action="/search">
        <input type="search" name="q" aria-label={messages.search.query} enterKeyHint="search" />
        <button type="submit">{messages.search.submit}</button>
      </form>
    </NoticePage>
  );
}
