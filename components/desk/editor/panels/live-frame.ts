import { findBlock } from '@/lib/desk/editor/preview-place';
import { patchDocument } from './patch-document';

/** What of a page can be followed: its blocks of text. */
const blocks = 'main :is(h1, h2, h3, h4, h5, h6, p, li, blockquote, figcaption, td, th, dt, dd, summary)';

/** What the live page is marked with when it shows the text as it is written. */
const unreadable = '[data-unreadable]';

/** The live preview in its frame: a reader's page, brought up to date in its place. */
export class LiveFrame {
  /** What the server sent last; undefined for the page as it was loaded. */
  private before: Document | undefined;
  private refreshing: Promise<boolean> | undefined;
  private again = false;

  constructor(
    private readonly frame: HTMLIFrameElement,
    private readonly address: string,
  ) {}

  /** The frame loaded the page anew. */
  loaded(): void {
    this.before = undefined;
  }

  /**
   * Shows what the server has now. Calls while one is under way become one more.
   * @returns false when the text has errors that keep it from being set: what was shown last then stays
   * @throws Error when the server does not send the page
   */
  async refresh(): Promise<boolean> {
    if (this.refreshing) {
      this.again = true;
      return this.refreshing;
    }
    this.refreshing = this.run().finally(() => {
      this.refreshing = undefined;
    });
    return this.refreshing;
  }

  /** Moves to the block that shows a place, unless it is in sight. */
  follow(place: { key: string; before: number }): void {
    const page = this.frame.contentDocument;
    const window = this.frame.contentWindow;
    if (!page || !window) return;
    const found = [...page.querySelectorAll(blocks)];
    const block =
      found[
        findBlock(
          found.map(({ textContent }) => textContent ?? ''),
          place,
        )
      ];
    if (!block) return;
    const { top, bottom } = block.getBoundingClientRect();
    if (top >= 0 && bottom <= window.innerHeight) return;
    window.scrollTo({ top: window.scrollY + top - window.innerHeight / 3 });
  }

  private async run(): Promise<boolean> {
    let isShown: boolean;
    do {
      this.again = false;
      isShown = await this.bring();
    } while (this.again);
    return isShown;
  }

  private async bring(): Promise<boolean> {
    const response = await fetch(this.address, { cache: 'no-store' });
    if (!response.ok || response.redirected) throw new Error(`${response.status}`);
    const next = new DOMParser().parseFromString(await response.text(), 'text/html');
    const page = this.frame.contentDocument;
    if (!page?.body) return true;
    if (next.querySelector(unreadable)) return false;
    const { before } = this;
    if (!before) page.body.replaceWith(page.importNode(next.body, true));
    else if (!patchDocument(page, before, next)) this.frame.contentWindow?.location.reload();
    this.before = next;
    return true;
  }
}
