import { weiboUrl } from '@/lib/site/links';
import { qrCodeOf } from '@/lib/site/qr-code';
import { textsOf } from '@/lib/site/texts';

interface ShareProps {
  /** The absolute address to share. */
  address: string;
  title: string;
  /** The day of the page, for its print. */
  day: string;
  language: string;
}

/** Ways to pass an article on that ask nothing of other sites before the reader does. */
export function Share({ address, title, day, language }: ShareProps) {
  const { article: text, enhance, site } = textsOf(language);
  return (
    <section className="share" aria-label={text.share}>
      <details>
        <summary>{text.wechat}</summary>
        <AddressCode address={address} label={text.code} />
        <p>{text.wechatHint}</p>
      </details>
      <a href={weiboUrl(address, title)} rel="nofollow">
        {enhance.weibo}
      </a>
      <p className="share-origin">
        {site.labelled(text.address, address)}
        <span>{text.asOf(day)}</span>
      </p>
    </section>
  );
}

/** An address for the camera of a phone; drawn by the server, so that nobody learns who reads what. */
export function AddressCode({ address, label }: { address: string; label: string }) {
  const { size, path } = qrCodeOf(address);
  return (
    <svg className="code" viewBox={`0 -0.5 ${size} ${size}`} role="img" aria-label={label}>
      <path d={path} />
    </svg>
  );
}
