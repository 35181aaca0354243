import type { Metadata } from 'next';
import Link from 'next/link';
import { LinksBoard, type LinkView } from '@/components/desk/links/links-board';
import { getDesk } from '@/lib/desk/desk';
import { listShared, type SharedLink, titleOf } from '@/lib/desk/links/shared-links';
import { getWritingDesk } from '@/lib/desk/manuscripts/writing-desk';
import { requireOnPage } from '@/lib/desk/page-person';
import { linkTexts as text } from '@/lib/desk/texts/links';
import { formatMinute } from '@/lib/site/dates';
import { messages } from '@/lib/site/messages';
import { getNewsroom } from '@/lib/site/newsroom';

export const metadata: Metadata = { title: text.title };

interface LinksProps {
  searchParams: Promise<{ slug?: string | string[] }>;
}

function viewOf({ made, expires, used, by, ...link }: SharedLink, timezone: string): LinkView {
  const time = (at: number): string => formatMinute(at, timezone);
  return {
    ...link,
    made: text.by(by.id === 'cli' ? text.cli : by.name, time(made)),
    expires: text.until(time(expires)),
    used: used === undefined ? text.never : text.uses(link.uses, time(used)),
  };
}

export default async function LinksRoute({ searchParams }: LinksProps) {
  const { person } = await requireOnPage();
  const { environment, settings } = getNewsroom();
  const [slug] = [(await searchParams).slug ?? []].flat();
  const asking = { desk: getDesk(), writing: getWritingDesk(), person };
  const isOn = environment.previewSecret !== undefined;
  const links = isOn ? await listShared(asking, slug) : [];
  const { timezone } = settings.site();
  const title = slug === undefined ? undefined : (titleOf(asking, slug) ?? slug);
  return (
    <div className="links">
      <div className="desk-head">
        <h1>{title === undefined ? text.title : text.of(title)}</h1>
        {slug !== undefined && <Link href="/desk/links">{text.all}</Link>}
      </div>
      <p className="desk-lead">{text.lead}</p>
      {isOn ? (
        <LinksBoard
          key={slug}
          links={links.map((link) => viewOf(link, timezone))}
          article={slug === undefined ? undefined : { slug, title: title ?? slug }}
        />
      ) : (
        <p className="note note-problem">{messages.preview.disabled}</p>
      )}
    </div>
  );
}
