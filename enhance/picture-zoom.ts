import { appendUntil, dom, makeButton } from './dom';
import { EnhancedElement } from './enhanced-element';
import { fetchBeforePress, parts } from './parts';

/** A picture of the text that opens in full size; all of a page are one gallery. */
export class PictureZoom extends EnhancedElement<'pictures'> {
  protected override enhance(signal: AbortSignal): void {
    const picture = this.querySelector('img');
    // In a link, pressing the picture means something else.
    if (!picture || this.closest('a')) return;
    const open = (): void => {
      // What cannot be fetched cannot be opened: the picture stays as it is.
      this.#open(picture, signal).catch(() => undefined);
    };
    const button = makeButton('', open, 'zoom');
    button.ariaLabel = this.text('zoom', { alt: picture.alt });
    fetchBeforePress(button, parts.lightbox);
    appendUntil(signal, this, button);
    const press = (): void => {
      button.focus({ preventScroll: true });
      button.click();
    };
    picture.addEventListener('click', press, { signal });
  }

  async #open(picture: HTMLImageElement, signal: AbortSignal): Promise<void> {
    const { openLightbox } = await parts.lightbox();
    // The reader left, or pressed twice.
    if (signal.aborted || document.querySelector('dialog[open]')) return;
    openLightbox(dom, picture, this.text, signal);
  }
}
