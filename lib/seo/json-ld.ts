import type {
  BreadcrumbListLeaf,
  CollectionPageLeaf,
  ImageObjectLeaf,
  ItemListLeaf,
  Organization,
  PostalAddressLeaf,
  SearchActionLeaf,
  WebSiteLeaf,
  WithActionConstraints,
  WithContext,
} from 'schema-dts';
import type { ArticleCard, Picture } from '@/lib/content/types';
import { absoluteUrl, type SeoContext } from './base-metadata';

export const schema = 'https://schema.org';

/** A picture in pixels, as search engines' examples have it; schema.org's Distance would be a text with a unit. */
export type ImageNode = Omit<ImageObjectLeaf, 'width' | 'height'> & { width?: number; height?: number };

export type OrganizationNode = Exclude<Organization, string>;

/**
 * JSON that can stand inside `<script type="application/ld+json">`: `<` is escaped, so neither `</script>` nor `<!--`
 * can occur (HTML 4.12.1.3), and so are the line separators that JSON has but old JavaScript has not.
 */
export function serialiseJsonLd(value: object): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}

function organisationId(origin: string): string {
  return `${origin}/#organization`;
}

/** A picture with its caption and credit. */
export function pictureNode(picture: Picture, origin: string): ImageNode {
  const { caption, credit, width, height } = picture;
  const url = absoluteUrl(picture.src, origin);
  return {
    '@type': 'ImageObject',
    url,
    contentUrl: url,
    ...((caption || picture.alt) && { caption: caption || picture.alt }),
    ...(credit && { creditText: credit }),
    ...(width && { width }),
    ...(height && { height }),
  };
}

/** The institution in short, as publisher of something. */
export function publisher({ site, origin }: SeoContext): OrganizationNode {
  return {
    '@type': site.organizationType,
    '@id': organisationId(origin),
    name: site.owner ?? site.name,
    url: absoluteUrl('/', origin),
  };
}

/** The institution behind the site, with what its footer tells. */
export function organisationJsonLd(context: SeoContext): WithContext<OrganizationNode> {
  const { site, origin } = context;
  const alternateName = [site.name, site.shortName, site.englishName].filter((name) => name !== undefined);
  const address: PostalAddressLeaf = {
    '@type': 'PostalAddress',
    ...(site.address && { streetAddress: site.address }),
    ...(site.postcode && { postalCode: site.postcode }),
  };
  return {
    '@context': schema,
    ...publisher(context),
    alternateName: [...new Set(alternateName)],
    ...(site.description && { description: site.description }),
    ...((site.address || site.postcode) && { address }),
    ...(site.phone && { telephone: site.phone }),
    ...(site.email && { email: site.email }),
    ...(site.social.length > 0 && { sameAs: site.social.map(({ url }) => url) }),
    correctionsPolicy: absoluteUrl('/corrections', origin),
  };
}

/** The site, and where it is searched. */
export function webSiteJsonLd(context: SeoContext): WithContext<WebSiteLeaf> {
  const { site, origin } = context;
  // Google's form of the action: what is typed stands in the place of the name in braces.
  const search: WithActionConstraints<SearchActionLeaf> = {
    '@type': 'SearchAction',
    target: { '@type': 'EntryPoint', urlTemplate: `${origin}/search?q={search_term_string}` },
    'query-input': 'required name=search_term_string',
  };
  return {
    '@context': schema,
    '@type': 'WebSite',
    '@id': `${origin}/#website`,
    name: site.name,
    alternateName: [site.shortName, ...(site.englishName ? [site.englishName] : [])],
    url: absoluteUrl('/', origin),
    inLanguage: site.language,
    ...(site.description && { description: site.description }),
    publisher: publisher(context),
    potentialAction: search,
  };
}

export interface CrumbNode {
  name: string;
  /** As links have it. */
  path: string;
}

/** `crumbs` from the top down to the page itself; Google wants two at least. */
export function breadcrumbJsonLd(
  crumbs: readonly CrumbNode[],
  origin: string,
): WithContext<BreadcrumbListLeaf> {
  return {
    '@context': schema,
    '@type': 'BreadcrumbList',
    itemListElement: crumbs.map(({ name, path }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: absoluteUrl(path, origin),
    })),
  };
}

export interface CollectionOptions {
  name: string;
  /** Address of this page of the list. */
  path: string;
  description?: string;
  items: readonly Pick<ArticleCard, 'title' | 'url'>[];
  /** Number of the first item in the whole list, from 1. */
  start?: number;
  total?: number;
}

/** A section, tag, topic, source or author list. */
export function collectionJsonLd(
  context: SeoContext,
  options: CollectionOptions,
): WithContext<CollectionPageLeaf> {
  const { site, origin } = context;
  const { name, path, description, items, start = 1, total } = options;
  const url = absoluteUrl(path, origin);
  const mainEntity: ItemListLeaf = {
    '@type': 'ItemList',
    ...(total !== undefined && { numberOfItems: total }),
    itemListElement: items.map((item, index) => ({
      '@type': 'ListItem',
      position: start + index,
      name: item.title,
      url: absoluteUrl(item.url, origin),
    })),
  };
  return {
    '@context': schema,
    '@type': 'CollectionPage',
    '@id': url,
    url,
    name,
    inLanguage: site.language,
    ...(description && { description }),
    isPartOf: {
      '@type': 'WebSite',
      '@id': `${origin}/#website`,
      name: site.name,
      url: absoluteUrl('/', origin),
    },
    mainEntity,
  };
}
