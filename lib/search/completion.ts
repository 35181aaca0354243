import type { Db } from '@/lib/content/database';
import { listName } from '@/lib/content/lists';
import type { ArticleRecord } from '@/lib/content/record';
import type { SectionTree } from '@/lib/content/section-tree';
import type { TopicRecord } from '@/lib/content/settings';
import { visibleNow } from '@/lib/content/visibility';
import { sectionUrl, tagUrl, topicUrl } from '@/lib/site/links';
import { type CompletionMatch, completionMatches, type Manner, manners } from './completion-match';
import { fold, foldKeepingLength } from './fold';
import { initialsOf, syllablesOf } from './pinyin';
import type { Suggestion } from './suggest';

const most = 10;
const mostNames = 5;
/** Looked at for each manner, the last indexed first. */
const looked = 20;

interface Ranked {
  suggestion: Suggestion;
  manner: Manner;
}

/** A section or topic, ready to be compared. */
interface FixedName {
  /** A list that must have a visible article. */
  list?: string;
  folded: string;
  sound: string;
  initials: string;
  suggestion: Suggestion;
}

/** Completes sections, topics, tags and titles: by beginning, by a piece, by pinyin and by its initials. */
export class Completion {
  private readonly statements;
  /** Of the settings in force. */
  private readonly prepared = new WeakMap<object, FixedName[]>();

  constructor(
    db: Db,
    private readonly now: () => number,
    private readonly settings: { sections: () => SectionTree; topics: () => TopicRecord[] },
  ) {
    this.statements = {
      titles:
        db.prepare(`SELECT a.data FROM title CROSS JOIN hit h ON h.id = title.rowid JOIN article a ON a.id = h.id
        WHERE title MATCH :match AND h.date <= :now AND h.expires > :now ORDER BY title.rowid DESC LIMIT ${looked}`),
      names: db.prepare(`SELECT n.list FROM name_words CROSS JOIN name n ON n.id = name_words.rowid
        WHERE name_words MATCH :match AND n.list >= 'tag:' AND n.list < 'tag;' ORDER BY name_words.rowid DESC LIMIT ${looked}`),
      some: db.prepare(
        `SELECT 1 FROM member INDEXED BY member_time WHERE list = :list AND ${visibleNow} LIMIT 1`,
      ),
    };
  }

  /** At most ten; what begins with the text first, then what has it inside, then what sounds like it. */
  suggest(query: string): Suggestion[] {
    const wanted = fold([...query].slice(0, 100).join('')).trim();
    const matches = completionMatches(wanted);
    if (matches.length === 0) return [];
    const names = distinct([...this.fixed(wanted), ...matches.flatMap((match) => this.tags(match))]);
    const titles = distinct(matches.flatMap((match) => this.titles(match)));
    const room = Math.max(mostNames, most - titles.length);
    return inOrder([...names.slice(0, room), ...titles])
      .slice(0, most)
      .map(({ suggestion }) => suggestion);
  }

  private titles({ manner, expression }: CompletionMatch): Ranked[] {
    const rows = this.statements.titles.all({ match: expression, now: this.now() }) as { data: string }[];
    return rows
      .map(({ data }) => JSON.parse(data) as ArticleRecord)
      .sort((a, b) => b.date - a.date)
      .map(({ title, url }) => ({ manner, suggestion: { type: 'article', text: title, url } }));
  }

  private tags({ manner, expression }: CompletionMatch): Ranked[] {
    const rows = this.statements.names.all({ match: expression }) as { list: string }[];
    return rows
      .filter(({ list }) => this.hasAny(list))
      .map(({ list }) => list.slice(listName.tag('').length))
      .map((name) => ({ manner, suggestion: { type: 'tag', text: name, url: tagUrl(name) } }));
  }

  private fixed(wanted: string): Ranked[] {
    const letters = wanted.replace(/[\s']+/g, '');
    return [...this.sections(), ...this.topics()].flatMap(({ list, suggestion, ...name }) => {
      const manner = mannerOf(name, wanted, letters);
      return manner && (!list || this.hasAny(list)) ? { manner, suggestion } : [];
    });
  }

  private sections(): FixedName[] {
    const tree = this.settings.sections();
    return this.ready(tree, () =>
      tree.sections.map(({ id, name }) => ({
        ...spelled(name),
        list: listName.section(id),
        suggestion: { type: 'section', text: name, url: sectionUrl(id) },
      })),
    );
  }

  private topics(): FixedName[] {
    const topics = this.settings.topics();
    return this.ready(topics, () =>
      topics
        .filter(({ published }) => published)
        .map(({ id, title }) => ({
          ...spelled(title),
          suggestion: { type: 'topic', text: title, url: topicUrl(id) },
        })),
    );
  }

  private ready(key: object, make: () => FixedName[]): FixedName[] {
    const names = this.prepared.get(key) ?? make();
    this.prepared.set(key, names);
    return names;
  }

  private hasAny(list: string): boolean {
    return this.statements.some.get({ list, now: this.now() }) !== undefined;
  }
}

function spelled(name: string): Pick<FixedName, 'folded' | 'sound' | 'initials'> {
  const syllables = syllablesOf(foldKeepingLength(name));
  return {
    folded: fold(name),
    sound: syllables.map((syllable) => syllable ?? '').join(''),
    initials: initialsOf(foldKeepingLength(name), syllables),
  };
}

function mannerOf(
  { folded, sound, initials }: Pick<FixedName, 'folded' | 'sound' | 'initials'>,
  wanted: string,
  letters: string,
): Manner | undefined {
  if (folded.startsWith(wanted)) return 'start';
  if (folded.includes(wanted)) return 'words';
  if (letters.length < 2 || !/^[a-z0-9]+$/.test(letters)) return undefined;
  if (sound.includes(letters)) return 'pinyin';
  return initials.includes(letters) ? 'initials' : undefined;
}

function distinct(found: readonly Ranked[]): Ranked[] {
  const kept = new Map<string, Ranked>();
  for (const ranked of found) if (!kept.has(ranked.suggestion.url)) kept.set(ranked.suggestion.url, ranked);
  return inOrder([...kept.values()]);
}

function inOrder(found: readonly Ranked[]): Ranked[] {
  return [...found].sort((a, b) => manners.indexOf(a.manner) - manners.indexOf(b.manner));
}
