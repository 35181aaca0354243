import { sectionUrl } from '@/lib/site/links';
import { messages } from '@/lib/site/messages';
import type { NavigationEntry } from './navigation';
import { SectionDirectory } from './section-directory';

interface SectionNavigationProps {
  sections: NavigationEntry[];
  current?: string;
}

/**
 * Two levels of sections without JavaScript: the top level in one row that scrolls on a phone,
 * the current section's children below it, and everything in a panel that opens in place.
 */
export function SectionNavigation({ sections, current }: SectionNavigationProps) {
  if (sections.length === 0) return null;
  const active = sections.find(
    ({ section, children }) => section.id === current || children.some(({ id }) => id === current),
  );
  return (
    <nav className="nav" aria-label={messages.site.navigation}>
      <div className="nav-bar wrap">
        <ul className="nav-top">
          {sections.map(({ section }) => (
            <li key={section.id}>
              <a href={sectionUrl(section.id)} aria-current={section.id === active?.section.id || undefined}>
                {section.name}
              </a>
            </li>
          ))}
        </ul>
        <details className="nav-all">
          <summary>{messages.site.allSections}</summary>
          <SectionDirectory sections={sections} />
        </details>
      </div>
      {active && active.children.length > 0 && (
        <div className="nav-sub">
          <ul className="row-list wrap" aria-label={active.section.name}>
            {active.children.map(({ id, name }) => (
              <li key={id}>
                <a href={sectionUrl(id)} aria-current={id === current || undefined}>
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
    </nav>
  );
}
