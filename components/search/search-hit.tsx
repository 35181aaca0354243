import { type Marked, MarkedText } from '@/components/ui/marked-text';
import { Picture } from '@/components/ui/picture';
import { Time } from '@/components/ui/time';
import type { Picture as PictureData } from '@/lib/content/types';

export interface SearchHitData {
  title: readonly Marked[];
  url: string;
  date: number;
  dateOnly?: boolean;
  /** Name of the section. */
  section?: string;
  source?: string;
  passage: readonly Marked[];
  cover?: PictureData;
  lang?: string;
}

export function SearchHit({ hit, timezone }: { hit: SearchHitData; timezone: string }) {
  const { title, url, date, dateOnly, section, source, passage, cover, lang } = hit;
  return (
    <article className={cover ? 'card card-beside' : 'card'}>
      <h3 className="card-title" lang={lang}>
        <a href={url}>
          <MarkedText parts={title} />
        </a>
      </h3>
      <p className="card-summary" lang={lang}>
        <MarkedText parts={passage} />
      </p>
      <p className="meta">
        {section && <span>{section}</span>}
        <Time at={date} timezone={timezone} dateOnly={dateOnly} />
        {source && <span>{source}</span>}
      </p>
      {cover && (
        <div className="card-picture">
          <Picture picture={cover} decorative />
        </div>
      )}
    </article>
  );
}
