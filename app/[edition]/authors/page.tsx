import type { Metadata } from 'next';
import { TermsView } from '@/components/list/directory-views';
import { tagPage } from '@/lib/revalidate/tag-page';
import { seoContextOf } from '@/lib/seo/context';
import { pageMetadata } from '@/lib/seo/metadata';
import { messages } from '@/lib/site/messages';
import { getNewsroom } from '@/lib/site/newsroom';

export const dynamic = 'force-static';

export function generateMetadata(): Metadata {
  return pageMetadata(seoContextOf(getNewsroom()), { title: messages.list.terms.authors, path: '/authors' });
}

export default function AuthorsRoute() {
  return <TermsView newsroom={getNewsroom()} tag={tagPage} kind="authors" />;
}
