import { formatIso, offsetAt } from '@/lib/site/dates';
import type { FeedChannel, FeedItem } from './item';

/** Everything that is no `Char` of XML 1.0 (production 2): most controls, lone surrogates, U+FFFE, U+FFFF. */
const illegal = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** Code units that one of those begins with, or half of a legal character: without them there is nothing to look for. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const suspect = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/;

/** One such character makes a feed unreadable as a whole, so it is dropped. */
export function dropIllegal(text: string): string {
  return suspect.test(text) ? text.replace(illegal, '') : text;
}

/** Plain text and clean addresses of an item, whatever the caller put in. */
export function cleanItem(item: FeedItem): FeedItem {
  const { source, original, cover, media } = item;
  return {
    ...item,
    id: dropIllegal(item.id),
    url: dropIllegal(item.url),
    title: dropIllegal(item.title),
    authors: item.authors.map(dropIllegal),
    summary: dropIllegal(item.summary),
    html: dropIllegal(item.html),
    categories: item.categories.map(dropIllegal),
    lang: dropIllegal(item.lang),
    ...(source && { source: cleanTexts(source) }),
    ...(original && { original: cleanTexts(original) }),
    ...(cover && { cover: cleanTexts(cover) }),
    media: media.map(cleanTexts),
  };
}

export function cleanChannel(channel: FeedChannel): FeedChannel {
  const { tombstones } = channel;
  return { ...cleanTexts(channel), ...(tombstones && { tombstones: tombstones.map(cleanTexts) }) };
}

/** A copy in which the strings directly inside are clean. */
function cleanTexts<T extends object>(value: T): T {
  const copy = { ...value };
  for (const [key, content] of Object.entries(value)) {
    if (typeof content === 'string') Reflect.set(copy, key, dropIllegal(content));
  }
  return copy;
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (value: number): string => String(value).padStart(2, '0');

/** `Fri, 08 Jul 2022 10:30:00 +0800` (RFC 822 5 with the four-digit year of RFC 1123 5.2.14), in the site's own offset. */
export function formatRfc822(at: number, timezone: string): string {
  // The format has whole minutes only; local mean times of the 19th century have seconds.
  const offset = Math.round(offsetAt(at, timezone) / 60_000);
  const local = new Date(at + offset * 60_000);
  const size = Math.abs(offset);
  const day = `${weekdays[local.getUTCDay()]}, ${two(local.getUTCDate())} ${months[local.getUTCMonth()]}`;
  const time = [local.getUTCHours(), local.getUTCMinutes(), local.getUTCSeconds()].map(two).join(':');
  const year = String(local.getUTCFullYear()).padStart(4, '0');
  return `${day} ${year} ${time} ${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}${two(size % 60)}`;
}

/**
 * feedsmith turns every date that it understands into UTC and passes on what it does not understand. This noncharacter
 * after a date makes it unreadable; {@link finishFeed} takes it away. It cannot occur in content, see {@link dropIllegal}.
 */
const asWritten = '\uFFFF';

export function writtenRfc822(at: number, timezone: string): string {
  return formatRfc822(at, timezone) + asWritten;
}

export function writtenIso(at: number, timezone: string): string {
  return formatIso(at, timezone) + asWritten;
}

/** Elements that feedsmith does not know, as finished markup. */
export interface Additions {
  /** Prefix → name of the namespace. */
  namespaces: Readonly<Record<string, string>>;
  /** At the beginning and at the end of the element that holds the feed. */
  first?: string;
  last?: string;
}

/**
 * Ends what feedsmith generated: dates become readable again, the line breaks that its pretty printer puts around
 * CDATA go, which would otherwise be part of titles and addresses, and further elements come in.
 */
export function finishFeed(text: string, additions?: Additions): string {
  const finished = text.replace(/\s*(<!\[CDATA\[[\s\S]*?\]\]>)\s*/g, '$1').replaceAll(asWritten, '');
  return additions ? withAdditions(finished, additions) : finished;
}

const opening = /<(rss|feed)((?:\s[^>]*)?>(?:\s*<channel>)?)/;

function withAdditions(xml: string, { namespaces, first = '', last = '' }: Additions): string {
  const spaces = Object.entries(namespaces).map(([prefix, name]) => ` xmlns:${prefix}="${name}"`);
  const end = Math.max(xml.lastIndexOf('</channel>'), xml.lastIndexOf('</feed>'));
  const opened = xml
    .slice(0, end)
    .replace(opening, (_, root: string, rest: string) => `<${root}${spaces.join('')}${rest}${first}`);
  return opened + last + xml.slice(end);
}

/** The same for feeds that are not XML. */
export function finishJson(text: string): string {
  return text.replaceAll(asWritten, '');
}
