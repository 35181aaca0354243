import { describe, expect, it } from 'vitest';
import { cleanArticle, cleanSections, cleanSite, findingsIn, settings } from './test-inspection';

describe('identity', () => {
  it.each([
    ['siteIdCode', 'site-id-code'],
    ['description', 'site-description'],
    ['owner', 'footer-owner'],
    ['icp', 'footer-icp'],
    ['policeRecord', 'footer-police'],
    ['phone', 'footer-contact'],
    ['address', 'footer-address'],
    ['postcode', 'footer-postcode'],
  ])('misses %s', async (key, rule) => {
    const site = Object.fromEntries(Object.entries(cleanSite).filter(([name]) => name !== key));
    expect(await findingsIn({ 'site.yaml': settings(site) })).toEqual([`${rule} site.yaml:1`]);
  });

  it('takes an e-mail address for a contact', async () => {
    const { phone, ...site } = cleanSite;
    expect(await findingsIn({ 'site.yaml': settings({ ...site, email: 'a@example.org' }) })).toEqual([]);
  });

  it.each([
    ['description', undefined, 'column-description'],
    ['keywords', [], 'column-keywords'],
    ['keywords', undefined, 'column-keywords'],
    ['columnType', undefined, 'column-type'],
  ])('misses %s of a column', async (key, value, rule) => {
    const [news, notices] = cleanSections;
    const changes = { 'sections.yaml': settings([news, { ...notices, [key]: value }]) };
    expect(await findingsIn(changes)).toEqual([`${rule} sections.yaml:2`]);
  });

  it.each(['about', 'contact', 'accessibility'])('misses the page %s', async (id) => {
    expect(await findingsIn({ [`pages/${id}.mdx`]: undefined })).toEqual([`page-${id} site.yaml:1`]);
  });

  it('knows a page by its title', async () => {
    const page = '---\ntitle: 怎样联系编辑部\n---\n\n写信。\n';
    expect(await findingsIn({ 'pages/contact.mdx': undefined, 'pages/write-us.mdx': page })).toEqual([]);
  });

  it('misses the time of an article, and its source', async () => {
    expect(await findingsIn({ 'articles/2026/first.mdx': cleanArticle({ date: '2026-05-31' }) })).toEqual([
      'date-without-time articles/2026/first.mdx:4',
    ]);
    expect(await findingsIn({ 'articles/2026/first.mdx': cleanArticle({ source: undefined }) })).toEqual([
      'article-source articles/2026/first.mdx:1',
    ]);
  });
});
