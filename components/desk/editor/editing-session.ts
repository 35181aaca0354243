import { DraftKeeper, type KeptState, type SendOutcome } from '@/lib/desk/editor/draft-keeper';
import type { Editing } from '@/lib/desk/editor/open-editing';
import type { ArticleOrder } from '@/lib/desk/manuscripts/input';
import type { Written } from '@/lib/desk/manuscripts/write-article';
import { editorTexts } from '@/lib/desk/texts/editor';
import { type ManuscriptApi, Refused, Unreachable } from './api';
import { BrowserDrafts } from './browser-drafts';
import { ProblemChecker } from './problem-checker';
import { beginState, type SessionState } from './session-state';
import { type EditorText, Standing } from './standing';
import { Store } from './store';

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
  private readonly standing: Standing;

  constructor(
    editing: Editing,
    person: string,
    private readonly api: ManuscriptApi,
  ) {
    this.standing = new Standing(editing);
    this.drafts = new BrowserDrafts(person, editing.manuscript.slug);
    this.store = new Store(beginState(editing));
    this.keeper = new DraftKeeper({
      read: () => this.standing.draft(),
      send: (draft) => outcomeOf(api.keep(draft)),
      drop: () => outcomeOf(api.drop()),
      store: (draft) => this.drafts.put(draft),
      tell: (kept) => this.hearKept(kept),
      now: Date.now,
      later(ms, act) {
        const timer = setTimeout(act, ms);
        return () => clearTimeout(timer);
      },
    });
    this.checker = new ProblemChecker(
      (signal) => api.problems(this.standing.read(), signal),
      (checking, problems) => this.store.set(problems ? { checking, problems } : { checking }),
    );
  }

  /** What the editor begins with. */
  get begin(): string {
    return this.standing.begin;
  }

  private get mayWrite(): boolean {
    const { may } = this.store.get().manuscript;
    return may.includes('save') || may.includes('submit');
  }

  /** The editor is there. Gives what ends the session. */
  attach(text: EditorText): () => void {
    this.standing.attach(text);
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
      this.standing.beginFrom(found.base);
      this.standing.write(found.source);
      void this.compareDisk();
    } else {
      this.drafts.put(undefined);
    }
    this.store.set({ found: undefined });
  }

  /** Writes the text into the file. False when it was not. */
  save(): Promise<boolean> {
    return this.attempt(() => this.write());
  }

  /** Hands over what is typed, for somebody else to publish. */
  submit(done: string): Promise<boolean> {
    return this.attempt(async () => {
      await this.keeper.flush();
      await this.api.submit();
      this.store.set({ isSubmitted: true });
      return undefined;
    }, done);
  }

  /** Publishes, corrects, withdraws …; text that it is about is saved before. False when it was not done. */
  act(order: DistributiveOmit<ArticleOrder, 'base'>, done: string): Promise<boolean> {
    return this.attempt(async () => {
      const { may } = this.store.get().manuscript;
      const isMeant = goesWithText.has(order.action) && !('from' in order && order.from !== undefined);
      if (isMeant && this.standing.draft() && may.includes('save')) await this.write();
      else await this.keeper.flush();
      return this.api.act({ ...order, base: this.store.get().manuscript.version });
    }, done);
  }

  /** Goes back to the file. */
  discard(): void {
    const { source, version } = this.store.get().manuscript;
    this.standing.rebase(version, source);
    this.standing.write(source);
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
    this.standing.rebase(clash.current.version, clash.current.source);
    this.standing.write(text);
    this.keeper.touch();
    this.store.set({
      clash: undefined,
      isSettling: false,
      isDirty: this.standing.draft() !== undefined,
      note: { kind: 'done', text: editorTexts.clash.done },
    });
  }

  openClash(isSettling: boolean): void {
    this.store.set({ isSettling });
  }

  /** Looks whether the file is another one by now. */
  async compareDisk(): Promise<void> {
    // What is being saved here is no news, and is looked at afterwards.
    if (this.store.get().isSaving) return;
    await this.reload().catch((error: unknown) => {
      if (error instanceof Refused && error.status === 404)
        this.store.set({ note: { kind: 'problem', text: editorTexts.clash.gone } });
    });
  }

  /** The text as it is, for whoever compares or shows it. */
  current(): string {
    return this.standing.read();
  }

  private async reload(): Promise<void> {
    const manuscript = await this.api.open();
    const { version, source } = manuscript;
    if (!this.standing.standsOn(version)) {
      if (this.standing.draft() === undefined) {
        this.standing.rebase(version, source);
        this.standing.write(source);
        this.store.set({ note: { kind: 'done', text: editorTexts.clash.adopted }, clash: undefined });
      } else if (this.standing.read() === source) {
        this.standing.rebase(version, source);
        this.store.set({ clash: undefined });
      } else {
        this.store.set({ clash: { current: { source, version }, base: this.standing.origin } });
      }
    }
    this.store.set({ manuscript, isDirty: this.standing.draft() !== undefined });
  }

  /** Does one thing at a time, and tells what came of it. */
  private async attempt(work: () => Promise<Written | undefined>, done?: string): Promise<boolean> {
    if (this.store.get().isSaving) return false;
    this.store.set({ isSaving: true, note: undefined });
    try {
      const written = await work();
      await this.reload();
      if (done !== undefined) this.store.set({ note: { kind: 'done', text: done } });
      if (written?.change.commit === 'failed') {
        const text = editorTexts.kept.uncommitted(written.change.commitMessage ?? '');
        this.store.set({ note: { kind: 'problem', text } });
      }
      return true;
    } catch (error) {
      // What did not go as asked may have changed something all the same: a correction that was handed over.
      await this.reload().catch(() => undefined);
      this.tellFailure(error);
      return false;
    } finally {
      this.store.set({ isSaving: false });
    }
  }

  private async write(): Promise<Written> {
    await this.keeper.flush();
    const typed = this.standing.typed();
    const { source } = typed;
    const written = await this.api.save(typed);
    this.standing.rebase(written.version, source);
    if (this.standing.draft()) this.keeper.touch();
    else this.keeper.forget();
    // Orders that follow go by the version that is there now.
    const manuscript = { ...this.store.get().manuscript, version: written.version, source };
    this.store.set({ manuscript, savedAt: Date.now(), isDirty: this.standing.draft() !== undefined });
    return written;
  }

  private hearKept(kept: KeptState): void {
    this.store.set({ kept, isDirty: this.standing.draft() !== undefined });
    if (kept.kind === 'kept' || kept.kind === 'same') for (const listener of this.keptListeners) listener();
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

/** What became of a request to keep something. */
async function outcomeOf(work: Promise<void>): Promise<SendOutcome> {
  try {
    await work;
    return 'kept';
  } catch (error) {
    return error instanceof Refused ? { refused: error.message } : 'unreachable';
  }
}

/** Orders that are about the text as it stands in the editor. */
const goesWithText: ReadonlySet<ArticleOrder['action']> = new Set(['publish', 'schedule', 'correct']);

type DistributiveOmit<T, Key extends PropertyKey> = T extends unknown ? Omit<T, Key> : never;
