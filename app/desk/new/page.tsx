import type { Metadata } from 'next';
import { NewArticle } from '@/components/desk/editor/new-article';
import { suggestionsOf } from '@/lib/desk/editor/suggestions';
import { requireOnPage } from '@/lib/desk/page-person';
import { editorTexts } from '@/lib/desk/texts/editor';
import { getNewsroom } from '@/lib/site/newsroom';

const { title, note } = editorTexts.create;

export const metadata: Metadata = { title };

export default async function NewArticleRoute() {
  await requireOnPage('create');
  return (
    <div className="desk-notice">
      <h1>{title}</h1>
      <p className="hint">{note}</p>
      <NewArticle sections={suggestionsOf(getNewsroom()).sections} />
    </div>
  );
}
