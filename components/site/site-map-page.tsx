import { ListHeader } from '@/components/list/list-header';
import { staticPageUrl, topicUrl } from '@/lib/site/links';
import { messages } from '@/lib/site/messages';
import { Breadcrumbs } from './breadcrumbs';
import type { NavigationEntry, PageLink } from './navigation';
import { SectionDirectory } from './section-directory';

const { site: text, list } = messages;

interface SiteMapPageProps {
  sections: NavigationEntry[];
  pages: readonly PageLink[];
  topics: readonly { id: string; title: string }[];
}

/** 网站地图 for people: sections, topics, ways to browse, pages. */
export function SiteMapPage({ sections, pages, topics }: SiteMapPageProps) {
  const groups = [
    { title: text.topics, links: topics.map(({ id, title }) => ({ name: title, url: topicUrl(id) })) },
    {
      title: text.browse,
      links: [
        { name: text.search, url: '/search' },
        { name: text.archive, url: '/archive' },
        { name: list.terms.tags, url: '/tags' },
        { name: list.terms.sources, url: '/sources' },
        { name: list.terms.authors, url: '/authors' },
        { name: text.corrections, url: '/corrections' },
        { name: text.feeds, url: '/feeds' },
      ],
    },
    { title: text.about, links: pages.map(({ id, title }) => ({ name: title, url: staticPageUrl(id) })) },
  ];
  return (
    <>
      <Breadcrumbs items={[{ name: text.home, url: '/' }, { name: text.siteMap }]} />
      <ListHeader title={text.siteMap} />
      <section>
        <h2 className="rubric">{text.sections}</h2>
        <SectionDirectory sections={sections} />
      </section>
      {groups
        .filter(({ links }) => links.length > 0)
        .map(({ title, links }) => (
          <section key={title}>
            <h2 className="rubric">{title}</h2>
            <ul className="terms">
              {links.map(({ name, url }) => (
                <li key={url}>
                  <a href={url}>{name}</a>
                </li>
              ))}
            </ul>
          </section>
        ))}
    </>
  );
}
