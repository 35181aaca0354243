import { seeded } from '../generate';
import { type Domain, type Fact, Language } from './prose';
import { between, logNormal, uniform, zipf } from './zipf';

/** What a search index is given of an article, and what queries are made of. */
export interface Report {
  slug: string;
  title: string;
  /** Plain text, one line for each paragraph. */
  body: string;
  section: string;
  source: string;
  authors: string[];
  tags: string[];
  /** As front matter has it. */
  date: string;
}

/** A generated article with what it is about. */
export interface Generated extends Report {
  /** The named thing, without quotation marks; shared by the reports on one affair. */
  work: string;
  place: string;
  /** Its class in one word. */
  kind: string;
  topics: readonly string[];
  /** Its own aspect, in title and body. */
  focus: string;
  question: string;
}

interface Affair {
  domain: Domain;
  given: Record<string, string>;
  work: string;
  place: string;
  kind: string;
  topics: readonly string[];
  start: number;
  sources: readonly string[];
}

const day = 86_400_000;
const firstDay = Date.UTC(2020, 0, 1);
const days = 2400;
const bodyLength = { median: 950, sigma: 0.5, least: 400, most: 3000 };
export const titleLength = { least: 12, most: 36 };
/** Reports on one affair: the others are the near-duplicates among which a search has to choose. */
const reportsOn = uniform([1, 1, 1, 1, 1, 2, 2, 3, 3, 4, 6]);

/**
 * Yields articles without end, affair by affair; the same seed gives the same ones, so that a smaller newsroom
 * is the beginning of a larger one.
 */
export function* reports(seed: number): Generator<Generated> {
  const language = new Language(seed);
  const domains = uniform(language.domains);
  const outlets = outletsOf(language, seeded(seed + 1));
  let number = 0;
  for (let affairNumber = 0; ; affairNumber += 1) {
    const random = seeded(Math.imul(seed, 0x9e3779b1) + affairNumber);
    const affair = makeAffair(language, domains(random), outlets, random);
    for (let left = reportsOn(random); left > 0; left -= 1) {
      yield makeReport(language, affair, `report-${number}`, random);
      number += 1;
    }
  }
}

function outletsOf(language: Language, random: () => number): (random: () => number) => string {
  const towns = [...new Set(Array.from({ length: 40 }, () => language.place(random)))].slice(0, 12);
  return zipf(
    towns.flatMap((town) => language.lexicon.outlets.map((outlet) => town.slice(0, 2) + outlet)),
    4,
  );
}

function makeAffair(
  language: Language,
  domain: Domain,
  outlet: (random: () => number) => string,
  random: () => number,
): Affair {
  const place = language.place(random);
  const kind = uniform(domain.works)(random);
  const work = language.fill(uniform(language.templates.works)(random), random, domain, { kind });
  const topics = Array.from({ length: 3 }, () => language.rare(random) + uniform(domain.things)(random));
  return {
    domain,
    given: { place, work, bureau: place + uniform(domain.bureaus)(random) },
    work: work.replace(/[“”]/g, ''),
    place,
    kind,
    topics,
    start: firstDay + Math.floor(random() * days) * day,
    sources: Array.from({ length: 3 }, () => outlet(random)),
  };
}

function makeReport(language: Language, affair: Affair, slug: string, random: () => number): Generated {
  const { domain, place, work, kind, topics } = affair;
  const focus = uniform(language.prefixes)(random) + uniform(domain.things)(random);
  const day = { month: String(between(random, 1, 12)), day: String(between(random, 1, 28)) };
  // In a question, the name or what one calls it who does not know the name.
  const short = random() < 0.5 ? work : `${place}的${kind}`;
  const given = { ...affair.given, short, focus };
  const fact: Fact = uniform(language.templates.facts)(random);
  const fill = (template: string, more: Record<string, string> = {}): string =>
    language.fill(template, random, domain, { ...given, ...more });
  const statement = fill(fact.statement, day);
  const title = titleOf(language, fact, random, (template) => fill(template, day), fill);
  const source = uniform(affair.sources)(random);
  const desk =
    random() < 0.5 ? `${place}记者站` : source.slice(0, 2) + uniform(language.lexicon.desks)(random);
  const time = affair.start + Math.floor(random() * 60 * 24 * 60) * 60_000;
  return {
    slug,
    title,
    body: bodyOf(language, random, topics, fill, statement),
    section: domain.id,
    source,
    authors: [desk],
    tags: [...new Set([uniform(domain.tags)(random), uniform(domain.tags)(random), place])],
    date: new Date(time).toISOString().slice(0, 16).replace('T', ' '),
    work,
    place,
    kind,
    topics,
    focus,
    question: fill(fact.question),
  };
}

/** A headline within the lengths of news; the last try is cut or lengthened. */
function titleOf(
  language: Language,
  fact: Fact,
  random: () => number,
  headline: (template: string) => string,
  fill: (template: string, more: Record<string, string>) => string,
): string {
  let title = '';
  for (let tries = 0; tries < 6; tries += 1) {
    const affix = uniform(language.templates.headlineAffixes)(random);
    title = fill(affix, { title: headline(fact.headline) });
    if (title.length >= titleLength.least && title.length <= titleLength.most) return title;
  }
  return title.slice(0, titleLength.most).padEnd(titleLength.least, '：现场见闻一二三四五六七');
}

function bodyOf(
  language: Language,
  random: () => number,
  topics: readonly string[],
  fill: (template: string, more: Record<string, string>) => string,
  statement: string,
): string {
  const { leads, affair, focus, general } = language.templates;
  const wanted = logNormal(random, bodyLength);
  let text = fill(uniform(leads)(random), { statement });
  let sentences = 1;
  while (text.length < wanted) {
    const share = random();
    const kind = share < 0.2 ? affair : share < 0.32 ? focus : general;
    if (sentences >= 2 && random() < 0.4) {
      text += '\n';
      sentences = 0;
    }
    const sentence = fill(uniform(kind)(random), { topic: uniform(topics)(random) });
    if (text.length + sentence.length > bodyLength.most) break;
    text += sentence;
    sentences += 1;
  }
  return text;
}
