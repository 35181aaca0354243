import { Breadcrumbs } from '@/components/site/breadcrumbs';
import type { ListPage, Section } from '@/lib/content/types';
import { pageUrl, sectionUrl } from '@/lib/site/links';
import { messages } from '@/lib/site/messages';
import { CardList } from './card-list';
import { ListHeader } from './list-header';
import { Pager } from './pager';
import { SubSections } from './sub-sections';

interface SectionPageProps {
  section: Section;
  /** From the top section down to this one. */
  path: readonly Section[];
  subSections: readonly Section[];
  list: ListPage;
  timezone: string;
  sectionName: (id: string) => string | undefined;
}

/** One page of a section's list. */
export function SectionPage({ section, path, subSections, list, timezone, sectionName }: SectionPageProps) {
  const url = sectionUrl(section.id);
  const above = path.slice(0, -1).map(({ id, name }) => ({ name, url: sectionUrl(id) }));
  return (
    <>
      <Breadcrumbs items={[{ name: messages.site.home, url: '/' }, ...above, { name: section.name }]} />
      <ListHeader
        title={section.name}
        label={section.englishName}
        description={section.description}
        feedUrl={section.feed ? `${url}/rss.xml` : undefined}
        total={list.total}
      >
        <SubSections sections={subSections} />
      </ListHeader>
      <CardList
        items={list.items}
        style={section.listStyle}
        timezone={timezone}
        pins
        showSection={(id) => (id === section.id ? undefined : sectionName(id))}
      />
      <Pager page={list.page} pages={list.pages} url={(page) => pageUrl(url, page)} />
    </>
  );
}
