import type { Problem } from '@/lib/content/types';
import { messages } from '@/lib/site/messages';
import { BannerWay } from './banner-way';
import { ProblemList } from './problem-list';

const { preview: text } = messages;

export interface PreviewBannerProps {
  status: keyof typeof text.status;
  /** A sentence on when it goes live or expires. */
  due?: string;
  problems: readonly Problem[];
  slug: string;
  /** Where somebody who is signed in came from; without it there is a preview to be left. */
  back?: { href: string; name: string };
}

/** Tells an editor that this is not what readers see, and what stands in the way. */
export function PreviewBanner({ status, due, problems, slug, back }: PreviewBannerProps) {
  return (
    <aside className="preview" aria-label={text.banner} lang="zh">
      <div className="preview-bar wrap">
        <p>
          <strong>{text.banner}</strong>
          <span>{text.status[status]}</span>
          {due && <span>{due}</span>}
          <code>{slug}</code>
        </p>
        {back ? (
          <BannerWay {...back} />
        ) : (
          <form method="post" action="/api/preview/exit">
            <button type="submit">{text.exit}</button>
          </form>
        )}
      </div>
      <ProblemList problems={problems} />
    </aside>
  );
}
