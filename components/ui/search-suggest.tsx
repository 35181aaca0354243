import type { ReactNode } from 'react';
import { elementTexts } from '@/lib/site/element-texts';
import { textsOf } from '@/lib/site/texts';

/** A search field, with suggestions below it where scripts run. */
export function SearchSuggest({ language, children }: { language?: string; children: ReactNode }) {
  const { search } = textsOf(language).enhance.elements;
  return <search-suggest {...elementTexts(search)}>{children}</search-suggest>;
}
