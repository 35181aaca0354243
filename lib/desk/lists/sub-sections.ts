import type { SectionTree } from '@/lib/content/section-tree';

/** Ids of a section and of all below it. A section that is gone stands for itself: articles may still be in it. */
export function subSections(sections: SectionTree, id: string): string[] {
  const below = sections.sections.filter((section) => sections.path(section.id).some((one) => one.id === id));
  return [...new Set([id, ...below.map((section) => section.id)])];
}
