import type { Metadata } from 'next';
import { TransparencyView } from '@/components/provenance/views';
import { tagPage } from '@/lib/revalidate/tag-page';
import { seoContextOf } from '@/lib/seo/context';
import { pageMetadata } from '@/lib/seo/metadata';
import { transparencyMessages } from '@/lib/site/messages-signed-pages';
import { getNewsroom } from '@/lib/site/newsroom';
import '../../styles/provenance.css';

/** It shows the checkpoint of the moment. */
export const dynamic = 'force-dynamic';

export function generateMetadata(): Metadata {
  const { title, intro } = transparencyMessages;
  return pageMetadata(seoContextOf(getNewsroom()), { title, path: '/transparency', description: intro });
}

export default function TransparencyRoute() {
  return <TransparencyView newsroom={getNewsroom()} tag={tagPage} />;
}
