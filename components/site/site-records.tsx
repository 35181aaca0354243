import type { Site } from '@/lib/content/types';
import { messages } from '@/lib/site/messages';

const { site: text } = messages;

/** Copyright and the registration numbers that Chinese law asks a site to show. */
export function SiteRecords({ site }: { site: Site }) {
  return (
    <ul className="footer-records wrap" aria-label={text.records}>
      {site.copyright && <li>{text.copyrightBy(site.copyright)}</li>}
      {site.icp && (
        <li>
          <a href="https://beian.miit.gov.cn/">{site.icp}</a>
        </li>
      )}
      {site.policeRecord && (
        <li>
          <a href="https://beian.mps.gov.cn/">{site.policeRecord}</a>
        </li>
      )}
      {site.siteIdCode && <li>{text.labelled(text.siteIdCode, site.siteIdCode)}</li>}
      {site.support && <li>{text.labelled(text.support, site.support)}</li>}
    </ul>
  );
}
