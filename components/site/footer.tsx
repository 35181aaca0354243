import type { Site } from '@/lib/content/types';
import { archiveUrl, staticPageUrl } from '@/lib/site/links';
import { textsOf } from '@/lib/site/texts';
import { ContactDetails } from './contact-details';
import { FooterLinks } from './footer-links';
import type { PageLink } from './navigation';
import { ReadingAids } from './reading-aids';
import { SiteRecords } from './site-records';

interface FooterProps {
  site: Site;
  pages: readonly PageLink[];
  /** Whether copies of articles can be verified. */
  signs: boolean;
  language: string;
}

/** Who is responsible, how to reach them, what else there is, and the reading aids. */
export function Footer({ site, pages, signs, language }: FooterProps) {
  const { site: text, article } = textsOf(language);
  const services = [
    { url: '/site-map', name: text.siteMap },
    { url: archiveUrl(), name: text.archive },
    { url: '/topics', name: text.topics },
    { url: '/tags', name: text.tags },
    { url: '/feeds', name: text.feeds },
    { url: '/corrections', name: text.corrections },
    ...(signs ? [{ url: '/verify', name: article.verify }] : []),
  ];
  const about = [...pages.map(({ id, title }) => ({ url: staticPageUrl(id), name: title })), ...site.social];
  return (
    <footer className="footer">
      <div className="footer-columns wrap">
        <ContactDetails site={site} language={language} />
        <FooterLinks title={text.services} links={services} language={language} />
        {about.length > 0 && <FooterLinks title={text.about} links={about} language={language} />}
        <ReadingAids language={language} />
      </div>
      <SiteRecords site={site} language={language} />
    </footer>
  );
}
