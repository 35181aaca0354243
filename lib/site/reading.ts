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

const scales: Record<string, string> = { normal: '1', large: '1.2', xlarge: '1.45' };

const themes: Record<string, string> = {
  auto: '',
  light: 'color-scheme:light;--light:initial;--dark:;--high:;',
  dark: 'color-scheme:dark;--light:;--dark:initial;--high:;',
  contrast: 'color-scheme:dark;--light:;--dark:;--high:initial;',
};

/** The tokens of app/styles/tokens.css as the reader wants them on the screen, and the chosen buttons marked as pressed. */
export function readingCss({ size, theme, edition }: Reading): string {
  const care = edition === 'care';
  const scale = care && size === 'normal' ? '1.3' : (scales[size] ?? '1');
  const colours = care && theme === 'auto' ? themes.contrast : themes[theme];
  const pressed = [`size"][value="${size}`, `theme"][value="${theme}`, `edition"][value="${edition}`]
    .map((pair) => `button[name="${pair}"]`)
    .join(',');
  return [
    `@media screen{:root{--text-scale:${scale};${colours}}}`,
    `${pressed}{color:var(--accent);border-color:currentColor}`,
    care ? '.article-layout,.front-top,.front-row{display:flex;flex-direction:column}' : '',
    '',
  ].join('\n');
}

/** The one response that varies with the cookie: kept by nobody, so that a choice is in force on the very next page. */
export const readingSheetHeaders = { 'Cache-Control': 'private, no-store', Vary: 'Cookie' } as const;
