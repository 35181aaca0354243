import type { Draft } from '@/lib/desk/editor/draft-keeper';

export interface BrowserDraft extends Draft {
  /** By the clock of this computer, epoch milliseconds. */
  at: number;
}

/** Texts that the server did not get, kept in this browser. Where it keeps nothing (private windows), there are none. */
export class BrowserDrafts {
  private readonly key: string;

  constructor(person: string, slug: string) {
    this.key = `kaiyuan-desk:${person}:${slug}`;
  }

  put(draft: Draft | undefined): void {
    try {
      if (draft) localStorage.setItem(this.key, JSON.stringify({ ...draft, at: Date.now() }));
      else localStorage.removeItem(this.key);
    } catch {
      // Full or forbidden: the text stays in the page, and the line of state says that the server does not have it.
    }
  }

  get(): BrowserDraft | undefined {
    try {
      const kept: BrowserDraft | null = JSON.parse(localStorage.getItem(this.key) ?? 'null');
      return kept ?? undefined;
    } catch {
      return undefined;
    }
  }
}
