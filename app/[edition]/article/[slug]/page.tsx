import { tagPage } from '@/lib/revalidate/tag-page';
import { getNewsroom } from '@/lib/site/newsroom';
export const dynamic = 'force-static';
export const revalidate = false;
export function generateStaticParams(): never[] {
  return [];
}
export default async function P({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  await tagPage([`article:${slug}`, 'tag:普法']);
  const a = getNewsroom().queries.article(slug);
  return (
    <main>
      <h1>{a?.title}</h1>
      <p>{Math.random()}</p>
    </main>
  );
}
