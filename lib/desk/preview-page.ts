import { notFound } from 'next/navigation';
import { cache } from 'react';
import { type Draft, readDraft } from '@/lib/preview/draft';
import { getNewsroom } from '@/lib/site/newsroom';
import { readableBy } from './manuscripts/readable';
import { requireOnPage } from './page-person';

/** The file that a page below /desk/preview shows. The server in front has led everybody else away already. */
export const previewPage = cache(async (slug: string): Promise<Draft> => {
  const { person } = await requireOnPage();
  const draft = readableBy(person, slug) ? readDraft(getNewsroom(), slug) : undefined;
  if (!draft) notFound();
  return draft;
});
