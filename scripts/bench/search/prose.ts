import { readFileSync } from 'node:fs';
import { parseYaml } from '@/lib/content/front-matter';
import { seeded } from '../generate';
import { between, uniform, zipf } from './zipf';

/** Words and sentences of the generated newsroom, and how a sentence is filled. */

export interface Domain {
  id: string;
  name: string;
  tags: string[];
  works: string[];
  bureaus: string[];
  things: string[];
  acts: string[];
}

export interface Fact {
  headline: string;
  statement: string;
  question: string;
}

interface Lexicon {
  placeFirst: string;
  placeSecond: string;
  placeKinds: string[];
  units: string[];
  latin: string[];
  desks: string[];
  outlets: string[];
  domains: (Record<'things' | 'acts', string> & Omit<Domain, 'things' | 'acts'>)[];
  epithets: string;
  roles: string;
  nouns: string;
  verbs: string;
  adjectives: string;
  adverbs: string;
  times: string;
  prefixes: string;
}

export interface Templates {
  leads: string[];
  affair: string[];
  focus: string[];
  general: string[];
  facts: Fact[];
  works: string[];
  headlineAffixes: string[];
}

/** YAML beside this module. @throws Error when it cannot be parsed */
export function yamlBeside<T>(name: string): T {
  const result = parseYaml(readFileSync(new URL(name, import.meta.url), 'utf8'));
  if (!result.ok) throw new Error(`${name}: ${result.message}`);
  return result.value as T;
}

type Draw = (random: () => number) => string;

const listed = (text: string): string[] => text.trim().split(/\s+/);
const audiences = listed('居民 村民 学生 乘客 商户 游客 老人 家长 司机 市民');
const serials = listed('一 二 三 四 五 六 七 八');
/** Share of a subject's words that get a rare word before them. */
const rareShare = 0.12;

/** Everything that does not depend on the article; the same for the same seed. */
export class Language {
  readonly templates = yamlBeside<Templates>('templates.yaml');
  readonly lexicon = yamlBeside<Lexicon>('lexicon.yaml');
  readonly domains: Domain[];
  readonly prefixes = listed(this.lexicon.prefixes);
  readonly place: Draw;
  readonly rare: Draw;
  private readonly draws: Record<string, Draw>;
  private readonly ofDomain = new Map<string, Record<'thing' | 'act', Draw>>();
  private readonly parsed = new Map<string, string[]>();

  constructor(seed: number) {
    const random = seeded(seed);
    const { lexicon } = this;
    this.domains = lexicon.domains.map((domain) => ({
      ...domain,
      things: listed(domain.things),
      acts: listed(domain.acts),
    }));
    for (const { id, things, acts } of this.domains) {
      this.ofDomain.set(id, { thing: zipf(things, 4), act: zipf(acts, 3) });
    }
    const pair = (first: Draw, second: Draw): string => first(random) + second(random);
    const first = uniform([...lexicon.placeFirst]);
    const second = uniform([...lexicon.placeSecond]);
    const kind = uniform(lexicon.placeKinds);
    const bases = distinct(600, () => pair(first, second));
    this.place = zipf(
      bases.map((base) => base + kind(random)),
      8,
    );
    // Compounds as abbreviations make them: a long tail of two-character words.
    const characters = uniform([...this.domains.flatMap(({ things }) => things).join('')]);
    this.rare = zipf(
      distinct(20_000, () => pair(characters, characters)),
      40,
    );
    this.draws = {
      noun: zipf(listed(lexicon.nouns)),
      verb: zipf(listed(lexicon.verbs)),
      adjective: zipf(listed(lexicon.adjectives), 3),
      adverb: zipf(listed(lexicon.adverbs), 2),
      time: zipf(listed(lexicon.times), 4),
      role: uniform(listed(lexicon.roles)),
      epithet: uniform(listed(lexicon.epithets)),
      audience: uniform(audiences),
      serial: uniform(serials),
      latin: uniform(lexicon.latin),
      nearby: (draw) => first(draw) + second(draw),
      other: this.place,
      number: (draw) => `${numberOf(draw)}${uniform(lexicon.units)(draw)}`,
      small: (draw) => String(between(draw, 2, 60)),
      percent: (draw) => `${between(draw, 31, 99)}.${between(draw, 0, 9)}`,
      month: (draw) => String(between(draw, 1, 12)),
      day: (draw) => String(between(draw, 1, 28)),
    };
  }

  /** Fills the slots of a template: what is given, else a word of the subject, else any word. @throws Error on an unknown slot */
  fill(
    template: string,
    random: () => number,
    domain: Domain,
    given: Readonly<Record<string, string>>,
  ): string {
    let text = '';
    for (const [index, part] of this.partsOf(template).entries()) {
      text += index % 2 === 0 ? part : (given[part] ?? this.word(part, random, domain));
    }
    return text;
  }

  private word(slot: string, random: () => number, domain: Domain): string {
    if (slot === 'thing' || slot === 'act') {
      const drawn = this.ofDomain.get(domain.id)?.[slot](random) ?? '';
      return slot === 'thing' && random() < rareShare ? this.rare(random) + drawn : drawn;
    }
    const draw = this.draws[slot];
    if (!draw) throw new Error(`{${slot}}: no such slot`);
    return draw(random);
  }

  /** Text and slots in turn. */
  private partsOf(template: string): string[] {
    const known = this.parsed.get(template) ?? template.split(/[{}]/);
    this.parsed.set(template, known);
    return known;
  }
}

/** Numbers as news has them: small ones often, large ones round. */
function numberOf(random: () => number): number {
  const magnitude = random();
  if (magnitude < 0.5) return between(random, 2, 99);
  if (magnitude < 0.85) return between(random, 100, 999);
  return between(random, 10, 99) * 100;
}

function distinct(count: number, make: () => string): string[] {
  const made = new Set<string>();
  while (made.size < count) made.add(make());
  return [...made];
}
