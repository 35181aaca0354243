import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { bearerMatches } from './respond';
import { sameText } from './same-text';

const secret = 's'.repeat(40);

describe('secrets are compared', () => {
  it('as a whole, and by length too', () => {
    expect(sameText(secret, secret)).toBe(true);
    for (const given of ['', 's', secret.slice(1), `${secret}s`, secret.toUpperCase(), `${secret}\0`]) {
      expect(sameText(given, secret), given).toBe(false);
    }
  });

  it('in the header in which they stand', () => {
    expect(bearerMatches(`Bearer ${secret}`, secret)).toBe(true);
    expect(bearerMatches(`bearer  ${secret}`, secret)).toBe(true);
    for (const header of [null, '', secret, `Basic ${secret}`, `Bearer ${secret}x`, 'Bearer ', 'Bearer']) {
      expect(bearerMatches(header, secret), String(header)).toBe(false);
    }
  });
});

/** What a comparison of these names must not be made with, because it ends at the first difference. */
const names = '\\w*(?:secret|token|signature|password|bearer|hmac|cookie|credential)\\w*';
const quick = new RegExp(
  [
    `\\b${names}\\)?\\s*[!=]==?\\s*[\\w.$(]`,
    `[!=]==?\\s*[\\w.$]*\\b${names}\\b`,
    `${names}\\.(?:equals|startsWith|localeCompare)\\(`,
  ].join('|'),
  'i',
);

/** Neither side is a secret of the server: presence, kinds of tokens of a language, two fields of one form. */
const harmless = [/[!=]== (?:undefined|null|'[^']*')/, /password !== repeat/, /typeof \w+ [!=]==/];

/** The words mean other things here: tokens of search, syntax and suggestions. */
const otherTokens = /^lib\/(?:search|mdx|check|compare|inspect|desk\/editor)\//;

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:ts|tsx|mjs)$/.test(file) && !/\.test\.tsx?$|(?:^|\/)test-/.test(file))
    .map((file) => path.join(folder, file));
}

describe('no secret is compared by an operator', () => {
  const files = ['lib', 'server', 'app'].flatMap(sources).filter((file) => !otherTokens.test(file));

  it('in anything that answers requests', () => {
    const found = [...files, 'proxy.ts'].flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => quick.test(line) && !harmless.some((pattern) => pattern.test(line)))
        .map((line) => `${file}: ${line.trim()}`),
    );
    expect(found).toEqual([]);
  });

  it('which the search would find', () => {
    for (const line of [
      'if (given === secret)',
      'token !== expected',
      'a == options.password',
      'cookie.equals(b)',
    ]) {
      expect(quick.test(line) && !harmless.some((pattern) => pattern.test(line)), line).toBe(true);
    }
    expect(files.length).toBeGreaterThan(300);
  });
});
