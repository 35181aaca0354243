import { Breadcrumbs } from '@/components/site/breadcrumbs';
import type { FeedGroup } from '@/lib/feeds/directory';
import { messages } from '@/lib/site/messages';
import { FeedList } from './feed-list';
import { ListHeader } from './list-header';

const { feeds: text, site } = messages;

/** What feeds are for, and all of them. */
export function FeedsPage({ groups }: { groups: readonly FeedGroup[] }) {
  return (
    <>
      <Breadcrumbs items={[{ name: site.home, url: '/' }, { name: text.title }]} />
      <ListHeader title={text.title} description={text.intro}>
        {text.how.map((line) => (
          <p key={line} className="list-description">
            {line}
          </p>
        ))}
        <p className="list-description">
          {text.ofSearch} <a href="/search">{text.toSearch}</a>
        </p>
        <p className="list-description">
          <a href="/opml.xml">{text.opml}</a>
        </p>
      </ListHeader>
      {groups.map(({ title, feeds }) => (
        <FeedList key={title} title={title} feeds={feeds} />
      ))}
    </>
  );
}
