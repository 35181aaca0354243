import type { Metadata } from 'next';
import { TopicsView } from '@/components/list/directory-views';
import { tagPage } from '@/lib/revalidate/tag-page';
import { seoContextOf } from '@/lib/seo/context';
import { pageMetadata } from '@/lib/seo/metadata';
import { messages } from '@/lib/site/messages';
import { getNewsroom } from '@/lib/site/newsroom';

export const dynamic = 'force-static';

export function generateMetadata(): Metadata {
  return pageMetadata(seoContextOf(getNewsroom()), { title: messages.site.topics, path: '/topics' });
}

export default function TopicsRoute() {
  return <TopicsView newsroom={getNewsroom()} tag={tagPage} />;
}
