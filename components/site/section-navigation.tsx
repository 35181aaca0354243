import { sectionUrl } from '@/lib/site/links';
import { isEnglish, textsOf } from '@/lib/site/texts';
import type { NavigationEntry } from './navigation';
import { SectionDirectory } from './section-directory';
import { SectionName } from './section-name';

interface SectionNavigationProps {
  sections: NavigationEntry[];
  current?: string;
  /** Of the page. */
  language: string;
}

/**
 * Two levels of sections without JavaScript: the top level in one row that scrolls on a phone,
 * the current section's children below it, and everything in a panel that opens in place.
 */
export function SectionNavigation({ sections, current, language }: SectionNavigationProps) {
  if (sections.length === 0) return null;
  const active = sections.find(
    ({ section, children }) => section.id === current || children.some(({ id }) => id === current),
  );
  const { site: text } = textsOf(language);
  return (
    <nav className="nav" aria-label={text.navigation}>
      <div className="nav-bar wrap">
        <ul className="nav-top">
          {sections.map(({ section }) => (
            <li key={section.id}>
              <a href={sectionUrl(section.id)} aria-current={section.id === active?.section.id || undefined}>
                <SectionName section={section} language={language} />
              </a>
            </li>
          ))}
        </ul>
        <details className="nav-all">
          <summary>{text.allSections}</summary>
          <SectionDirectory sections={sections} language={language} />
        </details>
      </div>
      {active && active.children.length > 0 && (
        <div className="nav-sub">
          <ul
            className="row-list wrap"
            aria-label={
              isEnglish(language) ? (active.section.englishName ?? text.sections) : active.section.name
            }
          >
            {active.children.map((section) => (
              <li key={section.id}>
                <a href={sectionUrl(section.id)} aria-current={section.id === current || undefined}>
                  <SectionName section={section} language={language} />
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
    </nav>
  );
}
