import type { ReactNode } from 'react';
import { elementTexts } from '@/lib/site/element-texts';
import { messages } from '@/lib/site/messages';

/** A search field, with suggestions below it where scripts run. */
export function SearchSuggest({ children }: { children: ReactNode }) {
  return <search-suggest {...elementTexts(messages.enhance.elements.search)}>{children}</search-suggest>;
}
