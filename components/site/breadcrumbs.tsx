import { messages } from '@/lib/site/messages';

export interface Crumb {
  name: string;
  /** Absent on the page itself. */
  url?: string;
}

/** 当前位置: the way from the front page to here. */
export function Breadcrumbs({ items }: { items: readonly Crumb[] }) {
  return (
    <nav className="breadcrumbs" aria-label={messages.site.breadcrumb}>
      <span aria-hidden="true">{messages.site.breadcrumb}</span>
      <ol>
        {items.map(({ name, url }) => (
          <li key={`${url} ${name}`}>
            {url ? <a href={url}>{name}</a> : <span aria-current="page">{name}</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}
