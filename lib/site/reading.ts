/** Reading aids: text size, theme and edition, kept in one cookie and applied by /reading.css (contract 8). */

import { readCookie } from './cookie';

export const readingCookie = 'kaiyuan-reading';

const options = {
  size: ['normal', 'large', 'xlarge'],
  theme: ['auto', 'light', 'dark', 'contrast'],
  edition: ['standard', 'care'],
} as const;

export interface Reading {
  size: string;
  theme: string;
  edition: string;
}

const names = ['size', 'theme', 'edition'] as const;

function allowed(name: (typeof names)[number], value: string): boolean {
  return options[name].some((option) => option === value);
}

/** Reads the cookie; unknown values count as the defaults. */
export function parseReading(cookie: string | undefined): Reading {
  const given = new URLSearchParams(cookie ?? '');
  const pick = (name: (typeof names)[number]): string => {
    const value = given.get(name) ?? '';
    return allowed(name, value) ? value : options[name][0];
  };
  return { size: pick('size'), theme: pick('theme'), edition: pick('edition') };
}

/** What the reader chose, from the raw Cookie header. */
export function readingOf(cookies: string | undefined): Reading {
  const value = readCookie(cookies, readingCookie);
  try {
    return parseReading(value && decodeURIComponent(value));
  } catch {
    return parseReading(undefined);
  }
}

/** Every choice there is. */
export function allReadings(): Reading[] {
  const { size: sizes, theme: themes, edition: editions } = options;
  return sizes.flatMap((size) =>
    themes.flatMap((theme) => editions.map((edition) => ({ size, theme, edition }))),
  );
}

/** Applies a form; undefined when it holds a value that does not exist. */
export function mergeReading(current: Reading, form: URLSearchParams): Reading | undefined {
  const next = { ...current };
  for (const name of names) {
    const value = form.get(name);
    if (value === null) continue;
    if (!allowed(name, value)) return undefined;
    next[name] = value;
  }
  return next;
}

/** Where to go back: the path of the referring page when it is ours, else the front page. */
export function returnPath(referer: string | null, host: string | null): string {
  if (!referer || !host || !URL.canParse(referer)) return '/';
  const { host: from, pathname, search } = new URL(referer);
  return from === host && /^\/(?![/\\])/.test(pathname) ? pathname + search : '/';
}

/** The one response that varies with the cookie: kept by nobody, so that a choice is in force on the very next page. */
export const readingSheetHeaders = { 'Cache-Control': 'private, no-store', Vary: 'Cookie' } as const;
