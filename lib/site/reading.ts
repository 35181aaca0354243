/** Reading aids: text size, theme and edition, kept in one cookie and applied by /reading.css (contract 8). */

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

/** Applies a form; undefined when it holds a value that does not exist. */
export function mergeReading(current: Reading, form: FormData): Reading | undefined {
  const next = { ...current };
  for (const name of names) {
    const value = form.get(name);
    if (value === null) continue;
    if (typeof value !== 'string' || !allowed(name, value)) return undefined;
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
