import { messages } from '@/lib/site/messages';

const { feeds: text } = messages;

export interface FeedEntry {
  name: string;
  /** Address of the list itself; absent for the whole site. */
  url?: string;
  /** Format name and address, as `RSS` → `/rss.xml`. */
  subscribe: string;
  formats: readonly { name: string; url: string }[];
}

/** Feeds in a table: a line for a list, a link for a format. */
export function FeedList({ title, feeds }: { title: string; feeds: readonly FeedEntry[] }) {
  if (feeds.length === 0) return null;
  return (
    <section className="feeds">
      <h2 className="rubric">{title}</h2>
      <ul>
        {feeds.map(({ name, url, subscribe, formats }) => (
          <li key={name}>
            {url ? <a href={url}>{name}</a> : <span>{name}</span>}
            <span>
              <a href={subscribe} aria-label={`${text.subscribe} ${name}`}>
                {text.subscribe}
              </a>
              {formats.map((format) => (
                <a key={format.url} href={format.url} aria-label={`${name} ${format.name}`}>
                  {format.name}
                </a>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
