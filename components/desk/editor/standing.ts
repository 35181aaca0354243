import type { Draft } from '@/lib/desk/editor/draft-keeper';
import type { Editing } from '@/lib/desk/editor/open-editing';

/** The text as it stands in the editor. */
export interface EditorText {
  read: () => string;
  write: (text: string) => void;
}

/** How the text in the editor stands to the file: what it began from, and what differs. */
export class Standing {
  /** What the editor begins with: the working copy, else the file. */
  readonly begin: string;
  private text: EditorText = { read: () => this.begin, write: () => undefined };
  /** Version that the text began from, and what it said; empty when nobody knows. */
  private base: string;
  private saved: string;

  constructor({ manuscript: { workingCopy: copy, source, version }, copyBase }: Editing) {
    const isOld = copy !== undefined && copy.base !== version;
    this.begin = copy?.source ?? source;
    this.base = copy?.base ?? version;
    this.saved = isOld ? (copyBase ?? '') : source;
  }

  attach(text: EditorText): void {
    this.text = text;
  }

  read(): string {
    return this.text.read();
  }

  write(text: string): void {
    if (text !== this.text.read()) this.text.write(text);
  }

  /** What is typed and not in the file, with what it began from; undefined when there is nothing. */
  draft(): Draft | undefined {
    const source = this.text.read();
    return source === this.saved ? undefined : { source, base: this.base };
  }

  /** The text began from another version than thought. */
  beginFrom(base: string): void {
    this.base = base;
  }

  /** From now on the text stands on this version of the file. */
  rebase(version: string, source: string): void {
    this.base = version;
    this.saved = source;
  }

  standsOn(version: string): boolean {
    return this.base === version;
  }

  /** A text with the version that it began from, to be saved. */
  typed(): Draft {
    return { source: this.text.read(), base: this.base };
  }

  /** What the text began from, as far as it is known. */
  get origin(): string | null {
    return this.saved || null;
  }
}
