import type { Section } from './types';

/** Sections with their hierarchy. Retired sections hold articles but are no longer in sections.yaml. */
export class SectionTree {
  private readonly byId: ReadonlyMap<string, Section>;

  constructor(
    readonly sections: readonly Section[],
    retired: readonly Section[] = [],
  ) {
    this.byId = new Map([...retired, ...sections].map((section) => [section.id, section]));
  }

  get(id: string): Section | undefined {
    return this.byId.get(id);
  }

  /** From the top level down to the section itself; empty when it is unknown. */
  path(id: string): Section[] {
    const path: Section[] = [];
    for (
      let at = this.byId.get(id);
      at && !path.includes(at);
      at = at.parent ? this.byId.get(at.parent) : undefined
    ) {
      path.unshift(at);
    }
    return path;
  }

  children(id: string | undefined): Section[] {
    return this.sections.filter((section) => section.parent === id);
  }
}
