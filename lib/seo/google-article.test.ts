import { describe, expect, it } from 'vitest';
import { organizationTypes } from '@/lib/content/model';
import { origin, sampleArticle, sampleSite } from '@/lib/feeds/fixtures';
import { articleJsonLd } from './article-json-ld';
import { organisationJsonLd, webSiteJsonLd } from './json-ld';

const context = { site: sampleSite, origin };
const offsetTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/;

/** Values at a path of property names; those of every element where one is a list. */
function valuesAt(node: unknown, path: string): unknown[] {
  return path.split('.').reduce<unknown[]>(
    (nodes, key) =>
      nodes.flatMap((one) => {
        const value: unknown = typeof one === 'object' && one !== null ? Reflect.get(one, key) : undefined;
        return value === undefined ? [] : value;
      }),
    [node],
  );
}

const picture = { src: '/media/a.jpg', alt: '图', width: 1200, height: 675 };
const full = sampleArticle({ cover: picture, updated: Date.parse('2022-07-09T08:00:00+08:00') });

/**
 * Google Search Central, "Article (Article, NewsArticle, BlogPosting) structured data", recommended properties: what the
 * values must look like, each of them.
 */
const recommended: [property: string, pattern: RegExp][] = [
  ['author.@type', /^(?:Person|Organization)$/],
  ['author.name', /^[甲乙]$/],
  ['author.url', /^https:\/\/news\.example\.cn\/authors\/%E[\w%]+$/],
  ['dateModified', offsetTime],
  ['datePublished', offsetTime],
  ['headline', /^旧报新读$/],
  ['image.url', /^https:\/\/news\.example\.cn\/media\//],
];

describe('NewsArticle', () => {
  it.each(recommended)('has %s', (property, pattern) => {
    const values = valuesAt(articleJsonLd(context, full), property);
    expect(values).not.toEqual([]);
    for (const value of values) expect(value).toMatch(pattern);
  });

  it('names each author in a node of its own, in order', () => {
    expect(valuesAt(articleJsonLd(context, full), 'author.name')).toEqual(['甲', '乙']);
  });

  it('gives no page to an author who has none on this site', () => {
    const reprint = sampleArticle({ authors: [], original: { title: '原题', author: '孙樵' } });
    expect(articleJsonLd(context, reprint)).toMatchObject({ author: [{ '@type': 'Person', name: '孙樵' }] });
    expect(valuesAt(articleJsonLd(context, reprint), 'author.url')).toEqual([]);
  });

  it('names the institutions among authors of originals as such', () => {
    const original = { title: '原题', author: '某社' };
    const reprint = sampleArticle({ source: { name: '某社', url: 'https://other.example/' }, original });
    expect(articleJsonLd(context, reprint).isBasedOn).toMatchObject({
      author: { '@type': 'Organization', name: '某社' },
      publisher: { '@type': 'Organization', name: '某社', url: 'https://other.example/' },
    });
  });
});

/** Google Search Central, "Organization structured data" and "Site names": what the institution's files can tell. */
const told: [property: string, of: 'organisation' | 'site', value: unknown][] = [
  ['@id', 'organisation', `${origin}/#organization`],
  ['name', 'organisation', '开元编辑部'],
  ['alternateName', 'organisation', '开元新闻网'],
  ['url', 'organisation', `${origin}/`],
  ['description', 'organisation', '机构新闻'],
  ['address.streetAddress', 'organisation', '一号路'],
  ['address.postalCode', 'organisation', '100000'],
  ['telephone', 'organisation', '010'],
  ['email', 'organisation', 'a@example.cn'],
  ['sameAs', 'organisation', 'https://social.example/'],
  ['name', 'site', '开元新闻网'],
  ['alternateName', 'site', '开元'],
  ['url', 'site', `${origin}/`],
  ['publisher.@id', 'site', `${origin}/#organization`],
  ['potentialAction.target.urlTemplate', 'site', `${origin}/search?q={search_term_string}`],
  ['potentialAction.query-input', 'site', 'required name=search_term_string'],
];

it.each(told)('%s of the %s', (property, of, value) => {
  const site = {
    ...sampleSite,
    ...{ address: '一号路', postcode: '100000', phone: '010', email: 'a@example.cn' },
    social: [{ name: '号', url: 'https://social.example/' }],
  };
  const node = of === 'site' ? webSiteJsonLd({ site, origin }) : organisationJsonLd({ site, origin });
  expect(valuesAt(node, property)).toContain(value);
});

it.each(organizationTypes)('the institution may be a %s, wherever it is named', (organizationType) => {
  const own = { site: { ...sampleSite, organizationType }, origin };
  expect(valuesAt(organisationJsonLd(own), '@type')).toEqual([organizationType]);
  expect(valuesAt(articleJsonLd(own, full), 'publisher.@type')).toEqual([organizationType]);
  expect(valuesAt(webSiteJsonLd(own), 'publisher.@type')).toEqual([organizationType]);
});
