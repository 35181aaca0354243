/**
 * The content model: every document type and its fields, defined once as plain data.
 * contentlayer.config.ts hands it to contentlayer (which generates the TypeScript types);
 * validate.ts interprets the same data at run time, with positions in its errors.
 */

/** Rules that go beyond the type: sizes in characters, of lists in entries; formats checked by formats.ts. */
interface Limits {
  required?: true;
  max?: number;
  format?: Format;
  /** Whole numbers within these bounds, both included. */
  between?: readonly [number, number];
}

export type Format =
  | 'plain'
  | 'date'
  | 'slug'
  | 'section'
  | 'topic'
  | 'language'
  | 'timezone'
  | 'web-address'
  | 'hub'
  | 'site-path'
  | 'media'
  | 'id'
  | 'site-id-code'
  | 'host-name';

export type Field =
  | ({ type: 'string' | 'number' | 'boolean' | 'date' } & Limits)
  | ({ type: 'enum'; options: readonly string[] } & Limits)
  | ({ type: 'list'; of: Field } & Limits)
  | ({ type: 'nested'; name: string; fields: Fields } & Limits)
  /** A value that may take several forms: the first whose YAML kind fits is used. */
  | ({ type: 'union'; of: readonly Field[] } & Limits)
  /** A map with free keys. */
  | ({ type: 'map'; of: Field } & Limits);

export type Fields = { readonly [name: string]: Field };

const namedLink: Field = {
  type: 'nested',
  name: 'NamedLink',
  fields: {
    name: { type: 'string', required: true, max: 60, format: 'plain' },
    url: { type: 'string', format: 'web-address' },
  },
};

const picture: Field = {
  type: 'union',
  of: [
    { type: 'string', format: 'media' },
    {
      type: 'nested',
      name: 'CoverPicture',
      fields: {
        src: { type: 'string', required: true, format: 'media' },
        alt: { type: 'string', max: 300 },
        caption: { type: 'string', max: 300 },
        credit: { type: 'string', max: 100 },
      },
    },
  ],
};

export const articleFields = {
  title: { type: 'string', required: true, max: 120, format: 'plain' },
  kicker: { type: 'string', max: 200, format: 'plain' },
  subtitle: { type: 'string', max: 200, format: 'plain' },
  section: { type: 'string', required: true, format: 'section' },
  date: { type: 'date', required: true },
  updated: { type: 'date' },
  minorEdit: { type: 'date' },
  status: { type: 'enum', options: ['published', 'draft', 'withdrawn', 'archived'] },
  expires: { type: 'date' },
  source: { type: 'union', of: [{ type: 'string', max: 60, format: 'plain' }, namedLink] },
  author: {
    type: 'union',
    of: [
      { type: 'string', max: 60, format: 'plain' },
      { type: 'list', of: { type: 'string', max: 60, format: 'plain' }, max: 100 },
    ],
  },
  editor: { type: 'string', max: 60, format: 'plain' },
  original: {
    type: 'nested',
    name: 'OriginalWork',
    fields: {
      title: { type: 'string', required: true, max: 200, format: 'plain' },
      author: { type: 'string', max: 100, format: 'plain' },
      url: { type: 'string', format: 'web-address' },
    },
  },
  summary: { type: 'string', max: 300, format: 'plain' },
  cover: picture,
  tags: { type: 'list', of: { type: 'string', max: 40, format: 'plain' }, max: 100 },
  topics: { type: 'list', of: { type: 'string', format: 'topic' }, max: 100 },
  pinned: { type: 'boolean' },
  aliases: { type: 'list', of: { type: 'string', format: 'site-path' }, max: 100 },
  related: { type: 'list', of: { type: 'string', format: 'slug' }, max: 100 },
  corrections: {
    type: 'list',
    max: 100,
    of: {
      type: 'nested',
      name: 'CorrectionNote',
      fields: {
        date: { type: 'date', required: true },
        text: { type: 'string', required: true, max: 1000 },
      },
    },
  },
  withdrawn: {
    type: 'nested',
    name: 'WithdrawalNotice',
    fields: {
      date: { type: 'date', required: true },
      reason: { type: 'string', required: true, max: 500 },
      successor: { type: 'string', format: 'slug' },
    },
  },
  aiGenerated: { type: 'enum', options: ['assisted', 'generated'] },
  lang: { type: 'string', format: 'language' },
  translationOf: { type: 'string', format: 'slug' },
} as const satisfies Fields;

export const topicFields = {
  title: { type: 'string', required: true, max: 120, format: 'plain' },
  summary: { type: 'string', max: 300, format: 'plain' },
  cover: picture,
  status: { type: 'enum', options: ['published', 'draft'] },
  articles: { type: 'list', of: { type: 'string', format: 'slug' }, max: 1000 },
  query: {
    type: 'nested',
    name: 'TopicQuery',
    fields: {
      section: { type: 'string', format: 'section' },
      tag: { type: 'string', max: 40 },
      source: { type: 'string', max: 60 },
      from: { type: 'date' },
      to: { type: 'date' },
    },
  },
  order: { type: 'enum', options: ['manual', 'newest'] },
} as const satisfies Fields;

export const pageFields = {
  title: { type: 'string', required: true, max: 120, format: 'plain' },
  summary: { type: 'string', max: 300, format: 'plain' },
  status: { type: 'enum', options: ['published', 'draft'] },
  order: { type: 'number', between: [0, 1_000_000] },
} as const satisfies Fields;

/** Kinds of institutions that may stand behind a site: sub-types of schema.org's Organization, and that itself. */
export const organizationTypes = [
  'NewsMediaOrganization',
  'GovernmentOrganization',
  'EducationalOrganization',
  'CollegeOrUniversity',
  'School',
  'ResearchOrganization',
  'MedicalOrganization',
  'Hospital',
  'LibrarySystem',
  'PerformingGroup',
  'SportsOrganization',
  'NGO',
  'PoliticalParty',
  'WorkersUnion',
  'Consortium',
  'Cooperative',
  'Corporation',
  'Organization',
] as const;

export type OrganizationType = (typeof organizationTypes)[number];

export const siteFields = {
  name: { type: 'string', required: true, max: 60, format: 'plain' },
  shortName: { type: 'string', max: 20, format: 'plain' },
  englishName: { type: 'string', max: 100, format: 'plain' },
  description: { type: 'string', max: 300, format: 'plain' },
  language: { type: 'string', required: true, format: 'language' },
  timezone: { type: 'string', required: true, format: 'timezone' },
  owner: { type: 'string', max: 100 },
  address: { type: 'string', max: 200 },
  postcode: { type: 'string', max: 60 },
  phone: { type: 'string', max: 100 },
  email: { type: 'string', max: 100 },
  icp: { type: 'string', max: 100 },
  policeRecord: { type: 'string', max: 100 },
  siteIdCode: { type: 'string', format: 'site-id-code' },
  copyright: { type: 'string', max: 200 },
  support: { type: 'string', max: 100 },
  social: { type: 'list', of: namedLink },
  features: { type: 'map', of: { type: 'boolean' } },
  feedItems: { type: 'number', between: [1, 200] },
  organizationType: { type: 'enum', options: organizationTypes },
  ownSites: { type: 'list', of: { type: 'string', format: 'host-name' } },
  webSubHubs: { type: 'list', of: { type: 'string', max: 500, format: 'hub' }, max: 8 },
} as const satisfies Fields;

export const sectionFields = {
  id: { type: 'string', required: true, format: 'id' },
  name: { type: 'string', required: true, max: 40, format: 'plain' },
  englishName: { type: 'string', max: 60, format: 'plain' },
  parent: { type: 'string', format: 'section' },
  description: { type: 'string', max: 300 },
  keywords: { type: 'list', of: { type: 'string', max: 40 } },
  columnType: { type: 'string', max: 40 },
  feed: { type: 'boolean' },
  listStyle: { type: 'enum', options: ['text', 'pictures'] },
} as const satisfies Fields;

export const frontFields = {
  lead: { type: 'string', format: 'slug' },
  carousel: { type: 'list', of: { type: 'string', format: 'slug' }, max: 100 },
  pinned: { type: 'list', of: { type: 'string', format: 'slug' }, max: 100 },
  notices: {
    type: 'nested',
    name: 'FrontNotices',
    fields: {
      section: { type: 'string', required: true, format: 'section' },
      count: { type: 'number', between: [1, 50] },
    },
  },
  blocks: {
    type: 'list',
    max: 100,
    of: {
      type: 'nested',
      name: 'FrontBlock',
      fields: {
        section: { type: 'string', format: 'section' },
        topic: { type: 'string', format: 'topic' },
        tag: { type: 'string', max: 40 },
        title: { type: 'string', max: 60 },
        count: { type: 'number', between: [1, 50] },
        style: { type: 'enum', options: ['text', 'pictures'] },
      },
    },
  },
} as const satisfies Fields;

/** First path segments that routes own; a section or page must not take them (contract 4). */
export const reservedSegments: ReadonlySet<string> = new Set(
  (
    'api desk leave media search tags topics sources authors archive feeds corrections site-map verify ' +
    'transparency page zh-hans zh-hant en _next'
  ).split(' '),
);

export const slugPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
