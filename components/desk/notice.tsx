import Link from 'next/link';
import { deskTexts } from '@/lib/desk/texts/desk';

interface DeskNoticeProps {
  title: string;
  hint: string;
}

/** In the place of a page that there is not, or not for whoever asks. */
export function DeskNotice({ title, hint }: DeskNoticeProps) {
  return (
    <div className="desk-notice">
      <h1>{title}</h1>
      <p>{hint}</p>
      <p>
        <Link className="button" href="/desk" prefetch={false}>
          {deskTexts.toArticles}
        </Link>
      </p>
    </div>
  );
}
