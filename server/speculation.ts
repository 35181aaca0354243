import { type Document, makeDocument } from './document';

/**
 * Speculation rules (WICG nav-speculation): a browser that knows them fetches the page behind a link when the reader
 * points at it. Only pages that are the same for everyone and cost nothing to serve: no search, no files.
 */
const path = '/speculation-rules.json';

const rules = {
  prefetch: [
    {
      where: {
        and: [
          { href_matches: '/*' },
          {
            not: {
              href_matches: [
                '/search',
                '/search/*',
                '/api/*',
                '/media/*',
                '/desk/*',
                '/_next/*',
                '/assets/*',
                '/*.xml',
                '/*.json',
                '/*.webmanifest',
              ],
            },
          },
          { not: { selector_matches: '[download], [rel~="nofollow"]' } },
        ],
      },
      eagerness: 'moderate',
    },
  ],
};

/** Sent with the pages that take part. */
export const speculationHeaders = { 'Speculation-Rules': `"${path}"` };

export function isSpeculationRules(requested: string): boolean {
  return requested === path;
}

export function makeSpeculationRules(): Document {
  const body = Buffer.from(JSON.stringify(rules));
  return makeDocument({ status: 200, type: 'application/speculationrules+json', body, cacheTags: [] });
}
