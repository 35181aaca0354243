/**
 * What is scored and what it costs: the one table behind `npm run inspect`.
 * A group costs at most its points, however much is wrong in it, as in the official tables (the deductions of one
 * indicator never exceed its points, and fewer than 60 of 100 fail); all groups together are 100.
 * The points are ours: the official ones weigh services and consultations that a news portal does not have.
 */
export const inspectionGroups = {
  freshness: 20,
  identity: 15,
  links: 20,
  pictures: 10,
  dates: 10,
  duplicates: 10,
  feeds: 10,
  reprints: 5,
} as const;

export type GroupId = keyof typeof inspectionGroups;

/** A veto fails the site whatever its score; a deduction costs points; advice costs nothing. */
export type InspectionSeverity = 'veto' | 'deduction' | 'advice';

/**
 * Where a rule comes from (docs/decisions/0022-inspection.md says how far each was confirmed):
 * `census`: 全国政府网站普查评分表 (2015), whose limits 《政府网站与政务新媒体检查指标》 (国办秘函〔2019〕19号) goes on with; `guideline`: 《政府网站发展指引》, 国办发〔2017〕47号; `reprint`: 《互联网新闻信息服务管理规定》 art. 15;
 * `wcag`: WCAG 2.2, 1.1.1; `format`: specifications of feeds and sitemaps; `practice`: what inspections are known to ask
 * for, without a wording that we could confirm; `own`: ours.
 */
export type Basis = 'census' | 'guideline' | 'reprint' | 'wcag' | 'format' | 'practice' | 'own';

export interface InspectionRule {
  group: GroupId;
  severity: InspectionSeverity;
  /** Points that one finding costs. */
  points: number;
  basis: Basis;
}

const veto = (group: GroupId, basis: Basis): InspectionRule => ({
  group,
  severity: 'veto',
  points: 0,
  basis,
});
const advice = (group: GroupId, basis: Basis): InspectionRule => ({
  group,
  severity: 'advice',
  points: 0,
  basis,
});
const costs = (points: number, group: GroupId, basis: Basis): InspectionRule => ({
  group,
  severity: 'deduction',
  points,
  basis,
});

export const inspectionRules = {
  'front-stale': veto('freshness', 'census'),
  'news-columns-stale': veto('freshness', 'census'),
  'columns-stale': veto('freshness', 'census'),
  'columns-empty': veto('freshness', 'census'),
  'column-stale': costs(4, 'freshness', 'census'),
  'column-empty': costs(4, 'freshness', 'census'),

  'site-id-code': costs(3, 'identity', 'guideline'),
  'site-description': costs(1, 'identity', 'guideline'),
  'column-description': costs(0.5, 'identity', 'guideline'),
  'column-keywords': costs(0.5, 'identity', 'guideline'),
  'column-type': costs(0.5, 'identity', 'guideline'),
  'date-without-time': costs(0.1, 'identity', 'guideline'),
  'article-source': advice('identity', 'guideline'),
  'footer-owner': costs(2, 'identity', 'practice'),
  'footer-icp': costs(2, 'identity', 'practice'),
  'footer-police': costs(2, 'identity', 'practice'),
  'footer-contact': costs(2, 'identity', 'practice'),
  'footer-address': costs(1, 'identity', 'practice'),
  'footer-postcode': costs(0.5, 'identity', 'practice'),
  'page-about': costs(1, 'identity', 'practice'),
  'page-contact': costs(1, 'identity', 'practice'),
  'page-accessibility': costs(1, 'identity', 'practice'),

  'link-dead': costs(1, 'links', 'census'),
  'link-anchor': costs(0.2, 'links', 'own'),
  'link-redirected': advice('links', 'own'),
  'link-notice': costs(2, 'links', 'practice'),
  'media-missing': costs(1, 'links', 'census'),
  'reference-unseen': advice('links', 'own'),
  'redirect-dead': costs(1, 'links', 'own'),
  'redirect-loop': costs(1, 'links', 'own'),
  'redirect-chain': advice('links', 'own'),

  'picture-alt': costs(0.5, 'pictures', 'wcag'),
  'picture-caption': advice('pictures', 'own'),
  'picture-credit': advice('pictures', 'own'),
  'cover-alt': costs(0.5, 'pictures', 'wcag'),
  'cover-credit': advice('pictures', 'own'),

  'updated-future': costs(3, 'dates', 'own'),
  'correction-future': costs(3, 'dates', 'own'),
  'correction-early': costs(2, 'dates', 'own'),
  'date-early': costs(2, 'dates', 'own'),
  'date-folder': costs(0.5, 'dates', 'own'),
  'date-bulk': costs(1, 'dates', 'own'),

  'title-repeated': costs(1, 'duplicates', 'own'),
  'title-shared': advice('duplicates', 'own'),
  'body-repeated': costs(2, 'duplicates', 'own'),

  'feed-invalid': costs(5, 'feeds', 'format'),
  'feed-fields': costs(2, 'feeds', 'format'),
  'feed-identity': costs(3, 'feeds', 'format'),
  'feed-address': costs(2, 'feeds', 'format'),
  'feed-link': costs(1, 'feeds', 'format'),
  'sitemap-invalid': costs(5, 'feeds', 'format'),
  'sitemap-size': costs(5, 'feeds', 'format'),
  'sitemap-repeated': costs(1, 'feeds', 'format'),
  'sitemap-link': costs(1, 'feeds', 'format'),
  'news-sitemap-old': costs(1, 'feeds', 'format'),

  'reprint-source': costs(2, 'reprints', 'reprint'),
  'reprint-author': costs(1, 'reprints', 'reprint'),
  'reprint-editor': costs(0.5, 'reprints', 'reprint'),
  'reprint-address': advice('reprints', 'own'),
  'reprint-unmarked': advice('reprints', 'reprint'),
} as const satisfies Record<string, InspectionRule>;

export type RuleId = keyof typeof inspectionRules;

/** The table as a plain record, for code that goes through it. */
export function ruleOf(id: RuleId): InspectionRule {
  return inspectionRules[id];
}
