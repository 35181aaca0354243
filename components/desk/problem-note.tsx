import { peopleTexts } from '@/lib/desk/texts/people';

/** Why a form was not taken, by the code in the page's address; nothing for codes that there are not. */
export function ProblemNote({ code }: { code: string | string[] | undefined }) {
  const texts: Readonly<Record<string, unknown>> = peopleTexts.problems;
  const text = typeof code === 'string' && Object.hasOwn(texts, code) ? texts[code] : undefined;
  if (typeof text !== 'string') return null;
  return (
    <p className="note note-problem" role="alert">
      {text}
    </p>
  );
}
