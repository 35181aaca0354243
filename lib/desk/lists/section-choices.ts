import type { SectionTree } from '@/lib/content/section-tree';

export interface SectionChoice {
  id: string;
  name: string;
  /** 0 is the top level. */
  depth: number;
}

/** Sections in the order of sections.yaml, for choosing one. */
export function sectionChoices(tree: SectionTree): SectionChoice[] {
  return tree.sections.map(({ id, name }) => ({ id, name, depth: Math.max(0, tree.path(id).length - 1) }));
}
