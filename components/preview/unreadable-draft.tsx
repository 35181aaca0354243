import { messages } from '@/lib/site/messages';

/** A file with errors, as written: nothing that an editor typed is out of sight. */
export function UnreadableDraft({ source }: { source: string }) {
  return (
    <article className="article">
      <p className="empty">{messages.preview.unreadable}</p>
      <pre className="code-block">{source}</pre>
    </article>
  );
}
