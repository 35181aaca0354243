import type { Site } from '@/lib/content/types';
import type { Today } from '@/lib/site/frame-data';
import { archiveUrl } from '@/lib/site/links';
import { isEnglish, textsOf } from '@/lib/site/texts';
import { EditionSwitch } from './edition-switch';
import { SiteSearch } from './site-search';

interface MastheadProps {
  site: Site;
  today: Today;
  /** The page's address, for its other edition; absent where it has none. */
  path?: string;
  language: string;
}

/** Name of the paper, date, search. */
export function Masthead({ site, today, path, language }: MastheadProps) {
  const { site: text } = textsOf(language);
  const { name, englishName } = site;
  const english = englishName && <span lang={isEnglish(language) ? undefined : 'en'}>{englishName}</span>;
  const own = <span lang={isEnglish(language) ? site.language : undefined}>{name}</span>;
  const links = [
    { url: '/topics', name: text.topics },
    { url: archiveUrl(), name: text.archive },
    { url: '/feeds', name: text.feeds },
  ];
  return (
    <div className="masthead wrap">
      <p className="masthead-name">
        <a href="/" rel="home">
          {isEnglish(language) ? (
            <>
              {english}
              {own}
            </>
          ) : (
            <>
              {own}
              {english}
            </>
          )}
        </a>
      </p>
      <p className="masthead-today">
        <todays-date data-day={today.day} data-timezone={site.timezone}>
          {today.text}
        </todays-date>
      </p>
      <SiteSearch language={language} />
      <nav className="masthead-links" aria-label={text.links}>
        <ul className="row-list">
          {links.map(({ url, name }) => (
            <li key={url}>
              <a href={url}>{name}</a>
            </li>
          ))}
          {path && (
            <li>
              <EditionSwitch path={path} language={site.language} />
            </li>
          )}
        </ul>
      </nav>
    </div>
  );
}
