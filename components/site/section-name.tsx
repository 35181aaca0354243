import { Words } from '@/components/ui/words';
import type { Section } from '@/lib/content/types';
import { nameIn } from '@/lib/site/texts';

/** A section as a page in `language` calls it. */
export function SectionName({ section, language = '' }: { section: Section; language?: string }) {
  return <Words text={nameIn(language, section)} language={language} />;
}
