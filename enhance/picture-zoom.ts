import { appendUntil, makeButton } from './dom';
import { EnhancedElement } from './enhanced-element';
import { openLightbox } from './lightbox';

/** A picture of the text that opens in full size; all of a page are one gallery. */
export class PictureZoom extends EnhancedElement<'pictures'> {
  #button: HTMLButtonElement | undefined;

  protected override enhance(signal: AbortSignal): void {
    const picture = this.querySelector('img');
    // In a link, pressing the picture means something else.
    if (!picture || this.closest('a')) return;
    const button = makeButton('', () => this.#open(picture, signal), 'zoom');
    button.ariaLabel = this.text('zoom', { alt: picture.alt });
    appendUntil(signal, this, button);
    const press = (): void => {
      button.focus({ preventScroll: true });
      button.click();
    };
    picture.addEventListener('click', press, { signal });
    this.#button = button;
  }

  #open(picture: HTMLImageElement, signal: AbortSignal): void {
    const all = [...document.querySelectorAll('picture-zoom')];
    const pictures = all
      .filter((one) => one instanceof PictureZoom && one.#button?.isConnected)
      .map((one) => one.querySelector('img'))
      .filter((image) => image !== null);
    openLightbox(pictures, pictures.indexOf(picture), this.text, signal);
  }
}
