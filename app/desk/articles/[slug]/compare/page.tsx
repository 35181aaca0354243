import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { ComparisonView, summaryOf } from '@/components/compare/comparison-view';
import { VersionChoice } from '@/components/compare/version-choice';
import { comparisonOf } from '@/lib/compare/comparison-of';
import { DeskError } from '@/lib/desk/desk-error';
import { getWritingDesk } from '@/lib/desk/manuscripts/writing-desk';
import { requireOnPage } from '@/lib/desk/page-person';
import { compareTexts as text } from '@/lib/desk/texts/compare';

interface CompareProps {
  params: Promise<{ slug: string }>;
  searchParams: Promise<{ from?: string; to?: string; as?: string }>;
}

export async function generateMetadata({ params }: CompareProps): Promise<Metadata> {
  return { title: text.title((await params).slug) };
}

export default async function CompareRoute({ params, searchParams }: CompareProps) {
  const { person } = await requireOnPage();
  const { slug } = await params;
  const asked = await searchParams;
  const compared = await comparisonOf(getWritingDesk(), person, slug, asked).catch((error: unknown) => {
    if (error instanceof DeskError) notFound();
    throw error;
  });
  const { title, versions, from, to, asWritten, comparison, isOther, addressOf } = compared;
  const other = new URLSearchParams({ from, to, ...(!asWritten && { as: 'source' }) });
  return (
    <div className="compare">
      <div className="desk-head">
        <h1>{text.title(title)}</h1>
        <Link href={`/desk/articles/${slug}`}>{text.back}</Link>
      </div>
      {isOther && <p className="note note-problem">{text.unknown}</p>}
      {versions.length < 2 ? (
        <p className="note">{text.single}</p>
      ) : (
        <>
          <VersionChoice versions={versions} from={from} to={to} />
          <p className="compare-ways">
            <span>{comparison.kind === 'rendered' && summaryOf(comparison)}</span>
            <Link href={`?${other}`}>{asWritten ? text.rendered : text.written}</Link>
          </p>
          <ComparisonView comparison={comparison} addressOf={addressOf} />
        </>
      )}
    </div>
  );
}
