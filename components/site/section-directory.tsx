import { sectionUrl } from '@/lib/site/links';
import type { NavigationEntry } from './navigation';

/** All sections with their children, for the navigation panel and the site map. */
export function SectionDirectory({ sections }: { sections: NavigationEntry[] }) {
  return (
    <ul className="directory">
      {sections.map(({ section, children }) => (
        <li key={section.id}>
          <a className="directory-head" href={sectionUrl(section.id)}>
            {section.name}
          </a>
          {children.length > 0 && (
            <ul>
              {children.map(({ id, name }) => (
                <li key={id}>
                  <a href={sectionUrl(id)}>{name}</a>
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}
