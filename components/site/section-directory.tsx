import { sectionUrl } from '@/lib/site/links';
import type { NavigationEntry } from './navigation';
import { SectionName } from './section-name';

interface SectionDirectoryProps {
  sections: NavigationEntry[];
  /** Of the page. */
  language?: string;
}

/** All sections with their children, for the navigation panel and the site map. */
export function SectionDirectory({ sections, language }: SectionDirectoryProps) {
  return (
    <ul className="directory">
      {sections.map(({ section, children }) => (
        <li key={section.id}>
          <a className="directory-head" href={sectionUrl(section.id)}>
            <SectionName section={section} language={language} />
          </a>
          {children.length > 0 && (
            <ul>
              {children.map((child) => (
                <li key={child.id}>
                  <a href={sectionUrl(child.id)}>
                    <SectionName section={child} language={language} />
                  </a>
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}
