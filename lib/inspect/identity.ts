import type { Section, Site } from '@/lib/content/types';
import { inspectionMessages as text } from '@/lib/site/messages-inspection';
import { fieldPlace } from './places';
import type { RuleId } from './rules';
import type { Finding, InspectionContext } from './types';

/** What the institutional meta tags and the footer are made from, and the pages that every site has. */

export function* inspectIdentity(context: InspectionContext): Iterable<Finding> {
  yield* inspectSite(context.site);
  yield* inspectColumnTags(context);
  yield* inspectPages(context);
  for (const { file, record } of context.articles()) {
    const place = fieldPlace(context.newsroom, file, ['date']);
    if (record.dateOnly) yield { rule: 'date-without-time', file, message: text.dateWithoutTime, place };
    if (!record.source) yield { rule: 'article-source', file, message: text.articleSource };
  }
}

const siteKeys: readonly { rule: RuleId; keys: readonly (keyof Site & string)[]; label: string }[] = [
  { rule: 'site-id-code', keys: ['siteIdCode'], label: text.labels.siteIdCode },
  { rule: 'site-description', keys: ['description'], label: text.labels.description },
  { rule: 'footer-owner', keys: ['owner'], label: text.labels.owner },
  { rule: 'footer-icp', keys: ['icp'], label: text.labels.icp },
  { rule: 'footer-police', keys: ['policeRecord'], label: text.labels.policeRecord },
  { rule: 'footer-contact', keys: ['phone', 'email'], label: text.labels.contact },
  { rule: 'footer-address', keys: ['address'], label: text.labels.address },
  { rule: 'footer-postcode', keys: ['postcode'], label: text.labels.postcode },
];

function* inspectSite(site: Site): Iterable<Finding> {
  for (const { rule, keys, label } of siteKeys) {
    if (keys.some((key) => site[key])) continue;
    yield { rule, file: 'site.yaml', message: text.missing(label, keys.join(' 或 ')) };
  }
}

const columnKeys: readonly { rule: RuleId; key: 'description' | 'keywords' | 'columnType' }[] = [
  { rule: 'column-description', key: 'description' },
  { rule: 'column-keywords', key: 'keywords' },
  { rule: 'column-type', key: 'columnType' },
];

function* inspectColumnTags({ newsroom }: InspectionContext): Iterable<Finding> {
  const file = 'sections.yaml';
  for (const [index, section] of newsroom.settings.sections().sections.entries()) {
    const place = fieldPlace(newsroom, file, [index]);
    for (const { rule, key } of columnKeys) {
      if (isFilled(section, key)) continue;
      const message = text.columnTag(section.name, text.columnLabels[key], key);
      yield { rule, file, message, place };
    }
  }
}

function isFilled(section: Section, key: 'description' | 'keywords' | 'columnType'): boolean {
  return (section[key]?.length ?? 0) > 0;
}

/** A page counts by its id or by its title: what an institution calls it is its own affair. */
const wantedPages: readonly { rule: RuleId; id: 'about' | 'contact' | 'accessibility'; title: RegExp }[] = [
  { rule: 'page-about', id: 'about', title: /关于|简介|概况/ },
  { rule: 'page-contact', id: 'contact', title: /联系/ },
  { rule: 'page-accessibility', id: 'accessibility', title: /无障碍/ },
];

function* inspectPages({ newsroom }: InspectionContext): Iterable<Finding> {
  const pages = newsroom.settings.pages().filter(({ published }) => published);
  for (const { rule, id, title } of wantedPages) {
    if (pages.some((page) => page.id === id || title.test(page.title))) continue;
    yield { rule, file: 'site.yaml', message: text.pageMissing(text.pageLabels[id], id) };
  }
}
