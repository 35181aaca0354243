import { messages } from '@/lib/site/messages';
import { pageWindow } from './page-window';

const { list: text } = messages;

export interface PagerProps {
  page: number;
  pages: number;
  url: (page: number) => string;
}

/** Pages of a list; nothing when there is only one. */
export function Pager({ page, pages, url }: PagerProps) {
  if (pages <= 1) return null;
  return (
    <nav className="pager" aria-label={text.pager}>
      {page > 1 && (
        <a href={url(page - 1)} rel="prev">
          {text.newer}
        </a>
      )}
      <ol>
        {pageWindow(page, pages).map((number, index, shown) => (
          <li key={number} className={number - (shown[index - 1] ?? 0) > 1 ? 'pager-gap' : undefined}>
            {number === page ? (
              <span aria-current="page">{number}</span>
            ) : (
              <a href={url(number)} aria-label={text.pageOf(number)}>
                {number}
              </a>
            )}
          </li>
        ))}
      </ol>
      {page < pages && (
        <a href={url(page + 1)} rel="next">
          {text.older}
        </a>
      )}
      <p>{text.page(page, pages)}</p>
    </nav>
  );
}
