import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Editor } from '@/components/desk/editor/editor';
import { DeskNotice } from '@/components/desk/notice';
import { DeskError } from '@/lib/desk/desk-error';
import { expectTexts } from '@/lib/desk/editor/check-text';
import { type Editing, openEditing } from '@/lib/desk/editor/open-editing';
import { getDeskEvents } from '@/lib/desk/lists/get-desk-events';
import { getWritingDesk } from '@/lib/desk/manuscripts/writing-desk';
import { requireOnPage } from '@/lib/desk/page-person';
import type { Person } from '@/lib/desk/person';
import { editorTexts } from '@/lib/desk/texts/editor';
import '../../styles/editor.css';

interface EditorRouteProps {
  params: Promise<{ slug: string }>;
}

export async function generateMetadata({ params }: EditorRouteProps): Promise<Metadata> {
  return { title: (await params).slug };
}

/** The article, or why the desk cannot open it. */
async function open(person: Person, slug: string): Promise<Editing | DeskError> {
  try {
    return await openEditing(getWritingDesk(), person, slug);
  } catch (error) {
    if (error instanceof DeskError && error.status === 404) notFound();
    if (error instanceof DeskError) return error;
    throw error;
  }
}

export default async function EditorRoute({ params }: EditorRouteProps) {
  const { person } = await requireOnPage();
  const { slug } = await params;
  const { revision } = getDeskEvents();
  const editing = await open(person, slug);
  if (editing instanceof DeskError)
    return <DeskNotice title={editorTexts.page.unopened} hint={editing.message} />;
  expectTexts();
  return (
    <>
      <noscript>
        <p className="note note-problem">{editorTexts.page.noScript}</p>
      </noscript>
      <Editor key={slug} editing={editing} person={person.id} revision={revision} />
    </>
  );
}
