import type { Article, Site } from '@/lib/content/types';

/** `Label` of GB 45438-2025: 1 certain, 2 possible, 3 suspected. What an editor declares is certain. */
const certain = '1';

/**
 * Content of `<meta name="AIGC">`: the fields that GB 45438-2025 sets for implicit labels in metadata.
 * Both kinds of `aiGenerated` hold generated text for certain; `digitalSourceType` in the JSON-LD tells them apart.
 * The producer of a reprint is where it comes from. The reserved fields are for signatures and stay empty.
 */
export function aiLabel(site: Site, article: Article, id: string): string | undefined {
  if (!article.aiGenerated) return undefined;
  const publisher = site.owner ?? site.name;
  const { original, source } = article;
  return JSON.stringify({
    Label: certain,
    ContentProducer: original ? (source?.name ?? original.author ?? '') : publisher,
    ProduceID: original ? (original.url ?? '') : id,
    ReservedCode1: '',
    ContentPropagator: publisher,
    PropagateID: id,
    ReservedCode2: '',
  });
}
