import { BannerWay } from '@/components/preview/banner-way';
import { futureTexts as text } from '@/lib/desk/texts/future';
import { futurePath } from '@/lib/future/moment';

/** Above every page of a look ahead: which moment it shows, and the way back. */
export function FutureBanner({ time }: { time: string }) {
  return (
    <aside className="preview" aria-label={text.banner} lang="zh">
      <div className="preview-bar wrap">
        <p>
          <strong>{text.banner}</strong>
          <span>{text.asOf(time)}</span>
          <span>{text.note}</span>
        </p>
        <ul className="row-list">
          <li>
            <BannerWay href={futurePath} name={text.again} />
          </li>
          <li>
            <BannerWay href="/desk" name={text.back} />
          </li>
        </ul>
      </div>
    </aside>
  );
}
