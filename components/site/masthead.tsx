import type { Site } from '@/lib/content/types';
import { hasTraditional } from '@/lib/edition/traditional';
import type { Today } from '@/lib/site/frame-data';
import { archiveUrl } from '@/lib/site/links';
import { messages } from '@/lib/site/messages';
import { EditionSwitch } from './edition-switch';
import { SiteSearch } from './site-search';

const { site: text } = messages;
const links = [
  { url: '/topics', name: text.topics },
  { url: archiveUrl(), name: text.archive },
  { url: '/feeds', name: text.feeds },
];

/** Name of the paper, date, search. */
export function Masthead({ site, today, path }: { site: Site; today: Today; path: string }) {
  return (
    <div className="masthead wrap">
      <p className="masthead-name">
        <a href="/" rel="home">
          <span>{site.name}</span>
          {site.englishName && <span lang="en">{site.englishName}</span>}
        </a>
      </p>
      <p className="masthead-today">
        <todays-date data-day={today.day} data-timezone={site.timezone}>
          {today.text}
        </todays-date>
      </p>
      <SiteSearch />
      <nav className="masthead-links" aria-label={text.links}>
        <ul className="row-list">
          {links.map(({ url, name }) => (
            <li key={url}>
              <a href={url}>{name}</a>
            </li>
          ))}
          {hasTraditional(site) && (
            <li>
              <EditionSwitch path={path} language={site.language} />
            </li>
          )}
        </ul>
      </nav>
    </div>
  );
}
