import { partsOf } from '@/lib/leave/destination';
import { messages } from '@/lib/site/messages';
import { NoticePage } from './notice-page';

const { leave: text } = messages;

interface LeaveNoticeProps {
  /** Absolute address of the other site, as lib/leave/outbound.ts writes it. */
  address: string;
  siteName: string;
  /** Page of this site to go back to. */
  back: string;
}

/** That a link leads to another site, and where to: the reader goes on, or back. */
export function LeaveNotice({ address, siteName, back }: LeaveNoticeProps) {
  const { before, host, after, unicodeHost } = partsOf(address);
  return (
    <NoticePage title={text.title(siteName)} back={back === '/' ? undefined : { url: back, name: text.back }}>
      <p>{text.hint}</p>
      <dl className="record">
        <div>
          <dt>{text.host}</dt>
          <dd translate="no">
            <strong>{host}</strong>
            {unicodeHost && <bdi className="meta">{unicodeHost}</bdi>}
          </dd>
        </div>
        <div>
          <dt>{text.address}</dt>
          <dd translate="no">
            {before}
            <strong>{host}</strong>
            {after}
          </dd>
        </div>
      </dl>
      <p>
        <a className="leave-link" href={address} rel="noopener noreferrer nofollow external">
          {text.go}
        </a>
      </p>
    </NoticePage>
  );
}

/** In its place for an address that nothing published links to. */
export function LeaveRefused() {
  return (
    <NoticePage code="400" title={text.refused}>
      <p>{text.refusedHint}</p>
    </NoticePage>
  );
}
