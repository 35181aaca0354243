import type { Section } from '@/lib/content/types';

/** The two levels of sections that readers see; empty sections are already left out. */
export interface NavigationEntry {
  section: Section;
  children: Section[];
}

export interface PageLink {
  id: string;
  title: string;
}
