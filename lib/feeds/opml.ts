import { generateOpml } from 'feedsmith';
import { dropIllegal, finishFeed } from './markup';

/** A feed, or a folder of feeds (one without `xmlUrl`). Addresses are absolute. */
export interface FeedOutline {
  title: string;
  description?: string;
  htmlUrl?: string;
  xmlUrl?: string;
  language?: string;
  outlines?: FeedOutline[];
}

/**
 * OPML 2.0 subscription list (http://opml.org/spec2.opml). It carries no time: the list is the same until the feeds change.
 * @throws GenerateError of feedsmith without any outline, which OPML does not allow
 */
export function renderOpml(title: string, outlines: readonly FeedOutline[]): string {
  const xml = generateOpml({
    head: { title: dropIllegal(title) },
    body: { outlines: outlines.map(toOutline) },
  });
  return finishFeed(xml);
}

interface Outline {
  text: string;
  title: string;
  type?: string;
  description?: string;
  htmlUrl?: string;
  xmlUrl?: string;
  language?: string;
  outlines?: Outline[];
}

function toOutline({ title, description, htmlUrl, xmlUrl, language, outlines }: FeedOutline): Outline {
  const text = dropIllegal(title);
  return {
    text,
    title: text,
    ...(xmlUrl && { type: 'rss', xmlUrl }),
    ...(htmlUrl && { htmlUrl }),
    ...(description && { description: dropIllegal(description) }),
    ...(language && { language }),
    ...(outlines && { outlines: outlines.map(toOutline) }),
  };
}
