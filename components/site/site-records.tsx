import { Words } from '@/components/ui/words';
import type { Site } from '@/lib/content/types';
import { textsOf } from '@/lib/site/texts';

/** Copyright and the registration numbers that Chinese law asks a site to show. */
export function SiteRecords({ site, language }: { site: Site; language: string }) {
  const { site: text } = textsOf(language);
  const { copyright, icp, policeRecord, siteIdCode, support } = site;
  const records = [
    { text: copyright && text.copyrightBy(copyright) },
    { text: icp, url: 'https://beian.miit.gov.cn/' },
    { text: policeRecord, url: 'https://beian.mps.gov.cn/' },
    { text: siteIdCode && text.labelled(text.siteIdCode, siteIdCode) },
    { text: support && text.labelled(text.support, support) },
  ];
  return (
    <ul className="footer-records wrap" aria-label={text.records}>
      {records.map(({ text: record, url }) => {
        if (!record) return null;
        const words = <Words text={record} language={language} />;
        return <li key={record}>{url ? <a href={url}>{words}</a> : words}</li>;
      })}
    </ul>
  );
}
