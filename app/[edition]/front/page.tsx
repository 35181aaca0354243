import type { Metadata } from 'next';
import { FrontView } from '@/components/front/front-view';
import { tagPage } from '@/lib/revalidate/tag-page';
import { seoContextOf } from '@/lib/seo/context';
import { frontMetadata } from '@/lib/seo/metadata';
import { getNewsroom } from '@/lib/site/newsroom';

export const dynamic = 'force-static';

export function generateStaticParams(): never[] {
  return [];
}

export function generateMetadata(): Metadata {
  return frontMetadata(seoContextOf(getNewsroom()));
}

export default function Front() {
  return <FrontView newsroom={getNewsroom()} tag={tagPage} />;
}
