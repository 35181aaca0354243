import type { Metadata } from 'next';
import type { Site } from '@/lib/content/types';
import { hasTraditional, traditionalLanguage, traditionalPath } from '@/lib/edition/traditional';
import type { ShareImage } from '@/lib/share/card';
import { messages } from '@/lib/site/messages';
import { nameIn } from '@/lib/site/texts';
import { type MetaTags, siteTags } from './institutional';

/** What every page's metadata needs. `origin` is SITE_URL as read at run time. */
export interface SeoContext {
  site: Site;
  origin: string;
  /** Share picture of pages that have none of their own. */
  image?: ShareImage;
}

/** Feeds of a page for autodiscovery: `base` is the address they stand below (`''` for the whole site). */
export interface PageFeeds {
  title: string;
  base: string;
}

/** Another language version of the same page. */
export interface Translation {
  lang: string;
  path: string;
}

export interface PageBasics {
  /** Without the site's name; absent on the front page. */
  title?: string;
  /** Address as links have it: percent-encoded, from the root. */
  path: string;
  description?: string | undefined;
  feeds?: PageFeeds | undefined;
  /** All versions, this one included; the lang of each must differ. */
  translations?: Translation[] | undefined;
  language?: string | undefined;
  noindex?: boolean | undefined;
  image?: ShareImage | undefined;
  tags?: MetaTags;
}

/** Absolute address of a path of this site. */
export function absoluteUrl(path: string, origin: string): string {
  return new URL(path, origin).href;
}

/** `title - site`, the site named as on pages in `language`; its name alone without a title. */
export function pageTitle(site: Site, title: string | undefined, language = site.language): string {
  const name = nameIn(language, site);
  return title ? `${title} - ${name}` : name;
}

/** `types` of alternates: RSS, Atom and JSON Feed of one list. Titles tell them apart in a reader's menu. */
function feedLinks({ title, base }: PageFeeds, origin: string) {
  const link = (file: string, kind: string) => [
    { url: absoluteUrl(`${base}/${file}`, origin), title: `${title} (${kind})` },
  ];
  return {
    'application/rss+xml': link('rss.xml', 'RSS'),
    'application/atom+xml': link('atom.xml', 'Atom'),
    'application/feed+json': link('feed.json', 'JSON Feed'),
  };
}

/** Open Graph wants language and region; only where the tag itself names them, or for the editions of Chinese and English. */
export function openGraphLocale(language: string): string | undefined {
  const locale = new Intl.Locale(language);
  if (locale.language === 'zh') {
    const { script, region } = locale.maximize();
    return `zh_${region ?? (script === 'Hant' ? 'TW' : 'CN')}`;
  }
  const region = locale.region ?? (locale.language === 'en' ? 'US' : undefined);
  return region && `${locale.language}_${region}`;
}

function imageTags({ src, alt, width, height, type }: ShareImage, origin: string) {
  return { url: absoluteUrl(src, origin), alt, width, height, type };
}

/**
 * Language versions and, beside each in simplified Chinese, its Traditional edition. Where there is that edition, a page
 * in another language names its own: this is how its copy there knows that it is none (lib/edition/convert-html.ts).
 */
function languageLinks({ translations, path, language, noindex }: PageBasics, site: Site, origin: string) {
  const versions = translations ?? [{ lang: language ?? site.language, path }];
  const isConverted = ({ lang }: Translation): boolean => hasTraditional({ ...site, language: lang });
  const all = versions.flatMap((version) =>
    !noindex && isConverted(version)
      ? [version, { lang: traditionalLanguage, path: traditionalPath(version.path) }]
      : [version],
  );
  const named = all.length > 1 || (hasTraditional(site) && !versions.some(isConverted));
  if (!named) return undefined;
  // For readers of other languages, where there are several: between the scripts of one there is nothing to choose for them.
  const fallback = versions.length > 1 ? versions.find(({ lang }) => lang === site.language) : undefined;
  return Object.fromEntries(
    [...all, ...(fallback ? [{ ...fallback, lang: 'x-default' }] : [])].map(({ lang, path: versionPath }) => [
      lang,
      absoluteUrl(versionPath, origin),
    ]),
  );
}

/** What X shows of a title, a description and a picture's text at most (its reference of card markup), in characters. */
const cardLimits = { title: 70, description: 200, alt: 420 } as const;

function cut(text: string, limit: number): string {
  const characters = [...text];
  return characters.length <= limit ? text : `${characters.slice(0, limit - 1).join('')}…`;
}

/** What all pages have in common: title, canonical address, feeds, languages, share cards, site tags. */
export function baseMetadata({ site, origin, image: siteImage }: SeoContext, page: PageBasics) {
  const url = absoluteUrl(page.path, origin);
  const { image = siteImage, language = site.language } = page;
  const title = pageTitle(site, page.title, language);
  const siteName = nameIn(language, site);
  const description =
    page.description || (page.title ? messages.seo.about(page.title, site) : site.description);
  const images = image && [imageTags(image, origin)];
  const locale = openGraphLocale(language);
  const languages = languageLinks(page, site, origin);
  return {
    metadataBase: new URL(origin),
    title: { absolute: title },
    applicationName: site.name,
    ...(description && { description }),
    alternates: {
      canonical: url,
      ...(page.feeds && { types: feedLinks(page.feeds, origin) }),
      ...(languages && { languages }),
    },
    openGraph: {
      type: 'website' as const,
      title: page.title ?? siteName,
      url,
      siteName,
      ...(locale && { locale }),
      ...(description && { description }),
      ...(images && { images }),
    },
    twitter: {
      card: image ? ('summary_large_image' as const) : ('summary' as const),
      title: cut(page.title ?? siteName, cardLimits.title),
      ...(description && { description: cut(description, cardLimits.description) }),
      ...(images && {
        images: images.map((picture) => ({ ...picture, alt: cut(picture.alt, cardLimits.alt) })),
      }),
    },
    ...(page.noindex && { robots: { index: false, follow: true } }),
    other: { ...siteTags(site, origin), ...page.tags },
  } satisfies Metadata;
}
