import type { DeskRow } from '@/lib/desk/lists/row';
import { listTexts } from '@/lib/desk/texts/lists';
import { SharePreview } from './share-preview';

interface RowActionsProps {
  row: DeskRow;
  now: string;
  isLive: boolean;
}

/** Ways to look at an article. */
export function RowActions({ row: { slug, title, may, url, state }, now, isLive }: RowActionsProps) {
  const canRead = slug !== undefined && may.includes('read');
  const canShare = slug !== undefined && may.includes('share') && !url;
  return (
    <div className="lists-actions">
      {canRead && state !== 'published' && state !== 'archived' && (
        <a href={`/desk/live/${slug}`} aria-label={listTexts.of(listTexts.preview, title)}>
          {listTexts.preview}
        </a>
      )}
      {url && (
        <a href={url} aria-label={listTexts.of(listTexts.page, title)}>
          {listTexts.page}
        </a>
      )}
      {canShare && isLive && <SharePreview slug={slug} title={title} now={now} />}
    </div>
  );
}
