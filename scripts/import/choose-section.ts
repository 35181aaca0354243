import type { SourceArticle } from './types';

export interface KnownSection {
  id: string;
  name: string;
  englishName?: string;
}

function names({ id, name, englishName }: KnownSection): string[] {
  return [id, name, ...(englishName ? [englishName] : [])].map((word) => word.toLowerCase());
}

function matches(section: KnownSection, category: SourceArticle['categories'][number]): boolean {
  const known = names(section);
  return [category.id, category.name].some(
    (word) => word !== undefined && known.includes(word.toLowerCase()),
  );
}

/** The first category that is a section here, by id or by name; else the one that was asked for. */
export function chooseSection(
  { categories }: SourceArticle,
  sections: readonly KnownSection[],
  wanted: string | undefined,
): string | undefined {
  for (const category of categories) {
    const found = sections.find((section) => matches(section, category));
    if (found) return found.id;
  }
  return wanted;
}

/** Tags at the source, and the categories that are not the section. */
export function keywordsOf(
  { categories, tags }: SourceArticle,
  chosen: string,
  sections: readonly KnownSection[],
): string[] {
  const section = sections.find(({ id }) => id === chosen);
  const others = categories.filter((category) => !section || !matches(section, category));
  return [...others.map(({ name }) => name), ...tags].filter(
    (name) => !/^(?:未分类|uncategori[sz]ed)$/i.test(name),
  );
}
