import { collectReferences } from '@/lib/mdx/references';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { resolveAddress } from '@/lib/site/address';
import { addressBookOf } from '@/lib/site/address-book';
import { mediaFileAt } from '@/lib/site/body-context';
import { messages } from '@/lib/site/messages';
import { type Place, YamlPlaces } from './front-matter';
import type { ParsedDocument } from './parse';
import { mediaBaseOf, resolveMedia, toPicture } from './record';
import type { Problem, Severity } from './types';
import { publicState } from './visibility';

/**
 * What a document refers to: articles, topics, media, links. Something that does not exist is an error,
 * something that exists but is not public a warning. None of it keeps a document from being published:
 * readers simply do not see the reference.
 */

const text = messages.check;

type Path = (string | number)[];

/** Where a reference stands: found out only when there is something to say about it. */
type At = () => Place;

/** Collects problems of one file, placed by their path in the YAML or by their place in the body. */
export class ReferenceCheck {
  readonly problems: Problem[] = [];
  private readonly places: YamlPlaces;

  constructor(
    private readonly newsroom: Newsroom,
    private readonly file: string,
    yaml: string,
    private readonly yamlLine: number,
  ) {
    this.places = new YamlPlaces(yaml);
  }

  article(slug: unknown, path: Path): void {
    if (typeof slug !== 'string') return;
    this.articleAt(slug, () => this.placeOf(path));
  }

  articles(slugs: unknown, path: Path): void {
    if (Array.isArray(slugs)) slugs.forEach((slug, index) => void this.article(slug, [...path, index]));
  }

  section(id: unknown, path: Path): void {
    if (typeof id !== 'string' || this.newsroom.settings.sections().get(id)) return;
    this.add('error', 'unknown-section', text.unknownSection(id), () => this.placeOf(path));
  }

  topic(id: unknown, path: Path): void {
    if (typeof id !== 'string') return;
    const topic = this.newsroom.settings.topics().find((found) => found.id === id);
    if (!topic) this.add('error', 'unknown-topic', text.unknownTopic(id), () => this.placeOf(path));
    else if (!topic.published)
      this.add('warning', 'unpublished-reference', text.unpublishedTopic(id), () => this.placeOf(path));
  }

  media(src: string, at: At, owner?: string): void {
    if (!src.startsWith('/media/') || mediaFileAt(this.newsroom, src, owner)) return;
    this.add('error', 'missing-media', text.missingMedia(src), at);
  }

  link(href: string, at: At): void {
    if (!href.startsWith('/') || href.startsWith('//')) return;
    const path = href.split(/[?#]/, 1)[0] ?? '';
    if (path.startsWith('/media/')) return this.media(path, at);
    const address = resolveAddress(path, addressBookOf(this.newsroom));
    const dead = !address || (address.kind === 'page' && address.status !== 200);
    if (dead) this.add('warning', 'dead-link', text.deadLink(href), at);
  }

  articleAt(slug: string, at: At): void {
    const row = this.newsroom.store.articleBySlug(slug);
    if (!row) return this.add('error', 'unknown-article', text.unknownArticle(slug), at);
    if (publicState(row.record, this.newsroom.clock.now()) === 'visible') return;
    this.add('warning', 'unpublished-reference', text.unpublishedArticle(slug), at);
  }

  add(severity: Severity, rule: string, message: string, at: At): void {
    this.problems.push({ file: this.file, ...at(), severity, rule, message });
  }

  placeOf(path: Path): Place {
    const place = this.places.locate(path);
    return { line: place.line + this.yamlLine - 1, column: place.column };
  }
}

/** Checks what an article, topic or page refers to. */
export function checkDocumentReferences(
  newsroom: Newsroom,
  file: string,
  document: ParsedDocument,
): Problem[] {
  const check = new ReferenceCheck(newsroom, file, document.yaml, document.yamlLine);
  const { fields } = document;
  const isArticle = file.startsWith('articles/');
  check.articles(fields.related, ['related']);
  check.articles(fields.articles, ['articles']);
  check.article(fields.translationOf, ['translationOf']);
  if (Array.isArray(fields.topics))
    fields.topics.forEach((id, index) => void check.topic(id, ['topics', index]));
  const { withdrawn, query } = fields;
  if (typeof withdrawn === 'object' && withdrawn !== null && 'successor' in withdrawn) {
    check.article(withdrawn.successor, ['withdrawn', 'successor']);
  }
  if (typeof query === 'object' && query !== null && 'section' in query)
    check.section(query.section, ['query', 'section']);
  if (fields.status === 'withdrawn' && !withdrawn) {
    check.add('warning', 'withdrawn-notice', text.withdrawnNotice, () => check.placeOf(['status']));
  }
  const mediaBase = isArticle ? mediaBaseOf(document.slug, file) : '/media/';
  const cover = toPicture(fields.cover, mediaBase);
  if (cover) check.media(cover.src, () => check.placeOf(['cover']), document.slug);
  if (cover && cover.alt.trim() === '')
    check.add('warning', 'alt', text.coverAlt, () => check.placeOf(['cover']));
  checkBodyReferences(check, document, mediaBase);
  return check.problems;
}

function checkBodyReferences(check: ReferenceCheck, document: ParsedDocument, mediaBase: string): void {
  const { media, links, relatedAt } = collectReferences(document.body);
  const inFile =
    ({ line, column }: Place): At =>
    () => ({ line: line + document.bodyLine, column });
  for (const found of media) check.media(resolveMedia(found.src, mediaBase), inFile(found), document.slug);
  for (const found of links) check.link(found.href, inFile(found));
  for (const found of relatedAt) check.articleAt(found.slug, inFile(found));
}

/** Checks what front.yaml refers to. */
export function checkFrontReferences(newsroom: Newsroom, yaml: string): Problem[] {
  const front = newsroom.settings.front();
  const check = new ReferenceCheck(newsroom, 'front.yaml', yaml, 1);
  check.article(front.lead, ['lead']);
  check.articles(front.carousel, ['carousel']);
  check.articles(front.pinned, ['pinned']);
  check.section(front.notices?.section, ['notices', 'section']);
  front.blocks.forEach(({ section, topic }, index) => {
    check.section(section, ['blocks', index, 'section']);
    check.topic(topic, ['blocks', index, 'topic']);
  });
  return check.problems;
}

/** Checks where redirects.yaml leads. */
export function checkRedirectReferences(newsroom: Newsroom, yaml: string): Problem[] {
  const check = new ReferenceCheck(newsroom, 'redirects.yaml', yaml, 1);
  for (const [source, target] of newsroom.settings.redirects())
    check.link(target, () => check.placeOf([source]));
  return check.problems;
}
