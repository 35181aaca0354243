import type { Db } from '@/lib/content/database';
import type { AuditLog, NewAuditEntry } from '@/lib/desk/audit';
import type { Person } from '@/lib/desk/person';
import { atomically } from '@/lib/desk/transaction';
import type { Authorship } from './authorship';
import type { CommitList } from './commit-list';
import type { WorkingCopies } from './working-copies';

/** What somebody has the desk do to a file. */
export type ChangeKind =
  | 'save'
  | 'create'
  | 'publish'
  | 'schedule'
  | 'correct'
  | 'withdraw'
  | 'restore-draft'
  | 'picture'
  | 'move';

/** Everything that has to be known to end a change, also by another process. */
export interface PlannedChange {
  kind: ChangeKind;
  slug: string;
  /** Below the tree. */
  file: string;
  person: Person;
  /** Versions of the file; `from` is absent when it is new. */
  from?: string;
  to: string;
  /** Where the new bytes wait, absolute; nowhere when a file only gets another place. */
  temporary?: string;
  /** Where it lay before, below the tree. */
  movedFrom?: string;
  /** For the log. */
  detail: Readonly<Record<string, string | number | boolean>>;
  /** First line of the commit, and every path that belongs to it. */
  subject: string;
  paths: readonly string[];
  /** Whoever wrote the text; nobody when only its state changes. */
  writers: readonly string[];
  /** Whether the text is published with it. */
  publishes: boolean;
  /** Working copies that the file now holds. */
  copies: readonly { person: string; source: string }[];
}

/** How a change ended: as it was meant to, by another process, or not at all. */
export type Ending = 'done' | 'completed' | 'abandoned';

const schema = `
CREATE TABLE IF NOT EXISTS pending_change(id INTEGER PRIMARY KEY, plan TEXT NOT NULL);
`;

export interface JournalStores {
  audit: AuditLog;
  authorship: Authorship;
  commits: CommitList;
  copies: WorkingCopies;
}

export interface FilesAtHand {
  /** Version of a file below the tree, undefined when there is none. */
  versionAt: (file: string) => string | undefined;
  remove: (file: string) => void;
  /** Removes a file that waits, by its absolute path. False when there is none. */
  discard: (temporary: string) => boolean;
  /** Whether a text was kept already, which comes just before the file is replaced. */
  wasKept: (slug: string, version: string) => Promise<boolean>;
}

/**
 * Every change of a file is entered before it is made and again after it. What a process that died left open is ended by
 * the next one, by what the file says.
 */
export class Journal {
  private readonly statements;

  constructor(
    private readonly db: Db,
    private readonly stores: JournalStores,
  ) {
    db.exec(schema);
    this.statements = {
      put: db.prepare('INSERT INTO pending_change(id, plan) VALUES (?, ?)'),
      drop: db.prepare('DELETE FROM pending_change WHERE id = ?'),
      all: db.prepare('SELECT id, plan FROM pending_change ORDER BY id'),
    };
  }

  /** @returns number of the entry in the log */
  begin(plan: PlannedChange, at: number): number {
    return atomically(this.db, () => {
      const id = this.stores.audit.append(entryOf(plan, 'save-begun', at, {}));
      this.statements.put.run(id, JSON.stringify(plan));
      return id;
    });
  }

  end(id: number, plan: PlannedChange, ending: Ending, at: number, more: NewAuditEntry['detail'] = {}): void {
    atomically(this.db, () => {
      const action = ending === 'done' ? plan.kind : `save-${ending}`;
      this.stores.audit.append(entryOf(plan, action, at, { begun: id, ...more }));
      this.statements.drop.run(id);
      if (ending !== 'abandoned') this.settle(plan, at);
    });
  }

  /** Ends what another process left open. @param files how the files stand at present */
  async recover(at: number, files: FilesAtHand): Promise<void> {
    const rows = this.statements.all.all() as { id: number; plan: string }[];
    for (const { id, plan: json } of rows) {
      const plan = JSON.parse(json) as PlannedChange;
      const now = files.versionAt(plan.file);
      const wasTaken = plan.temporary !== undefined && !files.discard(plan.temporary);
      const isAnother = now !== plan.from && plan.from !== undefined;
      const isDone = now === plan.to || (wasTaken && isAnother && (await files.wasKept(plan.slug, plan.to)));
      if (isDone && plan.movedFrom !== undefined && files.versionAt(plan.movedFrom) === plan.to) {
        files.remove(plan.movedFrom);
      }
      // Somebody else wrote to the file since.
      const more: NewAuditEntry['detail'] = isDone && now !== plan.to ? { overtaken: true } : {};
      this.end(id, plan, isDone ? 'completed' : 'abandoned', at, more);
    }
  }

  private settle(plan: PlannedChange, at: number): void {
    const { slug, person, subject, paths, kind } = plan;
    const { authorship, commits, copies } = this.stores;
    if (kind === 'create') authorship.begin(slug, { person: person.id, name: person.name }, at);
    if (plan.publishes) authorship.published(slug);
    else for (const writer of plan.writers) authorship.wrote(slug, writer, at);
    for (const copy of plan.copies) copies.dropSame(slug, copy.person, copy.source);
    const article = kind === 'picture' ? {} : { article: { file: plan.file, version: plan.to } };
    commits.add({ slug, paths, person, subject, ...article, at });
  }
}

function entryOf(
  { kind, slug, file, person, from, to, detail }: PlannedChange,
  action: string,
  at: number,
  more: NewAuditEntry['detail'],
): NewAuditEntry {
  const versions: NewAuditEntry['detail'] = from === undefined ? { to } : { from, to };
  return {
    at,
    person: person.id,
    name: person.name,
    action,
    subject: slug,
    detail: { for: kind, file, ...versions, ...detail, ...more },
  };
}
