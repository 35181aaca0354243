import type { Problem } from '@/lib/content/types';
import { DraftKeeper, type KeptState, type SendOutcome } from '@/lib/desk/editor/draft-keeper';
import type { Editing } from '@/lib/desk/editor/open-editing';
import type { ArticleOrder } from '@/lib/desk/manuscripts/input';
import type { Manuscript } from '@/lib/desk/manuscripts/open-manuscript';
import { editorTexts } from '@/lib/desk/texts/editor';
import { type Clash, type ManuscriptApi, Refused, Unreachable } from './api';
import { type BrowserDraft, BrowserDrafts } from './browser-drafts';
import { type CheckState, ProblemChecker } from './problem-checker';
import { Store } from './store';

/** The text as it stands in the editor. */
export interface EditorText {
  read: () => string;
  write: (text: string) => void;
}

export interface Note {
  kind: 'done' | 'problem';
  text: string;
}

export interface SessionState {
  manuscript: Manuscript;
  /** The text differs from the file. */
  isDirty: boolean;
  kept: KeptState;
  isSaving: boolean;
  /** Epoch milliseconds; undefined until something was saved here. */
  savedAt: number | undefined;
  /** What was kept last has been handed over. */
  isSubmitted: boolean;
  problems: readonly Problem[];
  checking: CheckState;
  /** The file is another one than that which the text began from. */
  clash: Clash | undefined;
  isSettling: boolean;
  /** A text that the server never got. */
  found: BrowserDraft | undefined;
  note: Note | undefined;
}

/**
 * Somebody's work on one article: what is typed is kept and checked, saved when he says so, and never written over what
 * somebody else wrote meanwhile.
 */
export class EditingSession {
  readonly store: Store<SessionState>;
  private readonly keeper: DraftKeeper;
  private readonly checker: ProblemChecker;
  private readonly drafts: BrowserDrafts;
  private readonly keptListeners = new Set<() => void>();
  private readonly changeListeners = new Set<() => void>();
  private text: EditorText = { read: () => this.begin, write: () => undefined };
  /** What the editor begins with. */
  readonly begin: string;
  /** Version that the text began from, and its text as far as it is known. */
  private base: string;
  private saved: string;

  constructor(
    { manuscript, copyBase }: Editing,
    person: string,
    private readonly api: ManuscriptApi,
  ) {
    const { workingCopy: copy, source, version, slug } = manuscript;
    const isOld = copy !== undefined && copy.base !== version;
    this.begin = copy?.source ?? source;
    this.base = copy?.base ?? version;
    this.saved = isOld ? (copyBase ?? '') : source;
    this.drafts = new BrowserDrafts(person, slug);
    this.store = new Store<SessionState>({
      manuscript,
      isDirty: this.begin !== source,
      kept: copy ? { kind: 'kept', at: copy.savedAt } : { kind: 'same' },
      isSaving: false,
      savedAt: undefined,
      isSubmitted: copy?.submitted ?? false,
      problems: [],
      checking: 'idle',
      clash: isOld ? { current: { source, version }, base: copyBase } : undefined,
      isSettling: false,
      found: undefined,
      note: undefined,
    });
    this.keeper = new DraftKeeper({
      read: () => this.draft(),
      send: (draft) => this.outcomeOf(api.keep(draft)),
      drop: () => this.outcomeOf(api.drop()),
      store: (draft) => this.drafts.put(draft),
      tell: (kept) => this.hearKept(kept),
      now: Date.now,
      later(ms, act) {
        const timer = setTimeout(act, ms);
        return () => clearTimeout(timer);
      },
    });
    this.checker = new ProblemChecker(
      (signal) => api.problems(this.text.read(), signal),
      (checking, problems) => this.store.set(problems ? { checking, problems } : { checking }),
    );
  }

  get mayWrite(): boolean {
    const { may } = this.store.get().manuscript;
    return may.includes('save') || may.includes('submit');
  }

  /** The editor is there. Gives what ends the session. */
  attach(text: EditorText): () => void {
    this.text = text;
    const draft = this.mayWrite ? this.drafts.get() : undefined;
    if (draft && draft.source !== this.begin) this.store.set({ found: draft });
    else if (draft) this.drafts.put(undefined);
    this.checker.touch(0);
    return () => {
      this.leave();
      this.checker.stop();
    };
  }

  /** Calls after the server has the newest text. */
  onKept(listener: () => void): () => void {
    this.keptListeners.add(listener);
    return () => this.keptListeners.delete(listener);
  }

  /** Calls after the text changed. */
  onChanged(listener: () => void): () => void {
    this.changeListeners.add(listener);
    return () => this.changeListeners.delete(listener);
  }

  changed(): void {
    for (const listener of this.changeListeners) listener();
    const { isSubmitted, note } = this.store.get();
    this.checker.touch();
    if (this.mayWrite) this.keeper.touch();
    if (isSubmitted || note) this.store.set({ isSubmitted: false, note: undefined });
  }

  /** Sends what waits, because the person looks away. */
  flush(): void {
    void this.keeper.flush();
  }

  leave(): void {
    this.keeper.leave();
    void this.keeper.flush();
  }

  /** Takes or drops the text that was found in this browser. */
  settleFound(use: boolean): void {
    const { found } = this.store.get();
    if (found && use) {
      this.base = found.base;
      this.text.write(found.source);
      void this.compareDisk();
    } else {
      this.drafts.put(undefined);
    }
    this.store.set({ found: undefined });
  }

  /** Writes the text into the file. False when it was not. */
  async save(): Promise<boolean> {
    if (this.store.get().isSaving) return false;
    this.store.set({ isSaving: true, note: undefined });
    try {
      await this.keeper.flush();
      const source = this.text.read();
      const { version } = await this.api.save({ source, base: this.base });
      this.rebase(version, source);
      if (this.draft()) this.keeper.touch();
      else this.keeper.forget();
      this.store.set({ savedAt: Date.now(), isDirty: this.draft() !== undefined });
      await this.reload();
      return true;
    } catch (error) {
      this.tellFailure(error);
      return false;
    } finally {
      this.store.set({ isSaving: false });
    }
  }

  /** Hands over, publishes, withdraws …; unsaved text is saved before. False when it was not done. */
  async act(order: DistributiveOmit<ArticleOrder, 'base'> | 'submit', done: string): Promise<boolean> {
    try {
      await this.keeper.flush();
      if (order === 'submit') {
        await this.api.submit();
        this.store.set({ isSubmitted: true });
      } else {
        const { may } = this.store.get().manuscript;
        const isMeant = goesWithText.has(order.action) && !('from' in order && order.from !== undefined);
        if (isMeant && this.draft() && may.includes('save') && !(await this.save())) return false;
        await this.api.act({ ...order, base: this.store.get().manuscript.version });
      }
      await this.reload();
      this.store.set({ note: { kind: 'done', text: done } });
      return true;
    } catch (error) {
      this.tellFailure(error);
      // What did not go as asked may have changed something all the same: a correction that was handed over.
      await this.reload().catch(() => undefined);
      return false;
    }
  }

  /** Goes back to the file. */
  discard(): void {
    const { source, version } = this.store.get().manuscript;
    this.rebase(version, source);
    this.text.write(source);
    this.keeper.touch();
    this.store.set({
      clash: undefined,
      isDirty: false,
      note: { kind: 'done', text: editorTexts.dialogs.discard.done },
    });
  }

  /** Settles that two changed the article: from now on the text stands on the newest file. */
  settle(text: string): void {
    const { clash } = this.store.get();
    if (!clash) return;
    this.rebase(clash.current.version, clash.current.source);
    if (text !== this.text.read()) this.text.write(text);
    this.keeper.touch();
    this.store.set({
      clash: undefined,
      isSettling: false,
      isDirty: this.draft() !== undefined,
      note: { kind: 'done', text: editorTexts.clash.done },
    });
  }

  openClash(isSettling: boolean): void {
    this.store.set({ isSettling });
  }

  /** Looks whether the file is another one by now. */
  async compareDisk(): Promise<void> {
    await this.reload().catch((error: unknown) => {
      if (error instanceof Refused && error.status === 404)
        this.store.set({ note: { kind: 'problem', text: editorTexts.clash.gone } });
    });
  }

  /** The text as it is, for whoever compares or shows it. */
  current(): string {
    return this.text.read();
  }

  private draft(): { source: string; base: string } | undefined {
    const source = this.text.read();
    return source === this.saved ? undefined : { source, base: this.base };
  }

  private rebase(version: string, source: string): void {
    this.base = version;
    this.saved = source;
  }

  private async reload(): Promise<void> {
    const manuscript = await this.api.open();
    const { version, source } = manuscript;
    if (version !== this.base) {
      if (this.draft() === undefined) {
        this.rebase(version, source);
        this.text.write(source);
        this.store.set({ note: { kind: 'done', text: editorTexts.clash.adopted }, clash: undefined });
      } else if (this.text.read() === source) {
        this.rebase(version, source);
        this.store.set({ clash: undefined });
      } else {
        this.store.set({ clash: { current: { source, version }, base: this.saved || null } });
      }
    }
    this.store.set({ manuscript, isDirty: this.draft() !== undefined });
  }

  private hearKept(kept: KeptState): void {
    this.store.set({ kept, isDirty: this.draft() !== undefined });
    if (kept.kind === 'kept' || kept.kind === 'same') for (const listener of this.keptListeners) listener();
  }

  private async outcomeOf(work: Promise<void>): Promise<SendOutcome> {
    try {
      await work;
      return 'kept';
    } catch (error) {
      return error instanceof Refused ? { refused: error.message } : 'unreachable';
    }
  }

  private tellFailure(error: unknown): void {
    const isKnown = error instanceof Refused || error instanceof Unreachable;
    const text = isKnown ? error.message : editorTexts.requests.unexpected;
    this.store.set({ note: { kind: 'problem', text } });
    if (!(error instanceof Refused)) return;
    if (error.clash && error.code === 'conflict') this.store.set({ clash: error.clash, isSettling: true });
    if (error.problems) this.store.set({ problems: error.problems });
  }
}

/** Orders that are about the text as it stands in the editor. */
const goesWithText: ReadonlySet<ArticleOrder['action']> = new Set(['publish', 'schedule', 'correct']);

type DistributiveOmit<T, Key extends PropertyKey> = T extends unknown ? Omit<T, Key> : never;
