import { defaultSite, parseSections, parseSite } from '@/lib/content/settings';
import { ContentTree, fileKind, slugOf } from '@/lib/content/tree';
import type { Section } from '@/lib/content/types';

/** What a new article has to fit in with. */
export interface Facts {
  timezone: string;
  sections: readonly Section[];
  /** Slug → the file that has it, relative to the tree. */
  slugs: ReadonlyMap<string, string>;
}

/** Reads it from the files: names and two settings, so that no index has to be built first. */
export function readFacts(root: string): Facts {
  const tree = new ContentTree(root);
  const slugs = new Map<string, string>();
  for (const { path } of tree.list('articles')) {
    const slug = fileKind(path) === 'article' ? slugOf(path) : undefined;
    if (slug !== undefined && !slugs.has(slug)) slugs.set(slug, path);
  }
  const site = tree.stat('site.yaml') && parseSite('site.yaml', tree.read('site.yaml')).value;
  const sections = tree.stat('sections.yaml')
    ? parseSections('sections.yaml', tree.read('sections.yaml'), new Set()).value
    : undefined;
  return { timezone: (site ?? defaultSite).timezone, sections: sections ?? [], slugs };
}
