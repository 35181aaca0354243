import { peopleTexts } from '@/lib/desk/texts/people';

interface FormNoteProps {
  /** Codes in the page's address. */
  problem?: string | string[];
  done?: string | string[];
}

function textOf(texts: object, code: string | string[] | undefined): string | undefined {
  const text: unknown =
    typeof code === 'string' && Object.hasOwn(texts, code) ? Reflect.get(texts, code) : undefined;
  return typeof text === 'string' ? text : undefined;
}

/** What became of a form that was sent without scripts; nothing for codes that there are not. */
export function FormNote({ problem, done }: FormNoteProps) {
  const refused = textOf(peopleTexts.problems, problem);
  if (refused) {
    return (
      <p className="note note-problem" role="alert">
        {refused}
      </p>
    );
  }
  const text = textOf(peopleTexts.done, done);
  return text ? (
    <p className="note" role="status">
      {text}
    </p>
  ) : null;
}
