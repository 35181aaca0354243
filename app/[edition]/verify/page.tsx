import type { Metadata } from 'next';
import { VerifyView } from '@/components/provenance/views';
import { tagPage } from '@/lib/revalidate/tag-page';
import { seoContextOf } from '@/lib/seo/context';
import { pageMetadata } from '@/lib/seo/metadata';
import { verifyMessages } from '@/lib/site/messages-signed-pages';
import { getNewsroom } from '@/lib/site/newsroom';
import '../../styles/provenance.css';

export const dynamic = 'force-static';

export function generateMetadata(): Metadata {
  const { title, intro } = verifyMessages;
  return pageMetadata(seoContextOf(getNewsroom()), { title, path: '/verify', description: intro });
}

export default function VerifyRoute() {
  return <VerifyView newsroom={getNewsroom()} tag={tagPage} />;
}
