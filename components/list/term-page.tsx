import { Breadcrumbs } from '@/components/site/breadcrumbs';
import { messages } from '@/lib/site/messages';
import { ListHeader } from './list-header';
import { TermList } from './term-list';

interface TermPageProps {
  title: string;
  terms: readonly { name: string; total: number }[];
  url: (name: string) => string;
}

/** All tags, sources or authors, most used first. */
export function TermPage({ title, terms, url }: TermPageProps) {
  const items = terms
    .map(({ name, total }) => ({ name, total, url: url(name) }))
    .sort((a, b) => b.total - a.total || (a.name < b.name ? -1 : 1));
  return (
    <>
      <Breadcrumbs items={[{ name: messages.site.home, url: '/' }, { name: title }]} />
      <ListHeader title={title} />
      <TermList items={items} />
    </>
  );
}
