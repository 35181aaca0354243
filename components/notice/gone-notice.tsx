import { Time } from '@/components/ui/time';
import type { GoneNotice as GoneNoticeData } from '@/lib/content/types';
import { messages } from '@/lib/site/messages';
import { NoticePage } from './notice-page';

const { notice: text } = messages;

/** 410: that something stood here, why it went and what replaces it; never its title or text. */
export function GoneNotice({ notice, timezone }: { notice?: GoneNoticeData; timezone: string }) {
  const { reason, date, successor } = notice ?? {};
  return (
    <NoticePage code="410" title={text.gone}>
      <p>{text.goneDefault}</p>
      {(reason || date !== undefined || successor) && (
        <dl className="record">
          {date !== undefined && (
            <div>
              <dt>{text.goneDate}</dt>
              <dd>
                <Time at={date} timezone={timezone} />
              </dd>
            </div>
          )}
          {reason && (
            <div>
              <dt>{text.goneReason}</dt>
              <dd>{reason}</dd>
            </div>
          )}
          {successor && (
            <div>
              <dt>{text.successor}</dt>
              <dd>
                <a href={successor.url}>{successor.title}</a>
              </dd>
            </div>
          )}
        </dl>
      )}
    </NoticePage>
  );
}
