import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseDocumentFile } from '@/lib/content/parse';
import { hashOf } from '@/lib/content/tree';
import { formatIso, localParts, parseTime } from '@/lib/site/dates';
import { sameAddress } from './addresses';
import { aliasFor } from './alias';
import { articleFile, plain } from './article-file';
import { chooseSection, type KnownSection, keywordsOf } from './choose-section';
import { convertArticle } from './convert-article';
import { Ledger, type LedgerEntry } from './ledger';
import { MediaCarrier, type MediaOptions } from './media';
import { notesOn } from './notes';
import { chooseSlug } from './slug';
import { texts } from './texts';
import { type Source, type SourceArticle, SourceError } from './types';

export interface Target extends MediaOptions {
  timezone: string;
  now: number;
  sections: readonly KnownSection[];
  /** Slug or id → file of every article, topic and page that is there. */
  files: ReadonlyMap<string, string>;
  /** `--section`. */
  section?: string | undefined;
}

export type State = keyof typeof texts.state;

export interface Outcome {
  /** The file here, or what the source calls it. */
  place: string;
  state: State;
  remarks: string[];
}

interface Planned {
  article: SourceArticle;
  entry: LedgerEntry | undefined;
  slug: string;
  section: string | undefined;
}

/** Brings the articles of a source into the tree. Running it again changes nothing that did not change at the source. */
export async function importArticles(source: Source, target: Target): Promise<Outcome[]> {
  const ledger = new Ledger(target.contentDir);
  const keys = new Set<string>();
  const unique = source.articles.filter(({ key }) => !keys.has(key) && keys.add(key));
  const planned = plan(unique, ledger, target);
  const arrived = new Map(
    planned.flatMap(({ article: { address, alsoAt = [] }, slug, section }) =>
      [address, ...alsoAt].flatMap((known) =>
        known && section ? [[sameAddress(known), `/${section}/${slug}`] as const] : [],
      ),
    ),
  );
  const outcomes: Outcome[] = source.skipped.map(({ place, reason }) => ({
    place,
    state: 'skipped',
    remarks: [reason],
  }));
  for (const one of planned) outcomes.push(await bring(one, arrived, ledger, source, target));
  return outcomes;
}

/** Slugs of all are known before the first is written, so that links between them lead to their places here. */
function plan(articles: readonly SourceArticle[], ledger: Ledger, target: Target): Planned[] {
  const taken = new Set([...target.files.keys(), ...ledger.slugs()]);
  return articles.map((article) => {
    const entry = ledger.get(article.key);
    const slug = entry?.slug ?? chooseSlug(article, taken);
    // Where it was put once it stays, whatever is asked for today.
    const section = entry?.section ?? chooseSection(article, target.sections, target.section);
    return { article, entry, slug, section };
  });
}

/** What is to be left as it is, and why; undefined for what is to be converted again. */
function settledState(entry: LedgerEntry, file: string, origin: string): State | undefined {
  if (!existsSync(file)) return 'removed';
  if (hashOf(readFileSync(file)) !== entry.written) return 'edited';
  return entry.origin === origin && entry.missing === 0 ? 'unchanged' : undefined;
}

async function bring(
  { article, entry, slug, section }: Planned,
  arrived: ReadonlyMap<string, string>,
  ledger: Ledger,
  source: Source,
  target: Target,
): Promise<Outcome> {
  const { contentDir, timezone } = target;
  const origin = hashOf(Buffer.from(JSON.stringify(article)));
  const known = target.files.get(slug);
  const file = entry && (known?.startsWith('articles/') ? known : entry.file);
  const settled = entry && file && settledState(entry, path.join(contentDir, file), origin);
  if (settled) return { place: file, state: settled, remarks: [] };
  const fail = (reason: string): Outcome => ({ place: article.place, state: 'failed', remarks: [reason] });
  if (plain(article.title) === '') return fail(texts.noTitle);
  if (section === undefined)
    return fail(texts.noSection(article.categories.map(({ name }) => name).join('、')));

  try {
    const carrier = new MediaCarrier(target, source, article, slug);
    const converted = await convertArticle(article, carrier, arrived);
    const date = article.date ?? entry?.date ?? formatIso(target.now, timezone);
    // A time that came before the import did: nobody knows whether it was published then. Later runs decide as the first.
    const due = (parseTime(date, timezone)?.at ?? 0) <= target.now;
    const overdue = article.scheduled === true && (entry ? entry.draft : due);
    const draft = !article.published || !article.own || article.date === undefined || overdue;
    const remarks = [
      ...article.remarks,
      ...(overdue ? [texts.overdue] : []),
      ...notesOn(article),
      ...converted.remarks,
    ];
    const year = localParts(parseTime(date, timezone)?.at ?? target.now, timezone).year;
    const place = file ?? `articles/${year}/${slug}.mdx`;
    const withTags = { ...article, tags: keywordsOf(article, section, target.sections) };
    const alias = aliasFor(article, `/${section}/${slug}`, target, remarks);
    const fields = { article: withTags, section, date, draft, cover: converted.cover, alias };
    const bytes = Buffer.from(articleFile(fields, converted.body, remarks));
    const { problems } = parseDocumentFile('article', place, bytes, timezone, true);
    const error = problems.find(({ severity }) => severity === 'error');
    if (error) return fail(texts.invalid(error.message));

    const written = hashOf(bytes);
    const state = entry === undefined ? 'created' : entry.written === written ? 'unchanged' : 'updated';
    if (!target.dryRun) {
      if (state !== 'unchanged') {
        mkdirSync(path.dirname(path.join(contentDir, place)), { recursive: true });
        writeFileSync(path.join(contentDir, place), bytes);
      }
      const given = article.date === undefined ? { date } : {};
      const { missing } = converted;
      ledger.put({ key: article.key, slug, section, draft, file: place, origin, written, missing, ...given });
    }
    return { place, state, remarks };
  } catch (error) {
    if (error instanceof SourceError || error instanceof RangeError) return fail(error.message);
    throw error;
  }
}
