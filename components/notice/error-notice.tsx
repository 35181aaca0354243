import { messages } from '@/lib/site/messages';
import { NoticePage } from './notice-page';

export function ErrorNotice({ title, hint }: { title?: string; hint?: string }) {
  return (
    <NoticePage title={title ?? messages.notice.error}>
      <p>{hint ?? messages.notice.errorHint}</p>
    </NoticePage>
  );
}
