import type { Db } from '@/lib/content/database';
import { listName } from '@/lib/content/lists';
import type { SectionTree } from '@/lib/content/section-tree';
import { fold } from './fold';
import { allOf, literal } from './match';
import type { NameCondition } from './query';
import { queryTerms } from './tokens';

/** What names written into a query mean: the name itself, or else the names that contain it. */

const most = 20;
const looked = 200;

export class Names {
  private readonly statements;

  constructor(
    db: Db,
    private readonly sections: () => SectionTree,
  ) {
    this.statements = {
      exact: db.prepare('SELECT 1 FROM name WHERE list = ?'),
      containing: db.prepare(
        `SELECT name.list FROM name_words JOIN name ON name.id = name_words.rowid WHERE name_words MATCH ? LIMIT ${looked}`,
      ),
    };
  }

  /** Names of lists; empty when there is no such name. */
  lists({ kind, name }: NameCondition): string[] {
    const folded = fold(name);
    if (kind === 'section') return this.sectionLists(name, folded);
    const exact = listName[kind](name);
    if (this.statements.exact.get(exact)) return [exact];
    const terms = queryTerms(folded);
    if (terms.length === 0) return [];
    const match = `words : ${allOf(terms.map(({ text }) => literal(text)))}`;
    const found = this.statements.containing.all(match) as { list: string }[];
    const prefix = listName[kind]('');
    return found
      .map(({ list }) => list)
      .filter((list) => list.startsWith(prefix) && fold(list.slice(prefix.length)).includes(folded))
      .slice(0, most);
  }

  private sectionLists(name: string, folded: string): string[] {
    const { sections } = this.sections();
    const same = sections.filter((section) => section.id === name || fold(section.name) === folded);
    const found = same.length > 0 ? same : sections.filter((section) => fold(section.name).includes(folded));
    return found.slice(0, most).map(({ id }) => listName.section(id));
  }
}
