import type { Section } from '@/lib/content/types';
import { sectionUrl } from '@/lib/site/links';
import { messages } from '@/lib/site/messages';

/** Links to the sections below this one. */
export function SubSections({ sections }: { sections: readonly Section[] }) {
  if (sections.length === 0) return null;
  return (
    <nav className="sub-sections" aria-label={messages.list.subsections}>
      <ul>
        {sections.map(({ id, name, description }) => (
          <li key={id}>
            <a href={sectionUrl(id)}>{name}</a>
            {description && <span>{description}</span>}
          </li>
        ))}
      </ul>
    </nav>
  );
}
