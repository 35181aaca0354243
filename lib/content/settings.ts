import type {
  FrontBlock,
  FrontNotices,
  SectionEntry,
  Site as SiteFields,
  TopicQuery,
} from 'contentlayer/generated';
import { outboundAddresses } from '@/lib/leave/outbound';
import { collectReferences } from '@/lib/mdx/references';
import { dayBounds, parseTime } from '@/lib/site/dates';
import { messages } from '@/lib/site/messages';
import { toHostName } from './formats';
import { parseYaml } from './front-matter';
import { type Fields, frontFields, reservedSegments, sectionFields, siteFields } from './model';
import { decode, type ParsedDocument, placeFindings, problem } from './parse';
import { toPicture, withPlainTimes } from './record';
import type { Problem, Section, Site, StaticPage, Topic } from './types';
import { type Finding, validateFields } from './validate';

/** The files beside the articles: site.yaml, sections.yaml, front.yaml, redirects.yaml, topics and pages. */

const text = messages.check;

export interface Result<T> {
  value: T | undefined;
  problems: Problem[];
}

type Nested<T> = Omit<T, '_id' | '_raw' | 'type'>;

export interface Front {
  lead?: string;
  carousel: string[];
  pinned: string[];
  notices?: Nested<FrontNotices>;
  /** False: the front page does not list what is read most. */
  mostRead?: boolean;
  blocks: Nested<FrontBlock>[];
}

/** Old path → new path or `410`. */
export type Redirects = Record<string, string>;

export interface TopicRecord extends Topic {
  published: boolean;
  articles: string[];
  query?: Nested<TopicQuery> & { fromTime?: number; toTime?: number };
  order: 'manual' | 'newest';
  /** Addresses of other sites that its text links to. */
  outbound: string[];
}

export interface PageRecord extends StaticPage {
  published: boolean;
  outbound: string[];
}

export const defaultSite: Site = {
  name: '开元',
  shortName: '开元',
  language: 'zh-Hans',
  timezone: 'Asia/Shanghai',
  social: [],
  features: {},
  feedItems: 20,
  organizationType: 'NewsMediaOrganization',
  ownSites: [],
  webSubHubs: [],
};

interface Loaded {
  yaml: string;
  value: unknown;
}

/** Text and value of a settings file; the problem when it is no YAML. */
export function readYaml(file: string, bytes: Buffer): Loaded | Problem {
  const decoded = decode(file, bytes);
  if ('problem' in decoded) return decoded.problem;
  const yaml = decoded.text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  const parsed = parseYaml(yaml);
  if (parsed.ok) return { yaml, value: parsed.value };
  return problem(file, parsed.place.line, parsed.place.column, 'yaml', text.yaml(parsed.message));
}

function checkedYaml(file: string, bytes: Buffer, fields: Fields, timezone: string): Result<object> {
  const loaded = readYaml(file, bytes);
  if (!('yaml' in loaded)) return { value: undefined, problems: [loaded] };
  const problems = placeFindings(file, loaded.yaml, 1, validateFields(loaded.value, fields, timezone));
  const value = withPlainTimes(loaded.value);
  return {
    value: problems.length === 0 && typeof value === 'object' && value !== null ? value : undefined,
    problems,
  };
}

function isSite(value: object): value is Nested<SiteFields> {
  return 'name' in value && 'language' in value && 'timezone' in value;
}

export function parseSite(file: string, bytes: Buffer): Result<Site> {
  const { value, problems } = checkedYaml(file, bytes, siteFields, 'UTC');
  if (!value || !isSite(value)) return { value: undefined, problems };
  const social = (value.social ?? []).flatMap(({ name, url }) => (url ? [{ name, url }] : []));
  const features = Object.fromEntries(
    Object.entries(value.features ?? {}).filter(
      (entry): entry is [string, boolean] => typeof entry[1] === 'boolean',
    ),
  );
  const { shortName = value.name, feedItems, organizationType } = value;
  const webSubHubs = [...new Set((value.webSubHubs ?? []).map((hub) => new URL(hub).href))];
  return {
    value: {
      ...value,
      shortName,
      social,
      features,
      feedItems: feedItems ?? defaultSite.feedItems,
      organizationType: organizationType ?? defaultSite.organizationType,
      ownSites: (value.ownSites ?? []).flatMap((host) => toHostName(host) ?? []),
      webSubHubs,
    },
    problems,
  };
}

function isSectionList(value: unknown): value is Nested<SectionEntry>[] {
  return Array.isArray(value);
}

export function parseSections(file: string, bytes: Buffer, pageIds: ReadonlySet<string>): Result<Section[]> {
  const loaded = readYaml(file, bytes);
  if (!('yaml' in loaded)) return { value: undefined, problems: [loaded] };
  const entries = withPlainTimes(loaded.value);
  if (!isSectionList(entries))
    return { value: undefined, problems: [problem(file, 1, 1, 'type', text.sectionsList)] };
  const findings: Finding[] = entries.flatMap((entry, index) =>
    validateFields(entry, sectionFields, 'UTC').map((found) => ({ ...found, path: [index, ...found.path] })),
  );
  if (findings.length === 0) findings.push(...checkSectionIds(entries, pageIds));
  const problems = placeFindings(file, loaded.yaml, 1, findings);
  if (problems.length > 0) return { value: undefined, problems };
  const sections = entries.map(
    (entry): Section => ({
      ...entry,
      keywords: entry.keywords ?? [],
      feed: entry.feed ?? true,
      listStyle: entry.listStyle ?? 'text',
    }),
  );
  return { value: sections, problems };
}

function checkSectionIds(entries: Nested<SectionEntry>[], pageIds: ReadonlySet<string>): Finding[] {
  const findings: Finding[] = [];
  const parents = new Map(entries.map(({ id, parent }) => [id, parent]));
  const seen = new Set<string>();
  entries.forEach(({ id, parent }, index) => {
    const fail = (key: string, rule: string, message: string): void => {
      findings.push({ path: [index, key], rule, message });
    };
    if (reservedSegments.has(id)) fail('id', 'reserved-id', text.reservedId(id));
    else if (seen.has(id)) fail('id', 'duplicate-id', text.duplicateId(id));
    else if (pageIds.has(id)) fail('id', 'shared-id', text.duplicateId(id));
    seen.add(id);
    const visited = new Set([id]);
    for (let above = parent; above !== undefined; above = parents.get(above)) {
      if (!parents.has(above) || visited.has(above)) {
        fail('parent', 'section-parent', text.parentDepth);
        break;
      }
      visited.add(above);
    }
  });
  return findings;
}

function isFront(value: object): value is Partial<Front> {
  return !('lead' in value) || typeof value.lead === 'string';
}

export function parseFront(file: string, bytes: Buffer): Result<Front> {
  const { value, problems } = checkedYaml(file, bytes, frontFields, 'UTC');
  if (!value || !isFront(value)) return { value: undefined, problems };
  return {
    value: {
      ...value,
      carousel: value.carousel ?? [],
      pinned: value.pinned ?? [],
      blocks: value.blocks ?? [],
    },
    problems,
  };
}

/** zh-hant.yaml: words that the machine conversion gets wrong → their right form in the Traditional edition. */
export function parseTraditional(file: string, bytes: Buffer): Result<Record<string, string>> {
  const loaded = readYaml(file, bytes);
  if (!('yaml' in loaded)) return { value: undefined, problems: [loaded] };
  const { value } = loaded;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { value: undefined, problems: [problem(file, 1, 1, 'type', text.expected(text.kinds.map))] };
  }
  const findings = Object.entries(value)
    .filter(([, form]) => typeof form !== 'string')
    .map(([word]): Finding => ({ path: [word], rule: 'type', message: text.expected(text.kinds.string) }));
  const problems = placeFindings(file, loaded.yaml, 1, findings);
  const words = Object.fromEntries(Object.entries(value).map(([word, form]) => [word, String(form)]));
  return { value: problems.length === 0 ? words : undefined, problems };
}

export function parseRedirects(file: string, bytes: Buffer): Result<Redirects> {
  const loaded = readYaml(file, bytes);
  if (!('yaml' in loaded)) return { value: undefined, problems: [loaded] };
  const { value } = loaded;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { value: undefined, problems: [problem(file, 1, 1, 'type', text.expected(text.kinds.map))] };
  }
  const findings: Finding[] = [];
  const redirects: Redirects = {};
  for (const [source, target] of Object.entries(value)) {
    const goal = String(target);
    if (!/^\/(?![/\\])[^\s?#\\]*$/.test(source)) {
      findings.push({ path: [source], key: true, rule: 'redirect', message: text.redirectSource });
    } else if (goal !== '410' && !/^\/(?![/\\])[^\s\\]*$/.test(goal) && !/^https?:\/\/[^\s]+$/.test(goal)) {
      findings.push({ path: [source], rule: 'redirect', message: text.redirectTarget });
    } else {
      redirects[source] = goal;
    }
  }
  for (const source of circular(redirects)) {
    findings.push({ path: [source], rule: 'redirect-cycle', message: text.redirectCycle });
  }
  const problems = placeFindings(file, loaded.yaml, 1, findings);
  return { value: problems.length === 0 ? redirects : undefined, problems };
}

/** Addresses from which the redirects lead into a circle. Each is followed only as far as no other went before. */
function circular(redirects: Redirects): string[] {
  const known = new Map<string, boolean>();
  for (const source of Object.keys(redirects)) {
    const walked = new Set<string>();
    let next: string | undefined = source;
    while (next !== undefined && !walked.has(next) && !known.has(next)) {
      walked.add(next);
      next = Object.hasOwn(redirects, next) ? redirects[next] : undefined;
    }
    const endless = next !== undefined && (known.get(next) ?? true);
    for (const address of walked) known.set(address, endless);
  }
  return Object.keys(redirects).filter((source) => known.get(source));
}

/** Reads one field of validated front matter. */
function stringOf(fields: Record<string, unknown>, key: string): string | undefined {
  const value = fields[key];
  return typeof value === 'string' ? value : undefined;
}

function isTopicQuery(value: unknown): value is Nested<TopicQuery> {
  return typeof value === 'object' && value !== null;
}

export function toTopic(document: ParsedDocument, timezone: string): TopicRecord {
  const plain = withPlainTimes(document.fields);
  const fields: Record<string, unknown> = typeof plain === 'object' && plain !== null ? { ...plain } : {};
  const articles = Array.isArray(fields.articles) ? fields.articles.map(String) : [];
  const { query } = fields;
  const order =
    fields.order === 'manual' || (fields.order === undefined && articles.length > 0) ? 'manual' : 'newest';
  return {
    id: document.slug,
    title: stringOf(fields, 'title') ?? document.slug,
    summary: stringOf(fields, 'summary'),
    cover: toPicture(fields.cover, '/media/'),
    body: document.body,
    bodyLine: document.bodyLine,
    published: fields.status !== 'draft',
    outbound: outboundAddresses(collectReferences(document.body)),
    articles,
    order,
    query: isTopicQuery(query)
      ? {
          ...query,
          fromTime: query.from ? parseTime(query.from, timezone)?.at : undefined,
          toTime: query.to ? endOf(query.to, timezone) : undefined,
        }
      : undefined,
  };
}

/** A day given as an end means the whole day. */
export function endOf(written: string, timezone: string): number | undefined {
  const time = parseTime(written, timezone);
  if (!time) return undefined;
  return time.dateOnly ? dayBounds(time.at, timezone).end - 1 : time.at;
}

export function toPage(document: ParsedDocument): PageRecord {
  const { fields } = document;
  return {
    id: document.slug,
    title: stringOf(fields, 'title') ?? document.slug,
    summary: stringOf(fields, 'summary'),
    order: typeof fields.order === 'number' ? fields.order : 1000,
    body: document.body,
    bodyLine: document.bodyLine,
    published: fields.status !== 'draft',
    outbound: outboundAddresses(collectReferences(document.body)),
  };
}
