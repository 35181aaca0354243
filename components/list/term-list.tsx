import { messages } from '@/lib/site/messages';

export interface Term {
  name: string;
  url: string;
  total: number;
}

/** Tags, sources or authors with the number of their articles. */
export function TermList({ items }: { items: readonly Term[] }) {
  if (items.length === 0) return <p className="empty">{messages.list.empty}</p>;
  return (
    <ul className="terms">
      {items.map(({ name, url, total }) => (
        <li key={url}>
          <a href={url}>{name}</a> <small>{messages.list.count(total)}</small>
        </li>
      ))}
    </ul>
  );
}
