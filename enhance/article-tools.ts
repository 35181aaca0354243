import { announce, appendUntil, makeButton } from './dom';
import { EnhancedElement } from './enhanced-element';
import { makeListenButton } from './listen-button';

/** How long a button says that it has done its work, in milliseconds. */
const doneMs = 2500;

/** The address to pass on: without what a campaign or a search added to it. */
function pageAddress(): string {
  return document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href ?? location.href;
}

/** For pages that came without encryption, where browsers give scripts no clipboard. */
function copyBySelection(address: string): void {
  const field = document.createElement('textarea');
  field.value = address;
  document.body.append(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  if (!done) throw new Error('nothing was copied');
}

async function copy(address: string): Promise<void> {
  if (navigator.clipboard) await navigator.clipboard.writeText(address);
  else copyBySelection(address);
}

function share(): void {
  // Rejects when the reader decides otherwise.
  navigator.share({ title: document.title, url: pageAddress() }).catch(() => undefined);
}

/** The row of an article's tools: none of them works without scripts, so the server sends it empty. */
export class ArticleTools extends EnhancedElement<'tools'> {
  protected override enhance(signal: AbortSignal): void {
    const { text } = this;
    const listen = makeListenButton(this, text, signal);
    if (listen) appendUntil(signal, this, listen);
    appendUntil(
      signal,
      this,
      makeButton(text('print'), () => print()),
      this.#makeCopyButton(),
    );
    if ('share' in navigator) appendUntil(signal, this, makeButton(text('share'), share));
  }

  #makeCopyButton(): HTMLButtonElement {
    const { text } = this;
    const button = makeButton(text('copy'), async () => {
      button.style.minInlineSize = `${button.getBoundingClientRect().width}px`;
      const message = await copy(pageAddress()).then(
        () => text('copied'),
        () => text('uncopied'),
      );
      button.focus();
      button.textContent = message;
      announce(message);
      setTimeout(() => {
        button.textContent = text('copy');
        announce('');
      }, doneMs);
    });
    return button;
  }
}
