import { Converter } from 'opencc-js/cn2t';
import { seeded } from '../generate';
import type { Generated, Report } from './articles';
import { mistype, syllables } from './homophones';
import { type Judged, type Kind, kinds } from './metrics';
import { between, uniform } from './zipf';

/** Queries made of generated articles: somebody looks for one that he knows, and remembers part of it. */

interface Draft {
  query: string;
  /** True for every article that is as good an answer as the one that was looked for. */
  answers: (candidate: Candidate) => boolean;
}

/** An article as readers remember it, without quotation marks around names. */
interface Candidate {
  report: Report;
  bareTitle: string;
  bareText: string;
}

type Compose = (report: Generated, random: () => number) => Draft | undefined;

const traditional = Converter({ from: 'cn', to: 'tw' });
const holds =
  (...parts: string[]) =>
  ({ report: { title, body } }: Candidate): boolean =>
    parts.every((part) => title.includes(part) || body.includes(part));
const mentions =
  (...words: string[]) =>
  ({ bareText }: Candidate): boolean =>
    words.every((word) => bareText.includes(word));
const titled =
  (...words: string[]) =>
  ({ bareTitle }: Candidate): boolean =>
    words.every((word) => bareTitle.includes(word));

const bare = (text: string): string => text.replace(/[“”]/g, '');

const candidateOf = (report: Report): Candidate => {
  const bareTitle = bare(report.title);
  return { report, bareTitle, bareText: [bareTitle, ...report.tags, bare(report.body)].join('\n') };
};

/** A stretch of the body without line breaks. */
function stretch({ body }: Generated, length: number, random: () => number): string {
  const start = Math.floor(random() * Math.max(1, body.length - length));
  return body.slice(start, start + length);
}

/** A run of Han characters of the title. */
function titleRun({ title }: Generated, least: number, random: () => number): string | undefined {
  const runs = title.match(/\p{Script=Han}+/gu)?.filter((run) => run.length >= least) ?? [];
  const run = runs.length > 0 ? uniform(runs)(random) : '';
  const length = between(random, least, Math.min(run.length, least + 5));
  const start = between(random, 0, run.length - length);
  return run.length < least ? undefined : run.slice(start, start + length);
}

/** What people add that tells articles nothing apart. */
const idleWords = uniform(['新闻', '情况', '最新进展', '报道', '公告', '怎么样', '记者', '工作']);

/** Words of which one is the article's own; not always its full name, and sometimes with an idle word. */
const keywords: Compose = (report, random) => {
  const { place, work, kind, focus, topics } = report;
  const topic = uniform(topics)(random);
  const thing = focus.replace(/^../, '');
  const words = uniform([
    [work, focus],
    [place.slice(0, 2), kind, focus],
    [topic, thing],
    [place.slice(0, 2), topic.slice(0, 2), thing],
    [work, thing],
    [uniform(report.tags)(random), place, focus],
  ])(random);
  const query = random() < 0.3 ? [...words, idleWords(random)] : words;
  return { query: query.join(' '), answers: mentions(...words) };
};

/** Three pieces of one sentence; one or two characters between them are forgotten. */
const fragment: Compose = (report, random) => {
  const text = stretch(report, between(random, 14, 22), random);
  if (!/^\p{Script=Han}+$/u.test(text.replace(/[，“”]/g, ''))) return undefined;
  const [first = 0, second = 0] = [Math.floor(text.length / 3), Math.floor((2 * text.length) / 3)];
  const gap = between(random, 1, 2);
  const pieces = [text.slice(0, first), text.slice(first + gap, second), text.slice(second + gap)];
  const joint = random() < 0.5 ? '' : ' ';
  return {
    query: pieces.map((piece) => piece.replace(/[，“”]/g, '')).join(joint),
    answers: holds(...pieces),
  };
};

const quote: Compose = (report, random) => {
  const text = stretch(report, between(random, 12, 24), random);
  if (/[\n“”]/.test(text) || !/^\p{Script=Han}.*\p{Script=Han}$/u.test(text)) return undefined;
  return { query: random() < 0.5 ? `“${text}”` : text, answers: holds(text) };
};

const typo: Compose = (report, random) => {
  const right = titleRun(report, 5, random);
  const wrong = right && mistype(right, right.length > 6 ? 2 : 1, random);
  return right && wrong ? { query: wrong, answers: titled(right) } : undefined;
};

const traditionalScript: Compose = (report, random) => {
  const run = titleRun(report, 6, random);
  const draft =
    random() < 0.5 ? keywords(report, random) : run ? { query: run, answers: titled(run) } : undefined;
  if (!draft) return undefined;
  const query = traditional(draft.query);
  const changed = [...query].filter((character, index) => character !== draft.query[index]).length;
  return changed >= 2 ? { ...draft, query } : undefined;
};

/** Title words in pinyin: word by word, syllable by syllable, or without any space. */
const pinyinWords: Compose = (report, random) => {
  const words = uniform([[report.work, report.focus], [report.work], [report.focus, report.place]])(random);
  const [word, syllable] = uniform([
    [' ', ''],
    [' ', ' '],
    ['', ''],
  ])(random) as [string, string];
  const query = words.map((text) => syllables(text).join(syllable)).join(word);
  return { query, answers: titled(...words) };
};

const question: Compose = (report, random) => {
  const { place, work, kind, focus, question: asked } = report;
  const answers = asked.includes(work) ? mentions(work, focus) : mentions(place, kind, focus);
  const start = random() < 0.3 && !asked.includes(place) ? place : '';
  return { query: start + asked + (random() < 0.5 ? '？' : ''), answers };
};

const authorSource: Compose = (report, random) => {
  const { source, authors, work, kind, focus } = report;
  const name = random() < 0.5 ? source : (authors[0] ?? source);
  const words = uniform([[work], [focus], [kind, focus.slice(-2)]])(random);
  const answers = (candidate: Candidate): boolean =>
    [candidate.report.source, ...candidate.report.authors].includes(name) && mentions(...words)(candidate);
  return { query: [name, ...words].join(' '), answers };
};

const composers: Record<Kind, Compose> = {
  keywords,
  fragment,
  quote,
  typo,
  traditional: traditionalScript,
  pinyin: pinyinWords,
  question,
  authorSource,
};

/** One query of the kind; undefined when this article does not yield one. */
export const compose = (kind: Kind, report: Generated, random: () => number): Draft | undefined =>
  composers[kind](report, random);

/** More articles than this that answer as well: the query says too little to be judged. */
const mostAnswers = 3;

/** `perKind` queries of each kind; which articles answer is looked up in `all`. */
export function derive(
  generated: readonly Generated[],
  all: readonly Report[],
  perKind: number,
  seed: number,
): Judged[] {
  const random = seeded(seed);
  const report = uniform(generated);
  const candidates = all.map(candidateOf);
  return kinds.flatMap((kind) => {
    const made: Judged[] = [];
    for (let tries = 0; made.length < perKind; tries += 1) {
      if (tries > perKind * 200) throw new Error(`${kind}: too few queries can be made of these articles`);
      const draft = compose(kind, report(random), random);
      if (!draft) continue;
      const answers = candidates.filter(draft.answers).map(({ report: { slug } }) => slug);
      if (answers.length === 0 || answers.length > mostAnswers) continue;
      made.push({ kind, query: draft.query, answers });
    }
    return made;
  });
}
