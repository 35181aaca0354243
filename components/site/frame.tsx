import type { ReactNode } from 'react';
import type { Site } from '@/lib/content/types';
import { hasTraditional } from '@/lib/edition/traditional';
import type { Today } from '@/lib/site/frame-data';
import { messages } from '@/lib/site/messages';
import { textsOf } from '@/lib/site/texts';
import { Footer } from './footer';
import { Masthead } from './masthead';
import type { NavigationEntry, PageLink } from './navigation';
import { SectionNavigation } from './section-navigation';

export interface FrameProps {
  site: Site;
  sections: NavigationEntry[];
  pages: PageLink[];
  today: Today;
  signs: boolean;
  /** Id of the section that the page belongs to. */
  current?: string;
  /** The page's own address, for its other edition; the front page stands in. */
  path?: string;
  /** Of the page; default: the site's. */
  language?: string;
  children: ReactNode;
}

/** What stands around every page: skip link, masthead, section navigation, footer. */
export function Frame({
  site,
  sections,
  pages,
  today,
  signs,
  current,
  path = '/',
  language = site.language,
  children,
}: FrameProps) {
  // A page in another language is the same in both editions.
  const traditional = hasTraditional({ ...site, language });
  return (
    <>
      <a className="skip" href="#main">
        {textsOf(language).site.skip}
      </a>
      <header>
        <Masthead site={site} today={today} path={traditional ? path : undefined} language={language} />
        <SectionNavigation sections={sections} current={current} language={language} />
      </header>
      <main id="main" className="wrap" tabIndex={-1}>
        {children}
      </main>
      {traditional && <aside className="converted wrap">{messages.scripts.converted}</aside>}
      <Footer site={site} pages={pages} signs={signs} language={language} />
    </>
  );
}
