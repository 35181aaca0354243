import { isTimezone } from '@/lib/site/dates';
import { messages } from '@/lib/site/messages';
import type { Format } from './model';
import { slugPattern } from './model';

const text = messages.check;

/** Control characters, line separators and bidirectional overrides have no place in one line of plain text. */
export const unprintableRange =
  '\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069';
const unprintable = new RegExp(`[${unprintableRange}]`);

function isLanguage(value: string): boolean {
  try {
    return Intl.getCanonicalLocales(value).length === 1;
  } catch {
    return false;
  }
}

function isWebAddress(value: string): boolean {
  return /^https?:\/\/[^\s/]+/i.test(value) && URL.canParse(value);
}

/** A host name of two labels or more as the URL Standard writes it (lower case, punycode); undefined when it is none. */
export function toHostName(value: string): string | undefined {
  if (/[\s/?#@:\\%]/.test(value) || !URL.canParse(`https://${value}`)) return undefined;
  const { hostname } = new URL(`https://${value}`);
  return /^(?:[a-z0-9_-]+\.)+[a-z][a-z0-9-]*$/.test(hostname) ? hostname : undefined;
}

/** Where feeds send their subscribers to, and the server its notices: plain http or https, with nothing hidden in it. */
function isHub(value: string): boolean {
  if (!isWebAddress(value)) return false;
  const { username, password, hash } = new URL(value);
  return username === '' && password === '' && hash === '' && !/[\s<>"]/.test(value);
}

function isSitePath(value: string): boolean {
  return /^\/(?![/\\])[^\s?#\\]*$/.test(value);
}

function isMedia(value: string): boolean {
  if (/[\\?#\s]/.test(value) || value.split('/').includes('..')) return false;
  return value.startsWith('/')
    ? value.startsWith('/media/')
    : !/^[a-z][a-z0-9+.-]*:/i.test(value) && value !== '';
}

const checks: Record<Format, (value: string) => string | undefined> = {
  plain: (value) => (unprintable.test(value) ? text.unprintable : undefined),
  date: () => undefined,
  slug: (value) => (slugPattern.test(value) ? undefined : text.slug),
  section: (value) => (slugPattern.test(value) ? undefined : text.sectionId),
  topic: (value) => (slugPattern.test(value) ? undefined : text.topicId),
  id: (value) => (slugPattern.test(value) ? undefined : text.id),
  language: (value) => (isLanguage(value) ? undefined : text.language),
  timezone: (value) => (isTimezone(value) ? undefined : text.timezone),
  'web-address': (value) => (isWebAddress(value) ? undefined : text.webAddress),
  hub: (value) => (isHub(value) ? undefined : text.hub),
  'site-path': (value) => (isSitePath(value) ? undefined : text.sitePath),
  media: (value) => (isMedia(value) ? undefined : text.media),
  'host-name': (value) => (toHostName(value) === undefined ? text.hostName : undefined),
  'site-id-code': (value) => (/^(?:bm\d{8}|\d{10})$/.test(value) ? undefined : text.siteIdCode),
};

/** What is wrong with `value` under `format`, as a message for the editor; undefined when it fits. */
export function checkFormat(format: Format, value: string): string | undefined {
  return checks[format](value);
}
