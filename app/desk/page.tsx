import type { Metadata } from 'next';
import { DeskFront } from '@/components/desk/lists/desk-front';
import { getDeskEvents } from '@/lib/desk/lists/get-desk-events';
import { getDeskLists } from '@/lib/desk/lists/get-desk-lists';
import { type ListQuery, readListQuery } from '@/lib/desk/lists/list-query';
import { sectionChoices } from '@/lib/desk/lists/section-choices';
import { requireOnPage } from '@/lib/desk/page-person';
import { listTexts } from '@/lib/desk/texts/lists';
import { getNewsroom } from '@/lib/site/newsroom';

type Parameters = Record<string, string | string[] | undefined>;

interface DeskFrontRouteProps {
  searchParams: Promise<Parameters>;
}

function toQuery(parameters: Parameters): URLSearchParams {
  const entries = Object.entries(parameters).flatMap(([name, value]): [string, string][] => {
    const text = Array.isArray(value) ? value[0] : value;
    return text ? [[name, text]] : [];
  });
  return new URLSearchParams(entries);
}

/** What the address asks for; the usual list where it cannot be understood. */
function readQuery(given: URLSearchParams): {
  asked: URLSearchParams;
  query: ListQuery;
  isMalformed: boolean;
} {
  const { timezone } = getNewsroom().settings.site();
  const read = readListQuery(given, timezone);
  if (read.ok) return { asked: given, query: read.value, isMalformed: false };
  const asked = new URLSearchParams([...given].filter(([name]) => name !== read.param));
  return { ...readQuery(asked), isMalformed: true };
}

export async function generateMetadata({ searchParams }: DeskFrontRouteProps): Promise<Metadata> {
  const { query } = readQuery(toQuery(await searchParams));
  const { q } = query.written;
  return { title: q ? listTexts.search.heading(q) : listTexts.lists[query.list] };
}

export default async function DeskFrontRoute({ searchParams }: DeskFrontRouteProps) {
  const { person } = await requireOnPage();
  const { asked, query, isMalformed } = readQuery(toQuery(await searchParams));
  const { revision } = getDeskEvents();
  const initial = await getDeskLists().load(query, person, revision);
  return (
    <DeskFront
      key={`${asked} ${initial.now}`}
      initial={initial}
      query={asked.toString()}
      written={query.written}
      sections={sectionChoices(getNewsroom().settings.sections())}
      isMalformed={isMalformed}
    />
  );
}
